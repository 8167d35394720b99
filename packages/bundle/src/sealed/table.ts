import { type HashFunction, utf8 } from '@kedu/ledger';
import { ROW_END } from '@kedu/tables';
import { SEALED_TABLES, type SealedTableName } from '../paths.ts';
import { anyTable, type RefuseLine, type TableRow } from '../tableFile.ts';
import { ROW_KEYS, type Withhold, withheldCells } from './disclosure.ts';
import { type RowToSeal, rowText, type SaltOf, type SealedTable, sealRows } from './rows.ts';

/** A table as it is published, with its seal. */
export interface PublishedTable {
  readonly table: SealedTableName;
  readonly path: string;
  /** CSV; withheld rows without what is withheld. */
  readonly text: string;
  readonly headings: readonly string[];
  /** Rows as they are published. */
  readonly rows: readonly (readonly string[])[];
  /** Number of the row in the table, from 0 → reason. */
  readonly withheld: ReadonlyMap<number, string>;
  /** Texts of the rows as they are sealed, withheld ones too; never to be published as such. */
  readonly texts: readonly string[];
  readonly sealed: SealedTable;
}

/** What sealing needs beside the table. */
export interface Sealing {
  readonly sha256: HashFunction;
  readonly saltOf: SaltOf;
  readonly withhold?: Withhold | undefined;
}

/**
 * A whole table as it may be published: its withheld rows blank, all its rows sealed as they were.
 *
 * Shape: `text` is CSV of the rows in their order. Rules: BUNDLE-3, DISCLOSE-1. Errors: RangeError for a text that is no such table, or without a key column.
 */
export function publishTable(table: SealedTableName, text: string, { sha256, saltOf, withhold }: Sealing): PublishedTable {
  const { headings, rows } = anyTable(utf8(text), noTable(table));
  const withheld = new Map<number, string>();
  if (withhold)
    rows.forEach(({ cells }, i) => {
      const reason = withhold(table, Object.fromEntries(headings.map((heading, c) => [heading, cells[c] ?? ''])));
      if (reason !== undefined) withheld.set(i, reason);
    });
  const texts = sealedTexts(table, headings, rows);
  const toSeal = texts.map((one, i): RowToSeal => ({ text: one, withheld: withheld.get(i) }));
  const published = rows.map(({ cells }, i) => {
    const reason = withheld.get(i);
    return reason === undefined ? cells : withheldCells(table, headings, cells, reason);
  });
  return {
    table,
    path: SEALED_TABLES[table],
    text: withheld.size === 0 ? text : tableText(headings, published),
    headings,
    rows: published,
    withheld,
    texts,
    sealed: sealRows(sha256, table, toSeal, saltOf),
  };
}

/** The texts of rows as they are sealed, in their order. Rule: BUNDLE-3. Errors: RangeError where a key column is missing. */
export function sealedTexts(table: SealedTableName, headings: readonly string[], rows: readonly TableRow[]): readonly string[] {
  const at = ROW_KEYS[table].map((name) => headings.indexOf(name));
  if (at.some((column) => column < 0)) throw new RangeError(`sealedTexts: ${table} needs ${ROW_KEYS[table].join(', ')}`);
  return rows.map(({ cells }) =>
    rowText(
      table,
      at.map((column) => cells[column] ?? ''),
      cells,
    ),
  );
}

/** CSV of cells that are safe already. */
export function tableText(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, ...rows].map((cells) => cells.map(cellText).join(',') + ROW_END).join('');
}

/** A cell that is safe already, quoted where CSV asks for it. */
function cellText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Refuses a text that is no table: a programming fault. */
export function noTable(table: SealedTableName): RefuseLine {
  return (reason, line) => {
    throw new RangeError(`publishTable: ${table} line ${line}: ${reason}`);
  };
}
