import { fromUtf8 } from '@kedu/ledger';
import { indexCsv, parseCsv } from '@kedu/model';

export const TABLE_REASONS = ['utf8', 'csv', 'columns', 'cells', 'form', 'order', 'twice'] as const;
export type TableReason = (typeof TABLE_REASONS)[number];

/** Says why, in which line of the file (from 1, 0 for the whole) and what was found; ends the reading. */
export type RefuseLine = (reason: TableReason, line: number, found?: string) => never;

/** A row of a CSV of a bundle: the texts of its cells in the order of the columns. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a CSV that has exactly these columns, comma-separated and well quoted, each row as long as the heading. Rule: BUNDLE-1. */
export function tableRows(bytes: Uint8Array, columns: readonly string[], refuse: RefuseLine): readonly TableRow[] {
  const { headings, rows } = anyTable(bytes, refuse);
  if (headings.join('\n') !== columns.join('\n')) refuse('columns', 1, headings.join(','));
  return rows;
}

/** The same for a table of many rows, of which none is kept. */
export function eachRow(bytes: Uint8Array, columns: readonly string[], refuse: RefuseLine, visit: (row: TableRow) => void): void {
  const index = fromUtf8(bytes) === undefined ? undefined : indexCsv(bytes);
  if (!index || index.uneven !== undefined || index.headings.join('\n') !== columns.join('\n'))
    tableRows(bytes, columns, refuse).forEach(visit);
  else for (let row = 0; row < index.count; row += 1) visit({ line: row + 2, cells: index.cells(row) });
}

/** Headings and rows of a CSV of a bundle, each row as long as the heading. */
export function anyTable(
  bytes: Uint8Array,
  refuse: RefuseLine,
): { readonly headings: readonly string[]; readonly rows: readonly TableRow[] } {
  const text = fromUtf8(bytes) ?? refuse('utf8', 0);
  const index = indexCsv(bytes);
  if (index) {
    const { headings, count, uneven } = index;
    if (uneven !== undefined) refuse('cells', uneven + 2, String(index.cells(uneven).length));
    return { headings, rows: Array.from({ length: count }, (_, row) => ({ line: row + 2, cells: index.cells(row) })) };
  }
  const { rows, faults } = parseCsv(text);
  const [fault] = faults;
  if (fault) refuse('csv', fault.line);
  const [heading, ...others] = rows;
  if (!heading) return refuse('columns', 1);
  const headings = heading.cells.map(({ text }) => text);
  return {
    headings,
    rows: others.map(({ line, cells }) => {
      if (cells.length !== headings.length) refuse('cells', line, String(cells.length));
      return { line, cells: cells.map(({ text }) => text) };
    }),
  };
}

/** A whole number from 0 in a cell. */
export function wholeCell(text: string | undefined, line: number, refuse: RefuseLine): number {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : refuse('form', line, text);
}
