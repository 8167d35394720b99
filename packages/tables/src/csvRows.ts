import { tidyText } from '@kedu/model';

/** Where the rows of a table go: a file, or a text in memory. */
export interface CsvRows {
  /** One row of cells that are written already: numbers as they are, text through `csvText`. */
  row(cells: string): void;
}

/** Ends every row (OUT-1). */
export const ROW_END = '\r\n';

/** A table as one text, the same that CsvFile writes: csvDocument(['a'], (rows) => rows.row('1')) → "a\r\n1\r\n". Rule: OUT-1. */
export function csvDocument(headings: readonly string[], fill: (rows: CsvRows) => void): string {
  const lines = [headings.join(',')];
  fill({ row: (cells) => void lines.push(cells) });
  return lines.map((line) => line + ROW_END).join('');
}

const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** A text as a cell. Rule: OUT-1, OUT-2. Example: csvText('=1+1') → "'=1+1"; csvText('a,b') → '"a,b"'. */
export function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number as a cell, '' for none: the shortest decimal that reads back as the same float64. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** A computed number as a cell, without the dust of float64 sums: 93.00000000000001 → "93". Nothing is computed from it again. Rule: QNT-5, OUT-16. */
export function csvComputed(value: number): string {
  return Number.isNaN(value) ? '' : tidyText(value);
}

/** The scheme version that a row belongs to, as a cell: `after-liaoning@2023.1`. */
export function schemeCell({ id, version }: { readonly id: string; readonly version: string }): string {
  return csvText(`${id}@${version}`);
}
