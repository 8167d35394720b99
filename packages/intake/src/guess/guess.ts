import { hasErrors, type Issue } from '@kedu/model';
import type { TableMapping } from '../observe/tableMapping.ts';
import { GRID_ROWS, gridOf } from '../sheet/grid.ts';
import type { Sheet, SheetFile } from '../sheet/sheet.ts';
import { type Block, blocksOf } from './blocks.ts';
import { guessIssue } from './codes.ts';
import { KnownFinder, type KnownNames } from './known.ts';
import { Layout } from './layout.ts';
import { Naming } from './naming.ts';
import { type GuessRemark, Remarks } from './remark.ts';
import { guessTable } from './table.ts';
import { isCoverName } from './vocabulary.ts';

/** A table that was found, how it may be read, and why. */
export interface GuessedTable {
  readonly file: string;
  readonly mapping: TableMapping;
  readonly remarks: readonly GuessRemark[];
}

/** What a guess found in files: tables, and what it says of sheets that give none. */
export interface Guess {
  readonly tables: readonly GuessedTable[];
  readonly leftOut: readonly GuessRemark[];
  /** Files without any table. */
  readonly issues: readonly Issue[];
}

/**
 * Guesses which is what in the tables of files: headings, rows, units, indicators, periods, units of measure.
 *
 * Shape: one entry for each table, in the order of files, sheets and rows; every decision has a remark with its cell, a code and how sure it is.
 * With `known` names of a pack are looked for first; without, units go by their names and indicators get readable IDs.
 * Rule: GUESS-1 … GUESS-9 (docs/spec/sheets.md). A guess that rests on less than the names of the pack or a plain word of a heading is `unsure`.
 * Errors: none thrown; GUESS_NO_TABLE where a file has no table at all.
 * Example: headings `地区 | 2022年 | 2023年` below the title `地区生产总值（亿元）` → unit { at: A }, indicator { fixed: gdp }, period 'values'.
 */
export function guessMappings(files: readonly SheetFile[], known: KnownNames): Guess {
  const finder = new KnownFinder(known);
  const naming = new Naming();
  const tables: GuessedTable[] = [];
  const leftOut: GuessRemark[] = [];
  const issues: Issue[] = [];
  for (const { file, inside, sheets } of files) {
    const named = inside === undefined ? file : `${file}/${inside}`;
    const before = tables.length;
    for (const sheet of sheets) {
      const found = guessSheet(sheet, file, inside, named, finder, naming);
      tables.push(...found.tables);
      leftOut.push(...found.leftOut);
    }
    if (tables.length === before) issues.push(guessIssue('GUESS_NO_TABLE', { file: named }));
  }
  return { tables, leftOut, issues };
}

/** Whether a guess can be used as it stands: something was found, and nothing in it is unsure. */
export function isCertain({ tables, issues }: Guess): boolean {
  return (
    tables.length > 0 && !hasErrors(issues) && tables.every(({ remarks }) => remarks.every(({ confidence }) => confidence !== 'unsure'))
  );
}

function guessSheet(
  sheet: Sheet,
  file: string,
  inside: string | undefined,
  named: string,
  finder: KnownFinder,
  naming: Naming,
): Pick<Guess, 'tables' | 'leftOut'> {
  const grid = gridOf(sheet, GRID_ROWS);
  const layout = new Layout(grid);
  const own = new Remarks(named, sheet.name);
  const { blocks, headless } = blocksOf(layout, {
    any: finder.hasUnits || finder.hasIndicators,
    is: (text) => finder.unit(text) !== undefined || finder.indicator(text) !== undefined,
    isCode: (text) => finder.units.isExact(text),
  });
  if (grid.cut) own.say('sheet', 'sure', 'GUESS_SHEET_CUT', { limit: GRID_ROWS });
  const cover = sheet.hidden ? 'hidden' : isCoverName(sheet.name);
  const tables: GuessedTable[] = [];
  for (const part of cover === undefined ? blocks.flatMap((block) => sideBySide(layout, block)) : []) {
    const remarks = new Remarks(named, sheet.name);
    const mapping = guessTable({ sheet, file, inside, layout, block: part, finder, naming, remarks });
    if (mapping) tables.push({ file, mapping, remarks: [...own.all, ...remarks.all] });
  }
  if (tables.length > 0) return { tables, leftOut: [] };
  const [first] = headless;
  if (cover === undefined && first !== undefined) own.say('sheet', 'unsure', 'GUESS_HEADLESS', { row: first }, { row: first, column: 1 });
  else own.say('sheet', sheet.hidden ? 'likely' : 'sure', 'GUESS_SHEET_LEFT_OUT', { reason: cover ?? reasonOf(layout, blocks) });
  return { tables: [], leftOut: own.all };
}

function reasonOf(layout: Layout, blocks: readonly Block[]): string {
  if (layout.height === 0 || layout.grid.rows.every((row) => row.length === 0)) return 'empty';
  return blocks.length > 0 ? 'no_values' : 'no_table';
}

/** Tables that stand beside one another, parted by a blank column: each has headings, names and values of its own. Rule: GUESS-3. */
function sideBySide(layout: Layout, block: Block): Block[] {
  const groups: number[][] = [];
  for (const column of block.columns) {
    const group = groups.at(-1);
    if (group && group.at(-1) === column - 1) group.push(column);
    else groups.push([column]);
  }
  const bottom = block.headings.at(-1) ?? 1;
  const first = groups[0]?.map((column) => layout.filled(bottom, column)).join();
  const alike = groups.length > 1 && groups.every((group) => group.map((column) => layout.filled(bottom, column)).join() === first);
  return alike ? groups.map((columns) => ({ ...block, columns, last: lastFilled(layout, block, columns) })) : [block];
}

/** Last row of a table in which one of these columns holds something. */
function lastFilled(layout: Layout, block: Block, columns: readonly number[]): number {
  for (let row = block.last; row > block.first; row -= 1) if (columns.some((column) => layout.text(row, column) !== '')) return row;
  return block.first;
}
