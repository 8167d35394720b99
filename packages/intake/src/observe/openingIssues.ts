import type { Issue } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { CellList } from '../sheet/cell/reference.ts';
import type { BrokenCell, OpenedSheets } from '../sheet/sheet.ts';

/** A sheet that is read: the file as issues name it, its name, and the broken cells that nothing reads, where that is known. */
export interface SheetRead {
  readonly file: string;
  readonly sheet: string;
  readonly unread?: readonly BrokenCell[];
}

/**
 * What opening a file said, as far as it concerns the sheets that are read. Of other sheets, hidden ones too, only that there are errors is told, once a file.
 *
 * Where the broken cells of a sheet were looked at one by one, those that are read have been told, and the others are one notice.
 * A sheet that could not be read at all (an error without a cell) stays an error where not every table is `named`: it may be the one that was meant.
 * Rule: MAP-13 (docs/spec/sheets.md). Errors: MAP_SHEETS_UNREAD, MAP_BROKEN_UNREAD (notices).
 */
export function openingIssues(opened: OpenedSheets, read: readonly SheetRead[], named: boolean): readonly Issue[] {
  const kept: Issue[] = [];
  const left = new Map<string, { readonly sheets: Set<string>; count: number }>();
  for (const issue of opened.issues) {
    const { file = '', sheet } = issue.place;
    const of = read.filter((one) => one.file === file && one.sheet === sheet);
    if (sheet === undefined) kept.push(issue);
    else if (of.length > 0) {
      if (!(isBroken(issue) && of.every(({ unread }) => unread))) kept.push(issue);
    } else if (!named && issue.severity === 'error' && issue.place.cell === undefined && issue.code !== 'INTAKE_MORE') kept.push(issue);
    else if (issue.severity === 'error') {
      const known = left.get(file) ?? { sheets: new Set(), count: 0 };
      left.set(file, known);
      known.sheets.add(sheet);
      known.count += 1;
    }
  }
  for (const [file, { sheets, count }] of left)
    kept.push(intakeIssue('MAP_SHEETS_UNREAD', { file }, { sheets: shown([...sheets]), count }));
  for (const one of read) if (one.unread && one.unread.length > 0) kept.push(unreadCells(one, one.unread));
  return kept;
}

function isBroken({ code, args }: Issue): boolean {
  const about = code === 'INTAKE_MORE' ? args.code : code;
  return about === 'SHEET_FORMULA_EMPTY' || about === 'SHEET_ERROR_VALUE';
}

function unreadCells({ file, sheet }: SheetRead, unread: readonly BrokenCell[]): Issue {
  const cells = new CellList();
  for (const { row, column } of unread) cells.add(row, column);
  return intakeIssue('MAP_BROKEN_UNREAD', { file, sheet, cell: cells.first }, { cells: cells.text(), count: cells.count });
}

function shown(sheets: readonly string[]): string {
  return `${sheets.slice(0, 10).join('、')}${sheets.length > 10 ? ' …' : ''}`;
}
