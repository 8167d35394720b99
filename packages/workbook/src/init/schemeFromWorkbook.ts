import type { SheetFile } from '@kedu/intake';
import { cellName, type Issue, type LocalizedText, type Place } from '@kedu/model';
import { workbookIssue } from '../codes.ts';
import { accountOf, type CellAccount, SheetAccount } from '../read/account.ts';
import type { PlacedText, SheetTable } from '../read/entry.ts';
import { faultsOfEdits } from '../roundtrip/faultsOfEdits.ts';
import { missingSchemes } from '../roundtrip/missingSchemes.ts';
import { packOfExport } from '../roundtrip/packOfExport.ts';
import { isExport, schemeFromExport } from '../roundtrip/schemeFromExport.ts';
import { readTable } from '../read/readTable.ts';
import { schemesAmong } from '../write/schemesAmong.ts';
import { type SheetGrid, sheetGrid } from '../read/sheetGrid.ts';
import { gradesInNotes } from './gradesInNotes.ts';
import { listOfSheet, type MadeList } from './listOfSheet.ts';
import { listTitle } from './listTitle.ts';
import { listsWithoutUnits, packFiles } from './packFiles.ts';
import { packTitle } from './packTitle.ts';
import { saysExample } from './saysExample.ts';
import { unitsInSheet } from './unitsInSheet.ts';

export interface SchemeOptions {
  /** Short name of the pack and scheme: small letters, digits, hyphens. */
  readonly pack: string;
  readonly title?: string | undefined;
  /** Year that is assessed; default the one that the workbook names. */
  readonly year?: number | undefined;
}

export interface SchemeOfWorkbook {
  /** Files of the pack, path → text; empty where no table of indicators was found. */
  readonly files: ReadonlyMap<string, string>;
  readonly understood: CellAccount;
  readonly issues: readonly Issue[];
}

/** A sheet with its account, and the cells that are said together at the head of their column. */
interface SettledSheet {
  readonly grid: SheetGrid;
  readonly account: SheetAccount;
  readonly covered: ReadonlySet<string>;
}

interface ReadSheet {
  readonly table: SheetTable;
  readonly account: SheetAccount;
}

/**
 * A pack out of an office's workbook of indicators: scheme, register, regulation with a clause for every line, and a table to fill in.
 *
 *   sheets ─ 1 find headings ─ 2 rows to trees ─ 3 weights ─ 4 targets and criteria ─ 5 files
 *
 * The scheme compiles without errors; what was not understood is marked by its department and listed with its cell. Every filled cell is accounted for.
 * Rule: WORKBOOK-1 to WORKBOOK-10 (docs/spec/workbook.md). Errors: WORKBOOK_NO_TABLE; all other codes of WORKBOOK_CODES are warnings and notices.
 * Example: schemeFromWorkbook(openSheets('指标体系.xlsx', bytes).files[0], { pack: 'north' }).files.get('scheme/2024.yaml').
 */
export function schemeFromWorkbook(file: SheetFile, options: SchemeOptions): SchemeOfWorkbook {
  if (isExport(file)) return exported(file);
  const issues: Issue[] = [];
  const accounts: SheetAccount[] = [];
  const read: ReadSheet[] = [];
  const units: string[][] = [];
  const settled: SettledSheet[] = [];
  let example: Issue | undefined;
  for (const sheet of file.sheets) {
    const grid = sheetGrid(sheet);
    const account = new SheetAccount(sheet.name);
    const found = readTable(grid, account);
    const table =
      found && found.branches.length > 0
        ? { ...found, title: found.title ?? (sheet.name === '' ? file.file.replace(/\.[^.]*$/, '') : undefined) }
        : undefined;
    const register = table ? undefined : unitsInSheet(grid, account);
    if (register) units.push(...register.rows);
    example ??= exampleIssue(file.file, sheet.name, register?.words ?? titleCells(table));
    accounts.push(account);
    if (table) read.push({ table, account });
    else if (!register && passOver(grid, account) > 0)
      issues.push(workbookIssue('WORKBOOK_SHEET_PASSED', { file: file.file, sheet: sheet.name }, { cells: account.cells.length }));
    settled.push({ grid, account, covered: settleRest(grid, account, file.file, issues) });
  }
  if (read.length === 0) {
    for (const sheet of settled) sayRest(sheet, file.file, issues);
    const sheets = file.sheets.map(({ name }) => name).join('、');
    return {
      files: new Map(),
      understood: accountOf(accounts),
      issues: [workbookIssue('WORKBOOK_NO_TABLE', { file: file.file }, { sheets }), ...issues],
    };
  }
  const year = yearOf(read, options, file.file, issues);
  if (example) issues.push(example);
  const lists = makeLists(read, file.file, year);
  issues.push(...lists.flatMap(({ made }) => made.issues));
  const noted = gradesInNotes(read.flatMap(({ table }) => table.notes));
  if (noted) {
    const owner = read.find(({ table }) => table.notes.includes(noted.at));
    owner?.account.set(noted.at.row, noted.at.column, 'understood');
  } else if (lists.some(({ made }) => made.gates.length > 0))
    issues.push(workbookIssue('WORKBOOK_GRADES', { file: file.file }, { grades: '优秀90、良好80、一般60、较差' }));
  const unlisted = new Set(listsWithoutUnits({ lists, units }));
  lists.forEach(({ id, title }, i) => {
    if (unlisted.has(id))
      issues.push(workbookIssue('WORKBOOK_UNITS', { file: file.file, sheet: read[i]?.table.sheet }, { list: title['zh-CN'] }));
  });
  for (const sheet of settled) sayRest(sheet, file.file, issues);
  const titles = read.flatMap(({ table }) => table.title ?? []);
  const title = options.title ?? packTitle(titles) ?? (file.file.replace(/\.[^.]*$/, '') || options.pack);
  const files = packFiles({
    pack: options.pack,
    title,
    year,
    source: file.file,
    lists,
    grades: noted?.grades,
    units,
    example: example !== undefined,
  });
  return { files, understood: accountOf(accounts), issues: inOrder(issues, file) };
}

/** A workbook that a scheme went out as carries that scheme: every cell is known. Rule: LAYOUT-1. */
function exported(file: SheetFile): SchemeOfWorkbook {
  const back = schemeFromExport(file);
  const { issues } = back;
  const faults = new Set(issues.map(({ place }) => `${place.sheet} ${place.cell}`));
  const accounts = file.sheets.map((sheet) => {
    const account = new SheetAccount(sheet.name);
    eachCell(sheetGrid(sheet), (cell) =>
      account.set(cell.row, cell.column, faults.has(`${sheet.name} ${cellName(cell.row, cell.column)}`) ? 'not_understood' : 'understood'),
    );
    return account;
  });
  const schemes = schemesAmong(back.files, back.files.keys());
  const files = packOfExport(back, schemes);
  return { files, understood: accountOf(accounts), issues: [...issues, ...faultsOfEdits(back), ...missingSchemes([...schemes.values()])] };
}

/** Cells above a table that hold its title. */
function titleCells(table: SheetTable | undefined): readonly PlacedText[] {
  return table?.notes.filter(({ text }) => text === table.title) ?? [];
}

function exampleIssue(file: string, sheet: string, words: readonly PlacedText[]): Issue | undefined {
  const at = saysExample(words);
  const place = at && { file, sheet, line: at.row, column: at.column, cell: cellName(at.row, at.column) };
  return place && workbookIssue('WORKBOOK_EXAMPLE', place, { found: at.text });
}

function makeLists(
  read: readonly ReadSheet[],
  file: string,
  year: number,
): readonly { readonly id: string; readonly title: LocalizedText; readonly made: MadeList }[] {
  const taken = new Set<string>();
  return read.map(({ table, account }, i) => {
    const single = read.length === 1;
    const id = single ? 'units' : `list${i + 1}`;
    const made = listOfSheet(table, { file, list: id, prefix: single ? '' : `l${i + 1}_`, account, year, taken });
    return { id, title: listTitle(table.sheet, table.title, single), made };
  });
}

/** Cells of a sheet without a table are outside; how many there are. */
function passOver(grid: SheetGrid, account: SheetAccount): number {
  let count = 0;
  eachCell(grid, (cell) => {
    account.set(cell.row, cell.column, 'outside');
    count += 1;
  });
  return count;
}

/** Cells that nobody claimed are not understood; a column whose heading is not known is said once, with all its cells. Rule: WORKBOOK-2. */
function settleRest(grid: SheetGrid, account: SheetAccount, file: string, issues: Issue[]): ReadonlySet<string> {
  const columns = new Map<number, PlacedText[]>();
  eachCell(grid, (cell) => {
    const fate = account.fate(cell.row, cell.column);
    if (fate === undefined) account.set(cell.row, cell.column, 'not_understood');
    if (fate !== undefined && fate !== 'not_understood') return;
    columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell]);
  });
  const covered = new Set<string>();
  for (const cells of columns.values()) {
    const heading = cells[0] as PlacedText;
    if (cells.length === 1 || headingIsKnown(account, grid, heading)) continue;
    for (const { row, column } of cells) covered.add(cellName(row, column));
    const place = placeAt(file, grid.name, heading);
    issues.push(workbookIssue('WORKBOOK_COLUMN_UNKNOWN', place, { heading: heading.text, count: cells.length }));
  }
  return covered;
}

/** Whatever else was not understood is said at its cell, unless something was said there already. Rule: WORKBOOK-2. */
function sayRest({ grid, account, covered }: SettledSheet, file: string, issues: Issue[]): void {
  const said = new Set(issues.flatMap(({ place }) => (place.sheet === grid.name && place.cell !== undefined ? [place.cell] : [])));
  eachCell(grid, (cell) => {
    const name = cellName(cell.row, cell.column);
    if (account.fate(cell.row, cell.column) !== 'not_understood' || covered.has(name) || said.has(name)) return;
    issues.push(workbookIssue('WORKBOOK_CELL_UNREAD', placeAt(file, grid.name, cell), { found: cell.text }));
  });
}

function placeAt(file: string, sheet: string, { row, column }: PlacedText): Place {
  return { file, sheet, line: row, column, cell: cellName(row, column) };
}

/** Cells below a heading that is known are settled when their indicator is made, and said there. */
function headingIsKnown(account: SheetAccount, grid: SheetGrid, first: PlacedText): boolean {
  for (let row = first.row - 1; row >= 1; row -= 1)
    if (grid.cell(row, first.column) !== '' && account.fate(row, first.column) === 'understood') return true;
  return false;
}

function eachCell(grid: SheetGrid, visit: (cell: PlacedText) => void): void {
  for (let row = 1; row <= grid.rows; row += 1)
    for (let column = 1; column <= grid.columns; column += 1) {
      const text = grid.cell(row, column);
      if (text !== '') visit({ text, row, column });
    }
}

/** Year of a workbook that states none and for which none was given. */
const UNSTATED_YEAR = 2025;

function yearOf(read: readonly ReadSheet[], options: SchemeOptions, file: string, issues: Issue[]): number {
  const found = read.flatMap(({ table }) => {
    const text = [table.title ?? '', table.sheet, ...table.notes.map((note) => note.text)].find((one) => /20\d\d\s*年/.test(one));
    const year = /(20\d\d)\s*年/.exec(text ?? '')?.[1];
    return year === undefined ? [] : [{ sheet: table.sheet, year: Number(year) }];
  });
  const year = options.year ?? Math.max(...found.map((one) => one.year), Number.NEGATIVE_INFINITY);
  const known = Number.isFinite(year) ? year : UNSTATED_YEAR;
  for (const one of found)
    if (one.year !== known) issues.push(workbookIssue('WORKBOOK_YEARS', { file, sheet: one.sheet }, { found: one.year, year: known }));
  if (!Number.isFinite(year)) issues.push(workbookIssue('WORKBOOK_YEAR', { file }, { year: known }));
  return known;
}

/** By sheet as in the workbook, then by row and column; what concerns the whole file comes first. */
function inOrder(issues: readonly Issue[], file: SheetFile): readonly Issue[] {
  const at = new Map(file.sheets.map(({ name }, i) => [name, i] as const));
  const key = ({ place }: Issue): readonly [number, number, number] => [
    place.sheet === undefined ? -1 : (at.get(place.sheet) ?? 0),
    place.line ?? 0,
    place.column ?? 0,
  ];
  return [...issues].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}
