import { type Grid, gridOf, type Sheet } from '@kedu/intake';
import { parseCsv } from '@kedu/model';
import { cellValue, type TableSheet } from '../write/tableSheets.ts';
import { shown } from '../write/layout.ts';

const ROWS = 1_048_576;

/** Rows of a table as its sheet holds them now; undefined where nobody changed anything. Rule: LAYOUT-3. */
export function editedTable(table: TableSheet, sheet: Sheet): readonly (readonly string[])[] | undefined {
  const grid = gridOf(sheet, ROWS);
  const width = Math.max(...table.rows.map((row) => row.length), ...grid.rows.map((row) => row.length), 0);
  const lines = grid.rows.map((_, index) => index + 1).filter((line) => (grid.rows[line - 1] ?? []).length > 0);
  const same = lines.length === table.rows.length && table.rows.every((row, index) => sameRow(row, grid, lines[index] as number, width));
  if (same) return undefined;
  const before = new Map(table.rows.map((row) => [keyOf(row.map((text) => shown(cellValue(text)))), row]));
  const columns = shrunk(grid, lines);
  // A row that stands as it was keeps its writing: 36000.00 does not become 36000.
  return lines.map((line) => {
    const cells = Array.from({ length: columns }, (_, column) => shown(grid.cell(line, column + 1)));
    const kept = before.get(keyOf(cells));
    return kept ?? keptCells(cells, table.rows[lines.indexOf(line)]);
  });
}

/**
 * A CSV text with other rows. Rows that stand as they did keep their very characters.
 *
 * Example: tableText('a,b\n1,"x"\n', [['a','b'],['1','x'],['2','y, z']]) → 'a,b\n1,"x"\n2,"y, z"\n'.
 */
export function tableText(text: string, rows: readonly (readonly string[])[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const raw = rawRows(text);
  const { delimiter } = parseCsv(text);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines = rows.map((cells) => raw.get(keyOf(cells)) ?? cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  return `${mark}${lines.join(newline)}${/[\r\n]$/.test(text) || text === '' ? newline : ''}`;
}

/** Cells of a row whose number is written in another form keep that form. */
function keptCells(cells: readonly string[], before: readonly string[] | undefined): readonly string[] {
  return cells.map((text, index) => {
    const was = before?.[index];
    return was !== undefined && shown(cellValue(was)) === text ? was : text;
  });
}

function sameRow(row: readonly string[], grid: Grid, line: number, width: number): boolean {
  for (let column = 0; column < width; column += 1)
    if (shown(grid.cell(line, column + 1)) !== shown(cellValue(row[column] ?? ''))) return false;
  return true;
}

/** Columns up to the last heading or cell that holds anything. */
function shrunk(grid: Grid, lines: readonly number[]): number {
  return Math.max(0, ...lines.map((line) => (grid.rows[line - 1] ?? []).length));
}

/** Text of each row of a table as written, by its cells. */
function rawRows(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const { rows } = parseCsv(text);
  return new Map(
    rows.map((row, index) => {
      const next = rows[index + 1]?.line ?? lines.length + 1;
      const last = lines.slice(row.line - 1, next - 1);
      while (last.length > 1 && last.at(-1) === '') last.pop();
      return [keyOf(row.cells.map((cell) => cell.text)), last.join('\n')] as const;
    }),
  );
}

function keyOf(cells: readonly string[]): string {
  return JSON.stringify(cells);
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
