import type { BundleLevel } from '@kedu/bundle';
import type { Issue } from '@kedu/model';
import { type Context, denied } from '@kedu/workflow';

/**
 * Why a bundle of a level is not for whoever asks, or undefined where it is.
 *
 * The public level is for all who may read results; that of the congress for those who may read them without bounds; the internal one for
 * those who may read all figures besides. Rule: DISCLOSE-15. Errors: RIGHT_SEAT, RIGHT_DENIED.
 * Example: the post of one city → its public bundles alone; the congress → public and congress; the office → all.
 */
export function levelDenied(context: Context, level: BundleLevel): Issue | undefined {
  if (level === 'public') return denied(context, 'read_result');
  const results = denied(context, 'read_result', { isAll: true });
  return results ?? (level === 'congress' ? undefined : denied(context, 'read_value', { isAll: true }));
}
