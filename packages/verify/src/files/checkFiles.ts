import { type BundleHashers, type BundleManifest, isListed, isNoticePath, twoHashes } from '@kedu/bundle';
import type { Findings } from '../findings.ts';

/**
 * Holds the files against their list: each is there with its length and both digests, and none that is not listed.
 *
 * Shape: how many agree. Rule: VERIFY-2. Errors, as findings: VERIFY_FILE_MISSING, VERIFY_FILE_CHANGED (`bytes`, `sha256`, `sm3`; the first
 * that differs), VERIFY_FILE_UNLISTED; VERIFY_SEEN (`damaged`) for what lies where a notice of withdrawal would, and is none (NOTICE-4).
 */
export function checkFiles(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
  hashers: BundleHashers,
  findings: Findings,
): number {
  let agree = 0;
  for (const listed of manifest.files) {
    const bytes = files.get(listed.path);
    const place = { file: listed.path };
    if (!bytes) {
      findings.add('VERIFY_FILE_MISSING', place);
      continue;
    }
    const found = { bytes: bytes.length, ...twoHashes(hashers, bytes) };
    const field = (['bytes', 'sha256', 'sm3'] as const).find((name) => found[name] !== listed[name]);
    if (field === undefined) agree += 1;
    else findings.add('VERIFY_FILE_CHANGED', place, { field, found: found[field], expected: listed[field] });
  }
  const known = new Set(manifest.files.map(({ path }) => path));
  for (const path of files.keys()) {
    if (!isListed(path) || known.has(path)) continue;
    if (isNoticePath(path)) findings.add('VERIFY_SEEN', { file: path }, { reason: 'damaged' });
    else findings.add('VERIFY_FILE_UNLISTED', { file: path });
  }
  return agree;
}
