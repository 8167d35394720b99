import { ROW_KEYS, RowBytes, type SealedBlock, sealedTexts, type SealedTableName } from '@kedu/bundle';
import { utf8 } from '@kedu/ledger';
import type { ReadTable } from '../files/tables.ts';

/** Whether a table has the columns that tell its rows, and as many rows as its blocks. */
export function isSealable(table: SealedTableName, { headings, count }: ReadTable, blocks: readonly SealedBlock[]): boolean {
  const last = blocks.at(-1);
  return ROW_KEYS[table].every((column) => headings.includes(column)) && (last ? last.first + last.rows : 0) === count;
}

/** The bytes under the commitment of so many rows of a table, from one on; the next overwrite them. Rule: BUNDLE-3. */
export function rowsToSeal(table: SealedTableName, read: ReadTable): (first: number, count: number) => Uint8Array {
  const { headings, index } = read;
  if (index) {
    const key = ROW_KEYS[table].map((column) => headings.indexOf(column));
    const bytes = new RowBytes(table, index, key);
    return (first, count) => bytes.of(first, count);
  }
  const texts = sealedTexts(table, headings, read.rows);
  return (first, count) =>
    utf8(
      texts
        .slice(first, first + count)
        .map((text) => `${text}\n`)
        .join(''),
    );
}
