import type { Issue, Place } from '@kedu/model';
import { runnerIssue } from '../codes.ts';
import type { MissingData } from './pack.ts';
import { type FileOrigin, KEDU_DATA } from './packFile.ts';
import type { PackFiles } from './packFiles.ts';

/** A file that a pack names: its bytes, or what is missing, or what is wrong. */
export interface NamedBytes {
  readonly bytes?: Uint8Array;
  readonly missing?: MissingData;
  readonly issues: readonly Issue[];
}

/**
 * Reads a file of the pack, or one named kedu-data:… from outside it.
 * Rule: PACK-5, PACK-6. Errors: PACK_DATA_MISSING for a file outside that is not on this machine, and those of PackFiles.
 */
export function readNamed(
  entry: { readonly file: string; readonly place: Place; readonly origin?: FileOrigin | undefined },
  pack: PackFiles,
  outside: PackFiles | undefined,
): NamedBytes {
  const { file, place } = entry;
  if (!file.startsWith(KEDU_DATA)) return pack.read(file, place, file);
  const name = file.slice(KEDU_DATA.length);
  if (outside?.has(name)) return outside.read(name, place, file);
  const { title = '', url = '' } = entry.origin ?? {};
  const reason = outside === undefined ? 'no_kedu_data' : 'no_file';
  return { missing: { file, title, url }, issues: [runnerIssue('PACK_DATA_MISSING', place, { file, title, url, reason })] };
}
