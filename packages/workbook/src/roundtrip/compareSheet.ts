import { type Grid, gridOf, type Sheet } from '@kedu/intake';
import { cellName, type Issue, nearest, type Place } from '@kedu/model';
import { type Change, type LayoutCell, type Reading, type SheetLayout, shown } from '../write/layout.ts';
import { exportIssue } from './codes.ts';

/** A change with the cell that asks for it. */
export interface Edit {
  readonly change: Change;
  readonly place: Place;
  readonly text: string;
}

export interface Comparison {
  readonly edits: readonly Edit[];
  readonly issues: readonly Issue[];
}

/**
 * A sheet as it was written against the sheet that came back: what was edited, and what cannot be followed.
 *
 * Rule: LAYOUT-3, LAYOUT-5. Errors: EXPORT_HEADING_…, EXPORT_KEY_…, EXPORT_CELL_FIXED, EXPORT_ROW_FIXED and those of the cells, each at its cell.
 */
export function compareSheet(file: string, layout: SheetLayout, sheet: Sheet): Comparison {
  const grid = gridOf(sheet);
  const at = (row: number, column: number): Place => ({ file, sheet: sheet.name, cell: cellName(row, column) });
  const heading = headingRow(grid, layout);
  if (heading === undefined)
    return {
      edits: [],
      issues: [exportIssue('EXPORT_HEADING_MISSING', { file, sheet: sheet.name }, { sheet: sheet.name, heading: layout.key })],
    };
  const issues: Issue[] = [];
  const columns = columnsOf(grid, layout, heading, sheet, at, issues);
  if (issues.length > 0) return { edits: [], issues };
  const edits: Edit[] = [];
  const take = (reading: Reading, place: Place, text: string, head: string, key: string, expected = ''): void => {
    if ('changes' in reading) edits.push(...reading.changes.map((change) => ({ change, place, text })));
    else issues.push(exportIssue(reading.code, place, filled(reading.args, { heading: head, key, found: text, expected })));
  };

  const found = rowsByKey(grid, heading, columns.get(layout.key) as number, layout, at, issues);
  for (const row of layout.rows) {
    const line = found.get(row.key);
    found.delete(row.key);
    if (line === undefined) {
      const place = { file, sheet: sheet.name };
      if (row.remove) take(row.remove(), place, row.key, layout.key, row.key);
      else issues.push(exportIssue('EXPORT_ROW_FIXED', place, { key: row.key, elsewhere: 'fixed' }));
      continue;
    }
    for (const [index, cell] of row.cells.entries()) {
      const head = layout.headings[index] as string;
      const column = columns.get(head) as number;
      if (cell === undefined || head === layout.key) continue;
      const text = shown(grid.filled(line, column));
      if (text === shown(cell.value)) continue;
      take(readingOf(cell, text), at(line, column), text, head, row.key, shown(cell.value));
    }
  }
  for (const [key, line] of found) {
    const place = at(line, columns.get(layout.key) as number);
    const cells = new Map(layout.headings.map((head) => [head, shown(grid.cell(line, columns.get(head) as number))]));
    if (layout.add) take(layout.add(key, cells), place, key, layout.key, key);
    else
      issues.push(
        exportIssue('EXPORT_KEY_UNKNOWN', place, {
          key,
          nearest: nearest(
            key,
            layout.rows.map((row) => row.key),
          ),
        }),
      );
  }
  return { edits, issues };
}

function readingOf(cell: LayoutCell, text: string): Reading {
  return (
    cell.read?.(text) ?? {
      code: 'EXPORT_CELL_FIXED',
      args: { heading: '', found: '', expected: '', elsewhere: cell.elsewhere ?? 'fixed' },
    }
  );
}

/** Arguments that a cell leaves blank are those of where it stands. */
function filled(args: Readonly<Record<string, string | number>>, known: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, value === '' ? (known[name] ?? '') : value]));
}

/** The row that holds the heading of the keys and most of the others. */
function headingRow(grid: Grid, layout: SheetLayout): number | undefined {
  const wanted = new Set(layout.headings);
  const index = grid.rows.findIndex(
    (row) => row.some((text) => shown(text) === layout.key) && row.filter((text) => wanted.has(shown(text))).length * 2 > wanted.size,
  );
  return index < 0 ? undefined : index + 1;
}

function columnsOf(
  grid: Grid,
  layout: SheetLayout,
  line: number,
  sheet: Sheet,
  at: (row: number, column: number) => Place,
  issues: Issue[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, text] of (grid.rows[line - 1] ?? []).entries()) {
    const name = shown(text);
    const first = columns.get(name);
    if (!layout.headings.includes(name)) continue;
    if (first === undefined) columns.set(name, index + 1);
    else issues.push(exportIssue('EXPORT_HEADING_TWICE', at(line, index + 1), { heading: name, first: cellName(line, first) }));
  }
  for (const heading of layout.headings) {
    if (!columns.has(heading)) issues.push(exportIssue('EXPORT_HEADING_MISSING', at(line, 1), { sheet: sheet.name, heading }));
  }
  return columns;
}

function rowsByKey(
  grid: Grid,
  heading: number,
  column: number,
  layout: SheetLayout,
  at: (row: number, column: number) => Place,
  issues: Issue[],
): Map<string, number> {
  const lines = new Map<string, number>();
  for (let line = heading + 1; line <= grid.rows.length; line += 1) {
    const key = shown(grid.cell(line, column));
    const first = lines.get(key);
    const text = (grid.rows[line - 1] ?? []).map(shown).filter(Boolean);
    if (key === '' && text.length > 0)
      issues.push(exportIssue('EXPORT_KEY_MISSING', at(line, column), { heading: layout.key, found: text[0] as string }));
    else if (key !== '' && first !== undefined)
      issues.push(exportIssue('EXPORT_KEY_TWICE', at(line, column), { key, first: cellName(first, column) }));
    else if (key !== '') lines.set(key, line);
  }
  return lines;
}
