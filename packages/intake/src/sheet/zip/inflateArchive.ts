import type { Issue } from '@kedu/model';
import { intakeIssue } from '../../codes.ts';
import { SheetFault } from '../fault.ts';
import { Archive } from './archive.ts';

/** A file in an archive, not inflated yet. */
export interface ArchivedFile {
  /** Path with `/`, as the archive spells it; folders end with one. */
  readonly name: string;
  /** Bytes once inflated, as the archive says. */
  readonly size: number;
  read(): { readonly bytes: Uint8Array } | { readonly issue: Issue };
}

/**
 * A zip archive of any files, each inflated when it is asked for.
 *
 * Shape: in the order of the archive's directory. `bytes` bounds what all together may inflate to.
 * Rule: SHEET-2, SHEET-9. Errors: SHEET_DAMAGED, SHEET_PART_DAMAGED, SHEET_ZIP_PASSWORD, SHEET_ZIP_METHOD, SHEET_ZIP_INFLATES, SHEET_ZIP_PARTS, as issues; nothing is thrown for bytes.
 */
export function inflateArchive(
  zip: Uint8Array,
  { files, bytes }: { readonly files: number; readonly bytes: number },
): { readonly entries: readonly ArchivedFile[] } | { readonly issue: Issue } {
  return guarded(() => {
    const limits = { inflated: bytes, ratio: Number.POSITIVE_INFINITY, free: bytes, parts: files, tables: bytes };
    const archive = new Archive(zip, limits);
    const entries = archive.entries.map(
      (entry): ArchivedFile => ({
        name: entry.name,
        size: entry.size,
        read: () => guarded(() => ({ bytes: archive.read(entry) })),
      }),
    );
    return { entries };
  });
}

function guarded<T extends object>(act: () => T): T | { readonly issue: Issue } {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    return { issue: intakeIssue(error.code, {}, error.args) };
  }
}
