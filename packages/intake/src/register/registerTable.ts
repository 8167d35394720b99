import type { Issue } from '@kedu/model';
import { CsvCursor } from '../csv/cursor.ts';
import { faultIssue, readRow, type Table, type TableRow } from '../csv/table.ts';
import { ColumnFinder } from '../observe/columnFinder.ts';
import { IssueSink } from '../observe/sink.ts';
import { readTop } from '../observe/topRows.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** Which column of a published table is which column of a register. */
export interface RegisterColumns {
  readonly headings: readonly number[];
  /** Column of the register (`unit_id`, `name`, `parent`, or an attribute) → heading of the table. */
  readonly columns: ReadonlyMap<string, string>;
  readonly kind?: string | undefined;
  /** Texts that stand for a blank: `NA`. */
  readonly blank: readonly string[];
}

/**
 * A table of a register out of a published one: the columns that are named, under the names that a register gives them. Rows that say the same of a
 * unit again are left out, so that a table with a line for each of its goals gives each department once.
 *
 * Rule: REGISTER-9 (docs/spec/pack.md). Errors: those of ColumnFinder, and the faults of the cursor.
 * Example: columns { unit_id: ID, name: Indicator } over `ID,Goal,Indicator` → the table `unit_id,name`.
 */
export function registerTable(
  file: string,
  sheet: Sheet,
  wanted: RegisterColumns,
): { readonly table?: Table; readonly issues: readonly Issue[] } {
  const name = sheet.form === 'sheet' ? sheet.name : undefined;
  const sink = new IssueSink(file, name);
  const cursor = new CsvCursor(sheet.bytes, sheet.delimiter);
  const top = readTop(cursor, sheet, wanted.headings);
  if (cursor.fault) return { issues: [faultIssue(cursor, file)] };
  const finder = new ColumnFinder(top, Math.max(sheet.columns, top.headings.length), sink);
  const columns = [...wanted.columns].map(([as, heading]) => ({ as, at: finder.need([heading]) }));
  if (!finder.complete) return { issues: sink.finish() };
  const blank = new Set(wanted.blank);
  const kind = wanted.kind !== undefined && !wanted.columns.has('kind') ? [wanted.kind] : [];
  const seen = new Set<string>();
  const rows: TableRow[] = [];
  while (!cursor.done) {
    const row = readRow(cursor);
    const texts = columns.map(({ at }) => row.cells[at] ?? '').map((text) => (blank.has(text) ? '' : text));
    const same = JSON.stringify(texts);
    if (texts.every((text) => text === '') || seen.has(same)) continue;
    seen.add(same);
    const columnOf = (cell: number): number => {
      const at = columns[cell]?.at ?? 0;
      return name === undefined ? row.columnOf(at) : at + 1;
    };
    rows.push({ line: row.line, cells: [...texts, ...kind], columnOf });
  }
  const issues = cursor.fault ? [...sink.finish(), faultIssue(cursor, file)] : sink.finish();
  const headings = [...columns.map(({ as }) => as), ...(kind.length > 0 ? ['kind'] : [])];
  return { table: { file, ...(name === undefined ? {} : { sheet: name }), headings, rows }, issues };
}
