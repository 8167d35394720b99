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
  let column = 0;
  let cell = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && bytes[at] === QUOTE) return false;
    if (at < end && bytes[at] !== COMMA) continue;
    if (at > cell && !isPlainCell(bytes, cell, at, types[column])) return false;
    column += 1;
    cell = at + 1;
  }
  return true;
}

function isPlainCell(bytes: Uint8Array, start: number, end: number, type: FieldType | undefined): boolean {
  if (type === 'number' || type === 'integer') return isPlainNumber(bytes, start, end, type === 'number');
  if (type === 'boolean') return isWord(bytes, start, end, 'true') || isWord(bytes, start, end, 'false');
  return type !== 'date';
}

/** Digits, a sign before them, one dot between them. */
function isPlainNumber(bytes: Uint8Array, start: number, end: number, mayHaveDot: boolean): boolean {
  const first = bytes[start] === MINUS ? start + 1 : start;
  if (first === end || bytes[first] === DOT || bytes[end - 1] === DOT) return false;
  let dots = 0;
  for (let at = first; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === DOT) dots += 1;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  return dots === 0 || (mayHaveDot && dots === 1);
}

function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}
