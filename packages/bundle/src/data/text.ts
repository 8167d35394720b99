const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/**
 * A text as a cell of `data/`, so that no spreadsheet runs it and the very text is read again: one apostrophe before a text that begins, after
 * any apostrophes, as a formula does. Rule: DATA-1. Example: dataCell('-3') → "'-3"; textOfCell("'-3") → '-3'.
 */
export function dataCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that `dataCell` wrote. Rule: DATA-1. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}
