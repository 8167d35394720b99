import type { Block } from './blocks.ts';
import { bareYear, isValueLike } from './cellKind.ts';
import type { Layout } from './layout.ts';

/** What stands in one column of a table. */
export interface ColumnProfile {
  readonly column: number;
  /** Headings from the outermost to the innermost, without blanks and repetitions. */
  readonly parts: readonly string[];
  /** Different texts of the rows with the first row of each, merged cells filled; of fractions only the first ones. */
  readonly texts: ReadonlyMap<string, number>;
  readonly values: number;
  readonly words: number;
  readonly blanks: number;
  /** Whether every value is a whole number that counts on from 0 or 1. */
  readonly counts: boolean;
  readonly years: boolean;
}

/** Different numbers with a fraction that are kept of a column: no code and no period has one, so that the rest says nothing. */
const FRACTIONS = 300;

/** Rows of a table that hold values. */
export function bodyRows(block: Block): number[] {
  const rows: number[] = [];
  for (let row = block.first; row <= block.last; row += 1) if (!block.skip.has(row)) rows.push(row);
  return rows;
}

/** Profiles of all columns of a table. Rule: GUESS-4. */
export function profilesOf(layout: Layout, block: Block): ColumnProfile[] {
  const rows = bodyRows(block);
  return block.columns.map((column) => {
    const texts = new Map<string, number>();
    const numbers: string[] = [];
    let values = 0;
    let words = 0;
    let blanks = 0;
    for (const row of rows) {
      const text = layout.filled(row, column);
      const kind = layout.kind(row, column);
      if (text !== '' && (texts.size < FRACTIONS || !/[.%]/u.test(text) || kind === 'text') && !texts.has(text)) texts.set(text, row);
      if (isValueLike(kind)) {
        values += 1;
        numbers.push(text);
      } else if (kind === 'text') words += 1;
      else blanks += 1;
    }
    const counted = numbers.map(Number);
    return {
      column,
      parts: partsOf(layout, block.headings, column),
      texts,
      values,
      words,
      blanks,
      counts:
        counted.length > 0 &&
        counted.every((n, i) => Number.isInteger(n) && (i === 0 ? n <= 1 : n === (counted[i - 1] as number) + 1 || n === 1)),
      years: numbers.length > 0 && words === 0 && numbers.every((text) => bareYear(text) !== undefined),
    };
  });
}

/** Headings of a column as they nest; a name that spans columns without being merged reaches to the next. */
function partsOf(layout: Layout, headings: readonly number[], column: number): string[] {
  const parts: string[] = [];
  for (const [i, row] of headings.entries()) {
    const text = layout.filled(row, column) || (i < headings.length - 1 ? reaching(layout, headings, i, column) : '');
    if (text !== '' && parts.at(-1) !== text) parts.push(text);
  }
  return parts;
}

/** Of a file without merged cells: the name to the left, where the row below has a name of its own here. */
function reaching(layout: Layout, headings: readonly number[], i: number, column: number): string {
  const row = headings[i] as number;
  const below = headings[i + 1] as number;
  if (layout.text(below, column) === '' || layout.mergeAt(row, column)) return '';
  for (let left = column - 1; left >= 1; left -= 1) {
    const text = layout.text(row, left);
    if (text === '') continue;
    return !layout.mergeAt(row, left) && layout.text(below, left) !== '' ? text : '';
  }
  return '';
}

/** Share of the filled cells that are values; 1 where nothing is filled. */
export function valueShare({ values, words }: ColumnProfile): number {
  return values + words === 0 ? 1 : values / (values + words);
}
