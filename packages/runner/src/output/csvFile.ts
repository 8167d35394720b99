import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { type CsvRows, ROW_END } from '@kedu/tables';

/** Text is handed to the system in pieces of about this many characters. */
const PIECE = 1 << 20;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes a CSV file: UTF-8, RFC 4180, CRLF after every row (OUT-1); with a byte order mark only where `bom` asks for it (OUT-14).
 *
 * Cells of text that a spreadsheet would run as a formula (they begin with = + - @, tab or CR) get a leading apostrophe (OUT-2).
 * Numbers are written by the caller as text and never changed.
 * Errors: throws what the file system throws; `close` in any case.
 */
export class CsvFile implements CsvRows {
  readonly #fd: number;
  readonly #hash = createHash('sha256');
  #piece = '';

  constructor(path: string, headings: readonly string[], bom = false) {
    this.#fd = openSync(path, 'wx');
    if (bom) writeSync(this.#fd, BYTE_ORDER_MARK);
    this.#piece = headings.join(',') + ROW_END;
  }

  row(cells: string): void {
    this.#piece += cells;
    this.#piece += ROW_END;
    if (this.#piece.length > PIECE) this.#flush();
  }

  /** Ends the file; gives the hash of its bytes, a byte order mark aside (OUT-8). */
  close(): string {
    try {
      this.#flush();
    } finally {
      closeSync(this.#fd);
    }
    return `sha256:${this.#hash.digest('hex')}`;
  }

  #flush(): void {
    const bytes = Buffer.from(this.#piece, 'utf8');
    this.#piece = '';
    this.#hash.update(bytes);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
  }
}
