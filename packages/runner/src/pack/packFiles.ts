import type { Issue, Place } from '@kedu/model';

/** Files of a pack, wherever they lie: a folder of the machine, or bytes handed in. Nothing outside them can be read. Rule: PACK-5. */
export interface PackFiles {
  /** Whether a file of this name is there. */
  has(name: string): boolean;
  /**
   * Bytes of a file, or what is wrong: PACK_PATH, PACK_FILE_MISSING, PACK_FILE_UNREADABLE, INTAKE_TOO_LARGE.
   * `place` is where the name was written; `shown` is how the file is called in issues.
   */
  read(name: string, place: Place, shown?: string): { readonly bytes?: Uint8Array; readonly issues: readonly Issue[] };
  /** Names of the files whose name ends with one of `endings`, in code-unit order. */
  list(endings: readonly string[]): string[];
}
