import { CsvCursor } from '../csv/cursor.ts';
import { CellList, MAX_COLUMNS } from './cell/reference.ts';
import type { CellRange } from './sheet.ts';

/**
 * Empties the cells that lie under a merged range but hold something still, as formats painted over filled cells leave them; tells which.
 *
 * The same bytes come back where there are none; undefined where more ranges cross one row than a row has cells, which no program writes.
 * Rule: SHEET-6.
 */
export function emptyUnderMerges(
  bytes: Uint8Array,
  merges: readonly CellRange[],
): { readonly bytes: Uint8Array; readonly covered: CellList } | undefined {
  const covered = new CellList();
  if (merges.length === 0) return { bytes, covered };
  const rows = new CoveredColumns(merges);
  const out = new Uint8Array(bytes.length);
  const cursor = new CsvCursor(bytes);
  let size = 0;
  let from = 0;
  let row = 1;
  let column = 1;
  while (!cursor.done && !cursor.fault) {
    if (column === 1 && !rows.moveTo(row)) return undefined;
    cursor.next();
    const { start, end, quoted } = cursor;
    if (end > start && rows.covers(column)) {
      covered.add(row, column);
      const fieldStart = quoted ? start - 1 : start;
      out.set(bytes.subarray(from, fieldStart), size);
      size += fieldStart - from;
      from = quoted ? end + 1 : end;
    }
    if (cursor.rowEnd) row += 1;
    column = cursor.rowEnd ? 1 : column + 1;
  }
  if (covered.count === 0) return { bytes, covered };
  out.set(bytes.subarray(from), size);
  return { bytes: out.slice(0, size + bytes.length - from), covered };
}

/** Which columns of the current row lie under a merged range and are not its first cell. */
class CoveredColumns {
  readonly #waiting: readonly CellRange[];
  readonly #columns = new Uint8Array(MAX_COLUMNS + 1);
  #next = 0;
  #open: CellRange[] = [];

  constructor(merges: readonly CellRange[]) {
    this.#waiting = [...merges].sort((a, b) => a.top - b.top);
  }

  covers(column: number): boolean {
    return this.#columns[column] === 1;
  }

  /** Moves to the next row; false where too many ranges cross it. */
  moveTo(row: number): boolean {
    const before = this.#open;
    const ends = before.some(({ bottom, top }) => bottom < row || top === row - 1);
    const starts = this.#next < this.#waiting.length && (this.#waiting[this.#next] as CellRange).top <= row;
    if (!ends && !starts) return true;
    this.#open = before.filter(({ bottom }) => bottom >= row);
    for (; this.#next < this.#waiting.length; this.#next += 1) {
      const range = this.#waiting[this.#next] as CellRange;
      if (range.top > row) break;
      if (range.bottom >= row) this.#open.push(range);
      if (this.#open.length > MAX_COLUMNS) return false;
    }
    this.#columns.fill(0);
    for (const { left, right } of this.#open) this.#columns.fill(1, left, right + 1);
    for (const { top, left } of this.#open) if (top === row) this.#columns[left] = 0;
    return true;
  }
}
