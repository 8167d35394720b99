import { CsvCursor } from '../csv/cursor.ts';
import type { CellRange, Sheet } from './sheet.ts';

/** A sheet, or the first rows of it, as text to look around in. Rows and columns count from 1; of a CSV file rows count records. */
export interface Grid {
  /** Trimmed cells; a row is as long as its last filled cell, a blank row is empty. */
  readonly rows: readonly (readonly string[])[];
  /** Whether rows beyond the limit were left out. */
  readonly cut: boolean;
  /** Text of a cell, '' where there is none. */
  cell(row: number, column: number): string;
  /** As `cell`, but a cell of a merged range has the text of its first one. */
  filled(row: number, column: number): string;
  /** The merged range that a cell lies in. */
  mergeAt(row: number, column: number): CellRange | undefined;
}

/** Rows that a grid holds by default. */
export const GRID_ROWS = 20_000;

/** Cells of merged ranges that are looked up one by one; larger ranges are searched. */
const INDEXED_CELLS = 1_000_000;

/**
 * The rows of a sheet as text: for scheme workbooks, headings and guessing, not for data of any size.
 *
 * A CSV whose quotes are broken ends at the fault; the reader of values says what is wrong with it.
 * Rule: SHEET-11 (docs/spec/sheets.md).
 * Example: a sheet with A1:B1 merged over `指标` → cell(1, 2) is '', filled(1, 2) is `指标`.
 */
export function gridOf(sheet: Sheet, limit: number = GRID_ROWS): Grid {
  const cursor = new CsvCursor(sheet.bytes, sheet.delimiter);
  const rows: string[][] = [];
  while (!cursor.done && rows.length < limit) {
    const row: string[] = [];
    let filled = 0;
    do {
      cursor.next();
      const text = cursor.text().trim();
      row.push(text);
      if (text !== '') filled = row.length;
    } while (!cursor.rowEnd);
    if (cursor.fault) break;
    row.length = filled;
    rows.push(row);
  }
  const mergeAt = mergeFinder(sheet.merges);
  const cell = (row: number, column: number): string => rows[row - 1]?.[column - 1] ?? '';
  return {
    rows,
    cut: !cursor.done,
    cell,
    filled: (row, column) => {
      const range = mergeAt(row, column);
      return range ? cell(range.top, range.left) : cell(row, column);
    },
    mergeAt,
  };
}

function mergeFinder(merges: readonly CellRange[]): (row: number, column: number) => CellRange | undefined {
  const byCell = new Map<number, CellRange>();
  const wide: CellRange[] = [];
  let left = INDEXED_CELLS;
  for (const range of merges) {
    const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (cells > left) {
      wide.push(range);
      continue;
    }
    left -= cells;
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) byCell.set(row * 16_384 + column - 1, range);
  }
  return (row, column) =>
    byCell.get(row * 16_384 + column - 1) ??
    wide.find((range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right);
}
