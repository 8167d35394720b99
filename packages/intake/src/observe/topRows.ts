import type { CsvCursor } from '../csv/cursor.ts';
import { type ReadRow, readRow } from '../csv/table.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { headingParts, HEADING_JOINT } from './flattenHeadings.ts';

/** Line and column as the places of a table count them: characters in a CSV file, columns in a sheet. */
export interface CellPosition {
  readonly line: number;
  readonly column: number;
}

/** Everything above the values of a table, and its headings. */
export interface TopRows {
  readonly rows: readonly ReadRow[];
  /** Rows of headings, from 1. */
  readonly headingRows: readonly number[];
  /** One heading a column, as flattened; trailing blank ones are left out. */
  readonly headings: readonly string[];
  /** The parts of each heading. */
  readonly parts: readonly (readonly string[])[];
  /** Line that issues about the headings name. */
  readonly line: number;
  /** Where a cell of these rows stands; `row` from 1, `column` from 0. */
  position(row: number, column: number): CellPosition;
  /** Where the heading of a column stands: its lowest part. */
  headingPosition(column: number): CellPosition;
}

/** The first row in which something stands, from 1, with what was read on the way; undefined where nothing does. */
export function firstRows(cursor: CsvCursor): readonly ReadRow[] | undefined {
  const rows: ReadRow[] = [];
  while (!cursor.done) {
    const row = readRow(cursor);
    rows.push(row);
    if (row.cells.some((cell) => cell !== '')) return cursor.fault ? undefined : rows;
  }
  return undefined;
}

/** Reads the rows down to the last row of headings; the cursor then stands on the row after it. Rule: MAP-12, MAP-2. */
export function readTop(cursor: CsvCursor, sheet: Sheet, headingRows: readonly number[]): TopRows {
  const rows: ReadRow[] = [];
  const last = headingRows.at(-1) ?? 0;
  while (rows.length < last && !cursor.done) rows.push(readRow(cursor));
  return topRows(rows, sheet, headingRows);
}

/** Headings out of rows that were read. */
export function topRows(rows: readonly ReadRow[], sheet: Sheet, headingRows: readonly number[]): TopRows {
  const parts = headingParts(
    rows.map(({ cells }) => cells),
    headingRows,
    sheet.merges,
    sheet.form === 'csv',
  ).slice();
  while (parts.length > 1 && parts.at(-1)?.length === 0) parts.pop();
  const position = (row: number, column: number): CellPosition => {
    const read = rows[row - 1];
    if (sheet.form === 'sheet' || !read) return { line: read?.line ?? row, column: column + 1 };
    return { line: read.line, column: read.columnOf(column) };
  };
  return {
    rows,
    headingRows,
    headings: parts.map((texts) => texts.join(HEADING_JOINT)),
    parts,
    line: rows[(headingRows.at(-1) ?? 1) - 1]?.line ?? 1,
    position,
    headingPosition: (column) => {
      const row = headingRows.findLast((one) => (rows[one - 1]?.cells[column] ?? '') !== '') ?? headingRows.at(-1) ?? 1;
      return position(row, column);
    },
  };
}
