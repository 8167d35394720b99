import type { DisclosureLevel } from '@kedu/scheme';
import { BUNDLE_LEVELS, type BundleLevel } from '../manifest/manifest.ts';

/** Whether a bundle may not show what only `level` may see. Rule: DISCLOSE-2. Example: isBeyond('internal', 'congress') → true. */
export function isBeyond(level: DisclosureLevel, bundle: BundleLevel): boolean {
  return widthOf(level) > widthOf(bundle);
}

/** 0 for what everybody sees; the higher, the fewer. */
export function widthOf(level: DisclosureLevel): number {
  return BUNDLE_LEVELS.indexOf(level);
}
