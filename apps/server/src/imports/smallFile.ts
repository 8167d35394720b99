import { inflateArchive } from '@kedu/intake';
import { UPLOAD_LIMITS } from './readFigures.ts';

/** Most bytes of a packed file that is read in the process that serves, and most that it inflates to. Rule: IMPORT-8. */
const PACKED = 32 * 1024;
const INFLATED = 1024 * 1024;

/** How much of a small file is inflated: no more than it says itself, whatever it holds. */
export const SMALL_LIMITS = { ...UPLOAD_LIMITS, inflated: INFLATED };

/**
 * Whether a file takes so little that the process that serves may read it: one of text up to `most` bytes, or a workbook of 32 KiB whose
 * parts say that they inflate to 1 MiB at most. It counts what a file is, and what it is called. Rule: IMPORT-8.
 */
export function isSmallFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, most: number): boolean {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (bytes.length > (isPacked || /\.(xlsx|zip)$/i.test(name) ? Math.min(most, PACKED) : most)) return false;
  if (!isPacked) return true;
  const archive = inflateArchive(bytes, { files: UPLOAD_LIMITS.parts, bytes: UPLOAD_LIMITS.inflated });
  // Nothing of it is inflated where its directory cannot be read.
  if ('issue' in archive) return true;
  const { entries } = archive;
  const isWorkbook = entries.some((entry) => entry.name.toLowerCase() === 'xl/workbook.xml');
  return isWorkbook && entries.reduce((sum, { size }) => sum + size, 0) <= INFLATED;
}
