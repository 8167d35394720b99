import { hasErrors, type Issue } from '@kedu/model';
import type { TableMapping } from '../observe/tableMapping.ts';
import { GRID_ROWS, gridOf } from '../sheet/grid.ts';
import type { Sheet, SheetFile } from '../sheet/sheet.ts';
import { type Block, blocksOf, type Known } from './blocks.ts';
import { guessIssue } from './codes.ts';
import { KnownFinder, type KnownNames } from './known.ts';
import { Layout } from './layout.ts';
import { Naming } from './naming.ts';
import { type GuessRemark, Remarks } from './remark.ts';
import { sideBySide } from './sideBySide.ts';
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
  const known: Known = {
    any: finder.hasUnits || finder.hasIndicators,
    is: (text) => finder.unit(text) !== undefined || finder.indicator(text) !== undefined,
    isIndicator: (text) => finder.unit(text) === undefined && finder.indicator(text) !== undefined,
    isNear: (text) =>
      finder.unit(text, true) !== undefined || finder.units.tied(text).length > 0 || finder.indicator(text, true) !== undefined,
    isCode: (text) => finder.units.isExact(text),
  };
  const { blocks, headless } = blocksOf(layout, known);
  if (grid.cut) own.say('sheet', 'sure', 'GUESS_SHEET_CUT', { limit: GRID_ROWS });
  const cover = sheet.hidden ? 'hidden' : isCoverName(sheet.name);
  const tables: GuessedTable[] = [];
  const rejected: GuessRemark[] = [];
  for (const [i, whole] of cover === undefined ? blocks.entries() : []) {
    const next = blocks[i + 1];
    const end = next ? (next.above.find((row) => row > whole.last) ?? next.headings[0] ?? 1) - 1 : layout.height;
    for (const part of sideBySide(layout, whole, end, finder, known)) {
      const remarks = new Remarks(named, sheet.name);
      const mapping = guessTable({ sheet, file, inside, ...part, finder, naming, remarks });
      if (mapping) tables.push({ file, mapping, remarks: [...own.all, ...remarks.all] });
      else rejected.push(...remarks.all);
    }
  }
  if (tables.length > 0) return { tables, leftOut: rejected };
  const [first] = headless;
  if (cover === undefined && first !== undefined) own.say('sheet', 'unsure', 'GUESS_HEADLESS', { row: first }, { row: first, column: 1 });
  else {
    const reason = cover ?? reasonOf(layout, blocks);
    own.say('sheet', reason === 'no_values' ? 'unsure' : sheet.hidden ? 'likely' : 'sure', 'GUESS_SHEET_LEFT_OUT', { reason });
  }
  return { tables: [], leftOut: [...own.all, ...rejected] };
}

function reasonOf(layout: Layout, blocks: readonly Block[]): string {
  if (layout.height === 0 || layout.grid.rows.every((row) => row.length === 0)) return 'empty';
  return blocks.length > 0 ? 'no_values' : 'no_table';
}
