import { type Block, blocksOf, type Known } from './blocks.ts';
import type { KnownFinder } from './known.ts';
import { Layout } from './layout.ts';
import { measureOfLine } from './measureText.ts';
import { foldName } from './names.ts';
import { bodyRows, type ColumnProfile, profilesOf, valueShare } from './profile.ts';
import { kindOf } from './roles.ts';

/** A table with the part of the sheet that it may look at. */
export interface Part {
  readonly layout: Layout;
  readonly block: Block;
}

/**
 * The tables that stand beside one another in the same rows, each with headings, names, totals and titles of its own; the block itself where it is one table.
 *
 * A table begins right of values with a column that names what the first column of names does (the same heading, or units of the pack again), where its rows
 * name others or a blank column parts the two. A title above one of them holds for all, unless each has its own.
 * Rule: GUESS-3. Example: `地区 | 产值 | 地区 | 满意度` whose rows name 北川 | 南山 → A:B and C:D.
 */
export function sideBySide(layout: Layout, block: Block, end: number, finder: KnownFinder, known: Known): readonly Part[] {
  const profiles = profilesOf(layout, block);
  const starts = startsOf(layout, block, profiles, finder);
  if (starts.length < 2) return [{ layout, block }];
  const ranges = starts.map((start, i) => ({ left: i === 0 ? 1 : start, right: (starts[i + 1] ?? layout.width + 1) - 1 }));
  const shared = new Set(block.above.filter((row) => isShared(layout, row, ranges)));
  const top = block.headings[0] ?? 1;
  return ranges.flatMap((range): Part[] => {
    const part = new Layout(layout.grid, { ...range, top, bottom: end, above: new Set(block.above), shared });
    const { blocks } = blocksOf(part, known);
    const [first, ...others] = blocks;
    if (!first) {
      const columns = block.columns.filter((column) => column >= range.left && column <= range.right);
      return [{ layout: part, block: { ...block, columns } }];
    }
    const whole = block.differsFrom ? { ...first, differsFrom: block.differsFrom } : first;
    return [whole, ...others].map((one) => ({ layout: part, block: one }));
  });
}

/** Columns with which a table begins. */
function startsOf(layout: Layout, block: Block, profiles: readonly ColumnProfile[], finder: KnownFinder): number[] {
  const starts = [profiles[0]?.column ?? 1];
  let from = 0;
  for (const [i, column] of profiles.entries()) {
    const own = profiles.slice(from, i);
    const firstValue = own.findIndex(isValues);
    if (firstValue < 0 || !isNaming(column) || !profiles.slice(i + 1).some(isValues)) continue;
    const keys = own.slice(0, firstValue).filter(isNaming);
    const key = keys.find((one) => beginsAnew(layout, block, one, column, finder));
    if (!key) continue;
    const before = own[own.indexOf(key) - 1];
    const left = profiles[i - 1] as ColumnProfile;
    const wider = kindOf(left) === 'serial' || (before !== undefined && headingOf(before) !== '' && headingOf(before) === headingOf(left));
    from = wider && i - 1 > from + firstValue ? i - 1 : i;
    starts.push((profiles[from] as ColumnProfile).column);
  }
  return starts;
}

const headingOf = ({ parts }: ColumnProfile): string => foldName(parts.at(-1) ?? '');

function isNaming(column: ColumnProfile): boolean {
  const kind = kindOf(column);
  if (kind === 'remark' || kind === 'serial' || kind === 'measure' || kind === 'aside' || kind === 'value') return false;
  return kind === 'unit_code' ? column.texts.size > 0 : column.words > 0 && valueShare(column) < 0.5;
}

function isValues(column: ColumnProfile): boolean {
  const kind = kindOf(column);
  return column.values > 0 && valueShare(column) >= 0.5 && kind !== 'serial' && kind !== 'unit_code' && kind !== 'period';
}

/** Whether a column of names does for what follows what the first one does for its table. */
function beginsAnew(layout: Layout, block: Block, key: ColumnProfile, column: ColumnProfile, finder: KnownFinder): boolean {
  const parted = isBlank(layout, block, column.column - 1) || isBlank(layout, block, column.column - 2);
  const kind = kindOf(column);
  const alike =
    headingOf(key) === headingOf(column) ||
    (knownShare(key, finder) >= 0.5 && knownShare(column, finder) >= 0.5) ||
    (parted && kind !== undefined && kind === kindOf(key));
  if (!alike) return false;
  const idOf = (text: string): string => finder.unit(text)?.id ?? finder.indicator(text)?.id ?? foldName(text);
  const differ = bodyRows(block).some((row) => idOf(layout.filled(row, key.column)) !== idOf(layout.filled(row, column.column)));
  return differ || parted;
}

function knownShare({ texts }: ColumnProfile, finder: KnownFinder): number {
  const met = [...texts.keys()].filter((text) => finder.unit(text) !== undefined).length;
  return met / Math.max(1, texts.size);
}

function isBlank(layout: Layout, { headings, first, last }: Block, column: number): boolean {
  if (column < 2) return false;
  for (let row = headings[0] ?? first; row <= last; row += 1) if (layout.text(row, column) !== '') return false;
  return true;
}

/** Whether a line above holds for all tables: one title, or one unit of measure beside other things. */
function isShared(layout: Layout, row: number, ranges: readonly { readonly left: number; readonly right: number }[]): boolean {
  const cells = layout.cells(row);
  const within = ranges.filter(({ left, right }) => cells.some(({ column }) => column >= left && column <= right));
  const measures = cells.filter(({ text }) => measureOfLine(text) !== undefined).length;
  return within.length < ranges.length || measures === 1;
}
