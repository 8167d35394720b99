import type { FieldType } from '@kedu/bundle';
import type { ReadTable } from './tables.ts';

/** A cell that is neither blank nor of the type of its column. */
export interface OddCell {
  readonly line: number;
  readonly column: string;
  readonly type: FieldType;
  readonly found: string;
}

const FORMS: Readonly<Partial<Record<FieldType, RegExp>>> = {
  number: /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
};

/**
 * The first cell of each column that is neither blank nor of its type.
 *
 * Shape: types in the order of the columns. Rule: BUNDLE-6, VERIFY-2. Errors: none; a row that is too short or too long is said elsewhere.
 */
export function oddCells(table: ReadTable, types: readonly FieldType[]): readonly OddCell[] {
  const { headings, index, count } = table;
  const odd = new Map<string, OddCell>();
  for (let row = 0; row < count; row += 1) {
    if (index && isPlainRow(index.bytes, index.start(row), index.end(row), types)) continue;
    const { line, cells } = table.row(row);
    headings.forEach((column, i) => {
      const [type = 'string', found = ''] = [types[i], cells[i]];
      if (found !== '' && FORMS[type]?.test(found) === false && !odd.has(column)) odd.set(column, { line, column, type, found });
    });
  }
  return [...odd.values()];
}

const COMMA = 0x2c;
const QUOTE = 0x22;
const DOT = 0x2e;
const MINUS = 0x2d;

/** Whether every cell of a row is plainly of its type, as its bytes say; of any other a closer look tells. Millions of cells are never made a text. */
function isPlainRow(bytes: Uint8Array, start: number, end: number, types: readonly FieldType[]): boolean {
  for (let at = start, column = 0; at <= end; at += 1, column += 1) {
    const [type, cell] = [types[column], at];
    if (type === 'number' || type === 'integer') at = endOfNumber(bytes, cell, end, type === 'number');
    else at = endOfText(bytes, cell, end);
    if (at < 0) return false;
    if (at === cell) continue;
    if (type === 'date') return false;
    if (type === 'boolean' && !isWord(bytes, cell, at, 'true') && !isWord(bytes, cell, at, 'false')) return false;
  }
  return true;
}

/** Where a cell without quotation marks ends; −1 where it has any. */
function endOfText(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end && bytes[at] !== COMMA; at += 1) if (bytes[at] === QUOTE) return -1;
  return at;
}

/** Where a cell ends that is blank, or digits, a sign before them, one dot between them; −1 where it is not. */
function endOfNumber(bytes: Uint8Array, start: number, end: number, mayHaveDot: boolean): number {
  if (start === end || bytes[start] === COMMA) return start;
  const first = bytes[start] === MINUS ? start + 1 : start;
  let at = endOfDigits(bytes, first, end);
  if (at === first) return -1;
  if (mayHaveDot && at < end && bytes[at] === DOT) {
    const fraction = at + 1;
    at = endOfDigits(bytes, fraction, end);
    if (at === fraction) return -1;
  }
  return at === end || bytes[at] === COMMA ? at : -1;
}

function endOfDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at += 1;
  return at;
}

function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}
