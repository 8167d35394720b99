/** A cell of a table. `line` and `column` (in characters) are where it starts in the text, from 1. */
export interface CsvCell {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: number;
  readonly column: number;
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly CsvCell[];
}

/** What stands between the cells of a row. */
export type Delimiter = ',' | ';' | '\t';

/** What is wrong with the quoting: never closed, or text after the closing quote. */
export interface CsvFault {
  readonly fault: 'quote_open' | 'quote_text';
  readonly line: number;
  readonly column: number;
}

export interface CsvTable {
  /** Rows as they stand, the heading first; wholly empty lines are left out. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
  readonly delimiter: Delimiter;
}

/**
 * Rows and cells of a comma-separated text by RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. Where the first line holds no comma, a tab or semicolon separates (INTAKE-4).
 *
 * A byte order mark at the start is skipped; lines end with LF, CR LF or CR. Cells are not trimmed and no number is read.
 * Rule: PACK-3 (docs/spec/pack.md), SCHEME-40 (docs/spec/scheme.md).
 * Errors: none thrown; broken quoting is returned as `faults`, with the text read as well as it can be.
 * Example: parseCsv('unit,points\n"990100 北川市, 东",3').rows[1].cells[0].text → '990100 北川市, 东'.
 */
export function parseCsv(text: string): CsvTable {
  const delimiter = delimiterOf(text.length, (i) => text.charCodeAt(i));
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let lineStart = at;
  while (at < text.length) {
    const rowLine = line;
    const cells: CsvCell[] = [];
    for (;;) {
      const start = { line, column: at - lineStart + 1 };
      const quoted = text[at] === '"';
      let value = '';
      if (quoted) {
        at += 1;
        for (;;) {
          const close = text.indexOf('"', at);
          const end = close < 0 ? text.length : close;
          for (let i = at; i < end; i += 1) {
            if (!endsLine(text, i)) continue;
            line += 1;
            lineStart = i + 1;
          }
          value += text.slice(at, end);
          at = close < 0 ? end : end + 1;
          if (close < 0) faults.push({ fault: 'quote_open', ...start });
          if (text[at] !== '"' || close < 0) break;
          value += '"';
          at += 1;
        }
      }
      const rest = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
      if (quoted && at > rest) faults.push({ fault: 'quote_text', line, column: rest - lineStart + 1 });
      value += text.slice(rest, at);
      cells.push({ text: value, quoted, ...start });
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    lineStart = at;
    const only = cells[0] as CsvCell;
    if (cells.length > 1 || only.quoted || only.text !== '') rows.push({ line: rowLine, cells });
  }
  return { rows, faults, delimiter };
}

/**
 * The delimiter of a table by its first line: a comma wherever one stands outside quotes, else the tab or semicolon that does.
 *
 * Shape: `size` characters or bytes, each by `codeAt`. Rule: INTAKE-4. Errors: none. Example: “unit;answer” → ';'.
 */
export function delimiterOf(size: number, codeAt: (index: number) => number): Delimiter {
  let quoted = false;
  let tabs = 0;
  let semicolons = 0;
  for (let i = 0; i < size; i += 1) {
    const code = codeAt(i);
    if (code === 0x22) quoted = !quoted;
    if (quoted) continue;
    if (code === 0x0a || code === 0x0d) break;
    if (code === 0x2c) return ',';
    if (code === 0x09) tabs += 1;
    if (code === 0x3b) semicolons += 1;
  }
  return tabs > 0 && tabs >= semicolons ? '\t' : semicolons > 0 ? ';' : ',';
}

/** Whether the character ends a line: LF, or a CR that no LF follows. */
function endsLine(text: string, i: number): boolean {
  return text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n');
}
