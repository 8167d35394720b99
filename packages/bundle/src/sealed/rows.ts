import { type HashFunction, leafHash, rangeHash, sourceOfLeaves, utf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { hexOf } from '../entry/hashes.ts';
import type { SealedTableName } from '../paths.ts';
import type { SealedRoot } from './root.ts';

/** Most rows of a block. Rule: BUNDLE-3. */
export const BLOCK_ROWS = 128;
export const SALT_SIZE = 32;

/** A row to be sealed: its canonical text, and why it may not be disclosed. */
export interface RowToSeal {
  readonly text: string;
  readonly withheld?: string | undefined;
}

/** A block of rows: its salt where the rows are disclosed, its commitment and the reason where they are not. Rule: BUNDLE-3. */
export type SealedBlock = {
  readonly table: SealedTableName;
  /** Number of the block in its table, from 0. */
  readonly block: number;
  /** Number of its first row in the table, from 0. */
  readonly first: number;
  readonly rows: number;
} & ({ readonly salt: Uint8Array } | { readonly commitment: Uint8Array; readonly reason: string });

/** A table as its blocks, with the root over their commitments. */
export interface SealedTable extends SealedRoot {
  readonly table: SealedTableName;
  readonly sealed: readonly SealedBlock[];
  /** Commitments of all blocks, also of those whose salt is given. */
  readonly commitments: readonly Uint8Array[];
}

/** The salt of a block of a table, by its first row and number of rows: 32 bytes that nobody else can find out. Rule: BUNDLE-3. */
export type SaltOf = (table: SealedTableName, first: number, rows: number) => Uint8Array;

/**
 * The text of a row: canonical JSON of table, key and cells, as the cells read in a CSV (a leading apostrophe with them, OUT-2).
 *
 * Rule: BUNDLE-3. Example: rowText('units', ['990100'], ['990100', '北川市']) → '["units",["990100"],["990100","北川市"]]'.
 */
export function rowText(table: SealedTableName, key: readonly string[], cells: readonly string[]): string {
  return canonicalJson([table, key, cells]);
}

/** The commitment of a block: leaf hash of its salt and its rows, each ended by a newline. Rule: BUNDLE-3. */
export function blockCommitment(sha256: HashFunction, salt: Uint8Array, rows: readonly string[]): Uint8Array {
  return commitmentOfBytes(sha256, salt, utf8(rows.map((row) => `${row}\n`).join('')));
}

/** The same for rows as bytes, each ended by a newline. */
export function commitmentOfBytes(sha256: HashFunction, salt: Uint8Array, rows: Uint8Array): Uint8Array {
  return leafHash((...parts) => sha256(...parts, rows), salt);
}

/** The root over the commitments of a table, `sha256:…`. Rule: BUNDLE-3. */
export function sealedRoot(sha256: HashFunction, commitments: readonly Uint8Array[]): SealedRoot {
  const root = rangeHash(sha256, sourceOfLeaves(sha256, commitments), { start: 0, end: commitments.length });
  return { root: `sha256:${hexOf(root)}`, blocks: commitments.length };
}

/**
 * Seals the rows of a table in their order: neighbours that are disclosed in blocks of at most 128, each that is withheld in a block of its own.
 *
 * Rule: BUNDLE-3. Errors: RangeError for a salt that has not 32 bytes. Example: 300 rows of which the 200th is withheld → blocks of 128, 71, 1, 100 rows.
 */
export function sealRows(sha256: HashFunction, table: SealedTableName, rows: readonly RowToSeal[], saltOf: SaltOf): SealedTable {
  const sealed: SealedBlock[] = [];
  const commitments: Uint8Array[] = [];
  for (let first = 0; first < rows.length; ) {
    const { withheld } = rows[first] as RowToSeal;
    const end = withheld === undefined ? endOfBlock(rows, first) : first + 1;
    const block = sealed.length;
    const salt = saltOf(table, first, end - first);
    if (salt.length !== SALT_SIZE) throw new RangeError(`sealRows: a salt of ${salt.length} bytes`);
    const commitment = blockCommitment(
      sha256,
      salt,
      rows.slice(first, end).map(({ text }) => text),
    );
    const place = { table, block, first, rows: end - first };
    commitments.push(commitment);
    sealed.push(withheld === undefined ? { ...place, salt } : { ...place, commitment, reason: withheld });
    first = end;
  }
  return { table, sealed, commitments, ...sealedRoot(sha256, commitments) };
}

function endOfBlock(rows: readonly RowToSeal[], first: number): number {
  let end = first;
  while (end < rows.length && end - first < BLOCK_ROWS && rows[end]?.withheld === undefined) end += 1;
  return end;
}
