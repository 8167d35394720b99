import type { Findings } from '../findings.ts';
import { BUNDLE_LIMITS, type BundleLimits } from './limits.ts';
import { lookOf } from './lookAlike.ts';
import { nameFault } from './nameFault.ts';

/** A file before it is read. */
export interface Offered {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Which of the files on offer are read: those that name one place in the folder each, as far as the bounds allow.
 *
 * Shape: the admitted ones, in their order; nothing at all where there are too many or too much.
 * Rule: VERIFY-6. Errors, as findings: VERIFY_BOUNDS (`files`, `bytes`, `file_bytes`), VERIFY_NAME (of nameFault; `twice`, `look_alike`).
 */
export function admit<T extends Offered>(offered: readonly T[], findings: Findings, limits: BundleLimits = BUNDLE_LIMITS): readonly T[] {
  const total = offered.reduce((sum, { bytes }) => sum + bytes, 0);
  if (offered.length > limits.files) {
    findings.add('VERIFY_BOUNDS', {}, { bound: 'files', found: offered.length, most: limits.files });
    return [];
  }
  if (total > limits.bytes) {
    findings.add('VERIFY_BOUNDS', {}, { bound: 'bytes', found: total, most: limits.bytes });
    return [];
  }
  const looks = new Map<string, string>();
  return offered.filter(({ path, bytes }) => {
    const fault = nameFault(path);
    if (fault) {
      findings.add('VERIFY_NAME', { file: path }, { reason: fault, other: '' });
      return false;
    }
    const look = lookOf(path);
    const other = looks.get(look);
    if (other !== undefined) {
      findings.add('VERIFY_NAME', { file: path }, { reason: other === path ? 'twice' : 'look_alike', other });
      return false;
    }
    looks.set(look, path);
    if (bytes <= limits.fileBytes) return true;
    findings.add('VERIFY_BOUNDS', { file: path }, { bound: 'file_bytes', found: bytes, most: limits.fileBytes });
    return false;
  });
}
