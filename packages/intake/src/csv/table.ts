import type { Issue } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { decodeBytes } from '../decode/decode.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { CsvCursor } from './cursor.ts';
import { guessDelimiter } from './delimiter.ts';
import { positionOf } from './position.ts';

export interface TableRow {
  readonly line: number;
  /** As many as there are headings. */
  readonly cells: readonly string[];
  /** Column of a cell in characters, from 1. */
  columnOf(cell: number): number;
}

/** A small table as text: registers, mappings. Cells are trimmed. */
export interface Table {
  readonly file: string;
  /** Sheet of a workbook: lines and columns are then its rows and columns. */
  readonly sheet?: string | undefined;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * The bytes of a CSV file as a sheet: decoded, its delimiter guessed.
 * Rule: INTAKE-2, INTAKE-3, INTAKE-4, SHEET-1. Errors: those of decodeBytes.
 */
export function csvSheet(bytes: Uint8Array, file: string): { readonly sheet?: Sheet; readonly issues: readonly Issue[] } {
  const decoded = decodeBytes(bytes, file);
  if (!decoded.bytes) return { issues: decoded.issues };
  const delimiter = guessDelimiter(decoded.bytes);
  const nothing = { hidden: false, rows: 0, columns: 0, merges: [], hiddenRows: [], hiddenColumns: [] };
  const sheet: Sheet = { name: '', form: 'csv', bytes: decoded.bytes, delimiter, ...nothing };
  if (delimiter === ',') return { sheet, issues: decoded.issues };
  const said = intakeIssue('INTAKE_DELIMITER', { file, line: 1 }, { delimiter: delimiter === '\t' ? 'tab' : delimiter });
  return { sheet, issues: [...decoded.issues, said] };
}

/**
 * All rows of a small table as text. Blank rows are left out; a row of another width than the headings is an issue, unless
 * what exceeds it is blank.
 * Rule: INTAKE-4. Errors: those of csvSheet, INTAKE_EMPTY where only blanks stand in the file, INTAKE_ROW_WIDTH, INTAKE_HEADING_TWICE, the cursor's faults.
 */
export function readTable(bytes: Uint8Array, file: string): { readonly table?: Table; readonly issues: readonly Issue[] } {
  const { sheet, issues: found } = csvSheet(bytes, file);
  if (!sheet) return { issues: found };
  const cursor = new CsvCursor(sheet.bytes, sheet.delimiter);
  let headings = readRow(cursor);
  while (!cursor.done && headings.cells.every((heading) => heading === '')) headings = readRow(cursor);
  if (cursor.fault) return { issues: [...found, faultIssue(cursor, file)] };
  while (headings.cells.length > 1 && headings.cells.at(-1) === '') headings.cells.pop();
  if (headings.cells.every((heading) => heading === '')) return { issues: [...found, intakeIssue('INTAKE_EMPTY', { file })] };
  const issues = [...found, ...checkHeadings(headings, file)];
  const width = headings.cells.length;
  const rows: TableRow[] = [];
  while (!cursor.done) {
    const row = readRow(cursor);
    const { line, cells } = row;
    if (cells.every((cell) => cell === '')) continue;
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    if (cells.length !== width) issues.push(intakeIssue('INTAKE_ROW_WIDTH', { file, line }, { found: cells.length, expected: width }));
    else rows.push(row);
  }
  if (cursor.fault) issues.push(faultIssue(cursor, file));
  return { table: { file, headings: headings.cells, rows }, issues };
}

/** The issue of what stopped a cursor. */
export function faultIssue(cursor: CsvCursor, file: string): Issue {
  const fault = cursor.fault;
  if (!fault) throw new TypeError('faultIssue: the cursor did not fail');
  return intakeIssue(fault.code, { file, line: fault.line }, fault.args);
}

function checkHeadings(headings: TableRow, file: string): Issue[] {
  return headings.cells.flatMap((heading, i) => {
    const first = headings.cells.indexOf(heading);
    return heading === '' || first === i
      ? []
      : [
          intakeIssue(
            'INTAKE_HEADING_TWICE',
            { file, line: headings.line, column: headings.columnOf(i) },
            { heading, first: first + 1, second: i + 1 },
          ),
        ];
  });
}

/** A row as texts, trimmed. */
export interface ReadRow extends TableRow {
  readonly cells: string[];
}

/** The next row of a cursor as texts. */
export function readRow(cursor: CsvCursor): ReadRow {
  const cells: string[] = [];
  const starts: number[] = [];
  do {
    cursor.next();
    cells.push(cursor.text().trim());
    starts.push(cursor.quoted ? cursor.start - 1 : cursor.start);
  } while (!cursor.rowEnd);
  const { bytes, rowStart, rowLine: line } = cursor;
  return { line, cells, columnOf: (cell) => positionOf(bytes, starts[cell] ?? rowStart, rowStart, line).column };
}
