import { gridOf, markWorkbook, openSheets, type Sheet } from '@kedu/intake';
import { issueParagraph } from '@kedu/messages';
import { cellName, hasErrors, type Issue, type Locale } from '@kedu/model';
import type ExcelJS from 'exceljs';
import { UPLOAD_LIMITS } from './readFigures.ts';

/** Cells of a file that is no workbook up to which they are written once more. */
const MOST_CELLS = 100_000;

/** Problems up to which each is written beside its cell, and that a list shows. */
const MOST_PROBLEMS = 10_000;

/**
 * A file with its problems written back: a comment at each cell.
 *
 * A workbook is the file itself; of anything else, or where it cannot be opened, a new workbook: the rows as text with the cells in
 * question red, or, where there is too much of either, a list of the problems. Notices are left out. Rules: IMPORT-5, IMPORT-9.
 */
export async function markedFile(bytes: Uint8Array, name: string, issues: readonly Issue[], locale: Locale): Promise<Uint8Array> {
  const told = issues.filter(({ severity }) => severity !== 'notice');
  if (told.length > MOST_PROBLEMS) return listOfProblems(told, locale);
  if (!/\.xlsx$/i.test(name)) return rowsWithProblems(bytes, name, told, locale);
  const sheet = openSheets(name, bytes, UPLOAD_LIMITS).files[0]?.sheets[0]?.name;
  if (sheet === undefined) return listOfProblems(told, locale);
  const notes = told.map((issue) => ({
    sheet: issue.place.sheet ?? sheet,
    cell: issue.place.cell ?? cellName(issue.place.line ?? 1, issue.place.column ?? 1),
    text: noteOf(issue, locale),
  }));
  const marked = markWorkbook(bytes, notes);
  return marked instanceof Uint8Array ? marked : listOfProblems([...told, marked], locale);
}

async function rowsWithProblems(bytes: Uint8Array, name: string, issues: readonly Issue[], locale: Locale): Promise<Uint8Array> {
  const opened = openSheets(name, bytes, UPLOAD_LIMITS).files;
  const [sheet] = opened.flatMap(({ sheets }) => sheets);
  if (sheet === undefined || opened.length !== 1 || cellsOf(sheet) > MOST_CELLS) return listOfProblems(issues, locale);
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const written = book.addWorksheet(locale === 'zh-CN' ? '数据' : 'data');
  gridOf(sheet, Number.POSITIVE_INFINITY).rows.forEach((row, i) => {
    row.forEach((text, k) => writeText(written.getCell(i + 1, k + 1), text));
  });
  const byCell = new Map<string, Issue[]>();
  for (const issue of issues) {
    const at = `${issue.place.line ?? 1} ${issue.place.column ?? 1}`;
    byCell.set(at, [...(byCell.get(at) ?? []), issue]);
  }
  for (const [at, own] of byCell) {
    const [line = 1, column = 1] = at.split(' ').map(Number);
    const cell = written.getCell(line, column);
    cell.note = own.map((issue) => noteOf(issue, locale)).join('\n');
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: hasErrors(own) ? 'FFFFC7CE' : 'FFFFEB9C' } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Cells of a sheet, and none fewer: as many as its text has ends of cells, those inside quotes with them. */
function cellsOf({ bytes, delimiter }: Sheet): number {
  const [between, end] = [delimiter.charCodeAt(0), '\n'.charCodeAt(0)];
  let cells = 1;
  for (const byte of bytes) if (byte === between || byte === end) cells += 1;
  return cells;
}

/** The first problems, errors before warnings, each with its cell; last how many there are besides. Rule: IMPORT-9. */
export async function listOfProblems(issues: readonly Issue[], locale: Locale): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(locale === 'zh-CN' ? '问题' : 'problems');
  sheet.getColumn(1).width = 16;
  sheet.getColumn(2).width = 120;
  const told = (['error', 'warning'] as const).flatMap((severity) => issues.filter((issue) => issue.severity === severity));
  told.slice(0, MOST_PROBLEMS).forEach((issue, i) => {
    writeText(sheet.getCell(i + 1, 1), placeOf(issue));
    writeText(sheet.getCell(i + 1, 2), noteOf(issue, locale));
  });
  const left = told.length - MOST_PROBLEMS;
  if (left > 0)
    writeText(
      sheet.getCell(MOST_PROBLEMS + 1, 2),
      locale === 'zh-CN' ? `另有 ${left} 个问题没有列出，请先改正以上问题。` : `${left} more are not listed: mend these first.`,
    );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Text stays text: a cell that begins with an equals sign is no formula. */
function writeText(cell: ExcelJS.Cell, text: string): void {
  if (text === '') return;
  cell.value = text;
  cell.numFmt = '@';
}

/** The cell that a problem is at: `C12`, with its sheet where there is one; blank for what is about the whole file. */
function placeOf({ place: { sheet, cell, line, column } }: Issue): string {
  const at = cell ?? (line === undefined ? '' : column === undefined ? String(line) : cellName(line, column));
  return sheet === undefined ? at : `${sheet}!${at}`;
}

function noteOf(issue: Issue, locale: Locale): string {
  return issueParagraph({ ...issue, place: {} }, locale).replace(/ docs\/errors\.md#[a-z_0-9]+/, '');
}
