import { type Content, EMPTY } from './content.ts';
import { contentIn, type Edit, type Grid, keyAt } from './grid.ts';
import type { Block, Selection } from './selection.ts';
import { blockOf } from './selection.ts';

/** Cells that one paste may bring: more than any round asks of a grid. */
export const MOST_PASTED = 200_000;

/** Words that stand for a reason where a block is copied out; read back as the same reason. */
const REASON_TEXT = { source_late: '来源延迟', not_applicable: '不适用', withheld: '保密' } as const;

/**
 * Rows and cells of what a spreadsheet puts on the clipboard: tabs between cells, cells with tabs, line breaks or quotes in quotes.
 *
 * Unlike a file it has no heading, a comma separates nothing, and an empty line is an empty row; the line break at the end is none.
 * Example: readBlock('1,200\t3\r\n\r\n"a\nb"\t"5""') → [['1,200', '3'], [''], ['a\nb', '5"']].
 */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let cells = 0;
  while (at <= text.length && cells < MOST_PASTED) {
    let value = '';
    const closes = text[at] === '"' ? closingQuote(text, at) : undefined;
    if (closes !== undefined) {
      value = text.slice(at + 1, closes).replaceAll('""', '"');
      at = closes + 1;
    } else {
      const end = endOfCell(text, at);
      value = text.slice(at, end);
      at = end;
    }
    rows.at(-1)?.push(value);
    cells += 1;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    if (at >= text.length) break;
    rows.push([]);
  }
  return rows;
}

/** Where the quote of a cell closes: before a tab, a line break or the end. A quote that never closes so is a sign like others. */
function closingQuote(text: string, open: number): number | undefined {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const after = text[quote + 1];
    return after === undefined || after === '\t' || after === '\n' || after === '\r' ? quote : undefined;
  }
}

function endOfCell(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** A block of texts as spreadsheets take it from the clipboard. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(quoted).join('\t'));
  // As spreadsheets do: every row of many ends its line, so that an empty last one is seen.
  return lines.length > 1 ? `${lines.join('\r\n')}\r\n` : lines.join('');
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stands in a range, as texts: a reason by its word. */
export function copied(grid: Grid, selection: Selection): readonly (readonly string[])[] {
  const { top, left, bottom, right } = blockOf(selection);
  return range(top, bottom).map((row) => range(left, right).map((column) => textOf(contentIn(grid, keyAt(grid, row, column) ?? ''))));
}

function textOf({ text, missing }: Content): string {
  return missing === undefined ? text : REASON_TEXT[missing];
}

/** What a paste changes, and the range that it covers. `outside` counts the cells that found no place in the grid. */
export interface Paste {
  readonly edits: readonly Edit[];
  readonly covers: Block;
  readonly outside: number;
}

/**
 * What pasting a block does, from the top left cell of the selection: a single cell fills the whole range, a block is repeated where the range is a multiple of it.
 *
 * What is no number stays in its cell as it is: nothing that was copied is lost or altered. What is said beside a figure stays.
 */
export function pasted(grid: Grid, selection: Selection, rows: readonly (readonly string[])[]): Paste {
  const chosen = blockOf(selection);
  const height = rows.length;
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const tall = chosen.bottom - chosen.top + 1;
  const wide = chosen.right - chosen.left + 1;
  const repeats = tall % Math.max(1, height) === 0 && wide % Math.max(1, width) === 0;
  const covers = {
    ...chosen,
    bottom: chosen.top + (repeats ? tall : height) - 1,
    right: chosen.left + (repeats ? wide : width) - 1,
  };
  const edits: Edit[] = [];
  let outside = 0;
  for (const row of range(covers.top, covers.bottom)) {
    for (const column of range(covers.left, covers.right)) {
      const text = rows[(row - covers.top) % height]?.[(column - covers.left) % width];
      if (text === undefined) continue;
      const key = keyAt(grid, row, column);
      if (key === undefined) outside += 1;
      else edits.push([key, typed(contentIn(grid, key), text)]);
    }
  }
  const last = { bottom: Math.min(covers.bottom, grid.units.length - 1), right: Math.min(covers.right, grid.columns.length - 1) };
  return { edits, covers: { ...covers, ...last }, outside };
}

/** A content once another text is typed into its cell: the reason goes, what is said beside it stays. */
export function typed({ note, late }: Content, text: string): Content {
  const trimmed = text.trim();
  return { text: trimmed, ...(note === undefined ? {} : { note }), ...(late === undefined ? {} : { late }) };
}

/** What filling down does: the first row of the range into the others; of a single cell, the cell above into it. */
export function filledDown(grid: Grid, selection: Selection): readonly Edit[] {
  const { top, left, bottom, right } = blockOf(selection);
  const from = top === bottom ? top - 1 : top;
  if (from < 0) return [];
  return range(from + 1, bottom).flatMap((row) =>
    range(left, right).flatMap((column): readonly Edit[] => {
      const [source, key] = [keyAt(grid, from, column), keyAt(grid, row, column)];
      if (source === undefined || key === undefined) return [];
      const { text, missing } = contentIn(grid, source);
      return [[key, { ...typed(contentIn(grid, key), text), ...(missing === undefined ? {} : { missing }) }]];
    }),
  );
}

/** What clearing a range does. */
export function cleared(grid: Grid, selection: Selection): readonly Edit[] {
  const { top, left, bottom, right } = blockOf(selection);
  return range(top, bottom).flatMap((row) =>
    range(left, right).flatMap((column): readonly Edit[] => {
      const key = keyAt(grid, row, column);
      return key === undefined ? [] : [[key, EMPTY]];
    }),
  );
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
