import { closeSync, openSync, writeSync } from 'node:fs';

/** Text is handed to the system in pieces of about this many characters. */
const PIECE = 1 << 20;

/**
 * Writes a CSV file: UTF-8 without byte order mark, RFC 4180, CRLF after every row (OUT-1).
 *
 * Cells of text that a spreadsheet would run as a formula (they begin with = + - @, tab or CR) get a leading apostrophe (OUT-2).
 * Numbers are written by the caller as text and never changed.
 * Errors: throws what the file system throws; `close` in any case.
 */
export class CsvFile {
  readonly #fd: number;
  #piece = '';

  constructor(path: string, headings: readonly string[]) {
    this.#fd = openSync(path, 'wx');
    this.#piece = `${headings.join(',')}\r\n`;
  }

  /** One row of cells that are written already: numbers as they are, text through `csvText`. */
  row(cells: string): void {
    this.#piece += cells;
    this.#piece += '\r\n';
    if (this.#piece.length > PIECE) this.#flush();
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#fd);
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#piece, 'utf8');
    this.#piece = '';
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
  }
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
