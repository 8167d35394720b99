/** A table as it stands in a backup. */
export interface BackedUpTable {
  readonly table: string;
  readonly rows: number;
  /** Digest of what COPY gave, in the order of the primary key. */
  readonly sha256: string;
}

/** What a backup says of itself: `manifest.json`. */
export interface BackupManifest {
  readonly format: 'kedu-backup-1';
  /** Moment of the one state of the database that was copied. */
  readonly at: string;
  readonly migrations: readonly { readonly number: number; readonly sha256: string }[];
  readonly tables: readonly BackedUpTable[];
}

export const MANIFEST_FILE = 'manifest.json';

/** File of a table in a backup. */
export function fileOf(table: string): string {
  return `${table}.copy.gz`;
}

/** Reads a manifest; undefined for a text that is none. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    const read = JSON.parse(text) as Partial<BackupManifest> | null;
    const isWhole =
      read?.format === 'kedu-backup-1' &&
      typeof read.at === 'string' &&
      Array.isArray(read.migrations) &&
      Array.isArray(read.tables) &&
      read.tables.every((each) => /^[a-z_]+$/.test(String(each?.table)) && /^[0-9a-f]{64}$/.test(String(each?.sha256)));
    return isWhole ? (read as BackupManifest) : undefined;
  } catch {
    return undefined;
  }
}
