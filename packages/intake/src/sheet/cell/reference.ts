import { cellName, columnName } from '@kedu/model';
import type { CellRange } from '../sheet.ts';

/** Last row and column that a sheet can have. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Row and column of `B12`, from 1; undefined where the text names no cell of a sheet. `$` is passed over. */
export function cellReference(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row <= MAX_ROWS && column <= MAX_COLUMNS ? { row, column } : undefined;
}

/** The rectangle of `B2:D5` or `B2`. */
export function rangeReference(text: string): CellRange | undefined {
  const [from = '', until = from] = text.split(':');
  const first = cellReference(from);
  const last = cellReference(until);
  if (!first || !last) return undefined;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}

/** `B2:D5`. */
export function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}

/** Names of the first cells of a list, the rest as an ellipsis: `B2, B3, B4 …`. */
export class CellList {
  readonly #limit = 20;
  readonly #names: string[] = [];
  count = 0;
  first: string | undefined;

  add(row: number, column: number): void {
    this.count += 1;
    if (this.count > this.#limit) return;
    const name = cellName(row, column);
    this.first ??= name;
    this.#names.push(name);
  }

  text(): string {
    return `${this.#names.join(', ')}${this.count > this.#limit ? ' …' : ''}`;
  }
}

/** Ascending rows or columns as ranges: `5–8, 12`; more than twenty ranges end with an ellipsis. */
export function rangesText(numbers: readonly number[], of: 'rows' | 'columns'): string {
  const word = (n: number): string => (of === 'rows' ? String(n) : columnName(n));
  const ranges: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let end = i;
    while (end + 1 < numbers.length && numbers[end + 1] === (numbers[end] as number) + 1) end += 1;
    if (ranges.length === 20) return `${ranges.join(', ')} …`;
    ranges.push(i === end ? word(numbers[i] as number) : `${word(numbers[i] as number)}–${word(numbers[end] as number)}`);
    i = end + 1;
  }
  return ranges.join(', ');
}
