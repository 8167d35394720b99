import type { Layout } from './layout.ts';
import { isMeasureRow, type RowKind, rowKind } from './rowKind.ts';
import { afterOrdinal, headingKind, isSubheading, isTotal, nameKind } from './vocabulary.ts';
import { periodIn } from './periodText.ts';
import { splitMeasure } from './measureText.ts';
import { foldName } from './names.ts';

export type SkipReason = 'total' | 'subtotal' | 'subheading' | 'repeated' | 'note' | 'numbering';

/** One table of a sheet: rows from 1. */
export interface Block {
  /** Rows above with a title, the unit of measure, who reports. */
  readonly above: readonly number[];
  readonly headings: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly skip: ReadonlyMap<number, SkipReason>;
  /** Rows between headings and the first row of values. */
  readonly lead: ReadonlyMap<number, SkipReason>;
  /** Heading rows of the table right above that these headings stand amid the values of, and name columns otherwise. */
  readonly differsFrom?: readonly number[];
  /** Notes and signatures below. */
  readonly below: readonly number[];
  readonly columns: readonly number[];
  /** Rows with names and no value: kept as units without a report. */
  readonly bare: readonly number[];
}

/** What the pack knows: a text that names something of it is no heading and no subheading. */
export interface Known {
  /** Whether units or indicators are known at all. */
  readonly any: boolean;
  is(text: string): boolean;
  isIndicator(text: string): boolean;
  /** Whether a text is near to a name of the pack. */
  isNear(text: string): boolean;
  /** Whether a figure is the ID or code of a unit. */
  isCode(text: string): boolean;
}

/**
 * The tables of a sheet, from the top down: for each its headings, its rows and what among them holds no values.
 *
 * A table begins with the rows of names above the first row of values; it ends where other headings begin, or with the sheet.
 * Rule: GUESS-2, GUESS-3. Rows of values without any heading above are no table.
 */
export function blocksOf(layout: Layout, known: Known): { readonly blocks: readonly Block[]; readonly headless: readonly number[] } {
  const kinds: RowKind[] = Array.from({ length: layout.height }, (_, i) => rowKind(layout, i + 1, (text) => known.isCode(text)));
  const kind = (row: number): RowKind => kinds[row - 1] ?? 'empty';
  const kept = startsOf(layout, kind, known, true);
  const starts = kept.length > 0 ? kept : startsOf(layout, kind, known, false);
  const headless = starts.length > 0 ? [] : kinds.flatMap((own, i) => (own === 'data' ? [i + 1] : []));
  /** Headings right below values: they belong under the same title as those above. */
  const isAmid = (i: number): boolean => i > 0 && kind((starts[i]?.top ?? 1) - 1) === 'data';
  const aboveOf = (i: number): number[] => (isAmid(i) ? aboveOf(i - 1) : rowsAbove(kind, starts[i]?.top ?? 1, starts[i - 1]?.bottom ?? 0));
  const blocks = starts.flatMap(({ top, bottom }, i) => {
    const floor = starts[i - 1]?.bottom ?? 0;
    const amid = isAmid(i);
    const above = rowsAbove(kind, top, floor);
    const next = starts[i + 1];
    const end = next ? (rowsAbove(kind, next.top, bottom)[0] ?? next.top) - 1 : layout.height;
    const [block] = bodyOf(layout, kind, above, top, bottom, end, known);
    if (!block) return [];
    const before = amid ? starts[i - 1] : undefined;
    return before ? [{ ...block, above: aboveOf(i - 1), differsFrom: rowsOf(before) }] : [block];
  });
  return { blocks, headless };
}

interface Headings {
  readonly top: number;
  readonly bottom: number;
}

/** Where headings begin; `close` asks for values right below them, without a blank row between. */
function startsOf(layout: Layout, kind: (row: number) => RowKind, known: Known, close: boolean): Headings[] {
  const starts: Headings[] = [];
  for (let row = 1; row <= layout.height; row += 1) {
    const previous = starts.at(-1);
    if (!opens(layout, kind, row, previous, known, close)) continue;
    const bottom = headingBottom(layout, kind, row, known);
    if (!previous || !same(layout, previous, row, bottom)) starts.push({ top: row, bottom });
    row = bottom;
  }
  return starts;
}

/** Whether headings begin in this row: names, below them values, and not a mere row without values of the table above. */
function opens(
  layout: Layout,
  kind: (row: number) => RowKind,
  row: number,
  previous: Headings | undefined,
  known: Known,
  close: boolean,
): boolean {
  const own = kind(row);
  if (own !== 'names' && own !== 'years') return false;
  if (own === 'names' && isMeasureRow(layout, row)) return false;
  const cells = layout.cells(row);
  let below = reach(layout, row) + 1;
  while (
    below <= layout.height &&
    (kind(below) === 'names' || kind(below) === 'years' || kind(below) === 'numbering' || kind(below) === 'single')
  )
    below += 1;
  if (!previous) return (!close || kind(below) === 'data') && hasData(kind, row + 1, layout.height) && !isTitleRow(layout, kind, row);
  const words = cells.filter(({ text }) => headingKind(text) !== undefined).length;
  if (own === 'years') return words > 0 && ['single', 'info', 'empty'].includes(kind(row - 1)) && kind(below) === 'data';
  if (cells.filter(({ text }) => known.is(text)).length > 0 && words === 0 && !['empty', 'single', 'info'].includes(kind(row - 1)))
    return false;
  if (own === 'names' && kind(below) === 'data' && isHeadingRow(layout, row, below, previous, known)) return true;
  const apart = ['empty', 'single', 'info', 'note', 'signature'].includes(kind(row - 1));
  return (
    kind(below) === 'data' &&
    (words >= 2 || (words >= 1 && apart) || (apart && kind(row - 1) !== 'single' && !known.is(cells[0]?.text ?? '')))
  );
}

/**
 * Whether a row of texts amid values names columns: most of its texts are words of headings, indicators, periods, or stand so in the headings above, one
 * of them at least over values; a row that names a unit of the pack does not.
 */
function isHeadingRow(layout: Layout, row: number, below: number, previous: Headings, known: Known): boolean {
  const cells = layout.cells(row);
  const above = new Set<string>();
  for (let heading = previous.top; heading <= previous.bottom; heading += 1)
    for (const { text } of layout.cells(heading)) above.add(foldName(splitMeasure(text).text));
  const names = (text: string): boolean =>
    headingKind(text) !== undefined ||
    known.isIndicator(text) ||
    periodIn(text)?.rest === '' ||
    above.has(foldName(splitMeasure(text).text)) ||
    (!known.any && nameKind(text) === 'indicator');
  const met = cells.filter(({ text }) => names(text));
  const overValues = met.some(({ column }) => ['number', 'faulty', 'reason'].includes(layout.kind(below, column)));
  const unit = cells.some(({ text }) => known.is(text) && !known.isIndicator(text));
  return !unit && overValues && met.length >= 2 && met.length * 2 > cells.length && names(cells[0]?.text ?? '');
}

const rowsOf = ({ top, bottom }: Headings): number[] => Array.from({ length: bottom - top + 1 }, (_, i) => top + i);

/** A title beside a mark (`附表1 | 主要指标情况表`) right above the headings: few cells, none of them spanning, and the row below holds the first column too. */
function isTitleRow(layout: Layout, kind: (row: number) => RowKind, row: number): boolean {
  const cells = layout.cells(row);
  const below = layout.cells(row + 1);
  return (
    kind(row + 1) === 'names' &&
    cells.length <= 2 &&
    below.length > cells.length &&
    cells.every(({ width }) => width === 1) &&
    (below[0]?.column ?? 99) <= (cells[0]?.column ?? 0) &&
    cells.some(({ text }) => /(?:表[一二三四五六七八九十\d]*|附件\d*|情况|通报)$/u.test(text))
  );
}

function hasData(kind: (row: number) => RowKind, from: number, to: number): boolean {
  for (let row = from; row <= to; row += 1) if (kind(row) === 'data' || kind(row) === 'years') return true;
  return false;
}

/** Last row of headings that begin in `top`: merged cells that reach down, names below spanning names, units of measure below. */
function headingBottom(layout: Layout, kind: (row: number) => RowKind, top: number, known: Known): number {
  let bottom = Math.max(top, reach(layout, top));
  for (let row = bottom + 1; row <= Math.min(layout.height, top + 5); row += 1) {
    const own = kind(row);
    if (own !== 'names' && own !== 'years' && own !== 'single') break;
    if (isMeasureRow(layout, row)) {
      bottom = row;
      continue;
    }
    const upper = layout.cells(bottom);
    const cells = layout.cells(row);
    const leftmost = upper[0]?.column ?? 1;
    const open = cells.filter(({ column }) => opened(layout, bottom, column));
    const keyed =
      (cells[0]?.column ?? 1) <= leftmost && !layout.mergeAt(row, cells[0]?.column ?? 1) && opened(layout, bottom, leftmost) === false;
    if (keyed || open.length === 0 || open.length < cells.length) {
      const yearsBelowSpan = own === 'years' && open.length > 0 && !keyed;
      if (!yearsBelowSpan) break;
    }
    if (cells.some(({ text }) => known.is(text)) && keyed) break;
    bottom = Math.max(row, reach(layout, row));
  }
  return bottom;
}

/** Whether the heading above a column leaves room for another below it: blank, or spanning several columns. */
function opened(layout: Layout, row: number, column: number): boolean {
  const merge = layout.mergeAt(row, column);
  if (merge) return merge.right > merge.left && merge.bottom === row;
  if (layout.text(row, column) === '') return true;
  const next = layout.text(row, column + 1);
  return next === '' && !layout.mergeAt(row, column + 1) && layout.text(row + 1, column + 1) !== '';
}

/** How far down merged cells of a row reach. */
function reach(layout: Layout, row: number): number {
  let bottom = row;
  for (const { column } of layout.cells(row)) {
    const merge = layout.mergeAt(row, column);
    if (merge && merge.top === row) bottom = Math.max(bottom, merge.bottom);
  }
  return Math.min(bottom, row + 5);
}

/** Whether headings only repeat those of the table above (a printed page begins). */
function same(layout: Layout, previous: Headings, top: number, bottom: number): boolean {
  if (bottom - top !== previous.bottom - previous.top) return false;
  for (let i = 0; i <= bottom - top; i += 1)
    for (let column = 1; column <= layout.width; column += 1)
      if (layout.text(previous.top + i, column) !== layout.text(top + i, column)) return false;
  return true;
}

/** Title, unit of measure, who reports: the rows right above the headings, blank ones passed over. */
function rowsAbove(kind: (row: number) => RowKind, top: number, floor: number): number[] {
  const rows: number[] = [];
  for (let row = top - 1; row > floor; row -= 1) {
    const own = kind(row);
    if (own === 'single' || own === 'info') rows.unshift(row);
    else if (own !== 'empty' && !(floor === 0 && (own === 'note' || own === 'names'))) break;
  }
  return rows;
}

function bodyOf(
  layout: Layout,
  kind: (row: number) => RowKind,
  above: readonly number[],
  top: number,
  bottom: number,
  end: number,
  known: Known,
): Block[] {
  const headings = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const skip = new Map<number, SkipReason>();
  const bare: number[] = [];
  const below: number[] = [];
  const stray: number[] = [];
  let first = 0;
  let last = 0;
  for (let row = bottom + 1; row <= end; row += 1) {
    const own = kind(row);
    const reason = skipReason(layout, own, row, headings, first > 0, known);
    if (own === 'empty') continue;
    if (own === 'note' || own === 'signature' || own === 'info') below.push(row);
    else if (reason !== undefined) skip.set(row, reason);
    else {
      first ||= row;
      if (own === 'names' || own === 'single') bare.push(row);
      if (own !== 'single' || known.is(layout.cells(row)[0]?.text ?? '')) last = row;
      else stray.push(row);
    }
  }
  if (first === 0 || last === 0) return [];
  below.push(...stray.filter((row) => row > last));
  const notes = below.filter((row) => row < last);
  for (const row of notes) skip.set(row, 'note');
  for (const row of skip.keys()) if (row > last) below.push(row);
  const kept = new Map([...skip].filter(([row]) => row > first && row < last));
  const columns = new Set<number>();
  for (const row of headings) {
    for (let column = 1; column <= layout.width; column += 1) if (layout.filled(row, column) !== '') columns.add(column);
  }
  for (let row = first; row <= last; row += 1) if (!kept.has(row)) for (const { column } of layout.cells(row)) columns.add(column);
  const block: Block = {
    above,
    headings,
    first,
    last,
    skip: new Map([...kept].sort(([a], [b]) => a - b)),
    lead: new Map([...skip].filter(([row]) => row < first)),
    below: [...new Set(below.filter((row) => row > last))].sort((a, b) => a - b),
    columns: [...columns].sort((a, b) => a - b),
    bare: bare.filter((row) => row <= last),
  };
  return [block];
}

function skipReason(
  layout: Layout,
  own: RowKind,
  row: number,
  headings: readonly number[],
  begun: boolean,
  known: Known,
): SkipReason | undefined {
  const cells = layout.cells(row);
  if (own === 'numbering' && !begun) return 'numbering';
  const names = cells.filter(({ kind }) => kind === 'text');
  if (names.some(({ text }, i) => i < 2 && isTotal(text) && !known.is(text))) return 'total';
  if (own === 'data' && isGroupFigure(names[0]?.text ?? '', known)) return 'subtotal';
  if (headings.some((heading) => repeats(layout, heading, row))) return 'repeated';
  const [only] = cells;
  if (own !== 'single' || !only) return undefined;
  if (known.is(only.text)) return undefined;
  return known.any || only.width > 1 || isSubheading(only.text) || only.column > 2 ? 'subheading' : undefined;
}

/** `一、乡镇 | 12.6`, `其中：街道 | 3.1`: figures of a group, which no unit and no indicator of the pack is; without a pack, of places only. */
function isGroupFigure(text: string, known: Known): boolean {
  if (!isSubheading(text) || known.is(text)) return false;
  const name = afterOrdinal(text);
  return !known.is(name) && (headingKind(name) === 'unit' || (known.any && !known.isNear(name)));
}

function repeats(layout: Layout, heading: number, row: number): boolean {
  const cells = layout.cells(row);
  return cells.length > 1 && cells.every(({ column, text }) => layout.text(heading, column) === text);
}
