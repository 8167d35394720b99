import { utf8 } from '@kedu/ledger';
import type { CsvIndex } from '@kedu/model';
import type { SealedTableName } from '../paths.ts';
import { rowText } from './rows.ts';

const COMMA = 0x2c;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Writes rows of a table as they are sealed, straight from the bytes of its CSV: the bytes of `rowText` of each, a newline behind it.
 *
 * Key columns by their numbers. What is given is overwritten by the next rows. Rule: BUNDLE-3. Errors: none; RangeError for a key column that is not there.
 */
export class RowBytes {
  readonly #table: SealedTableName;
  readonly #index: CsvIndex;
  readonly #key: readonly number[];
  readonly #head: Uint8Array;
  readonly #cellStarts: Uint32Array;
  #out = new Uint8Array(1 << 16);
  #size = 0;

  constructor(table: SealedTableName, index: CsvIndex, key: readonly number[]) {
    if (key.some((column) => column < 0 || column >= index.headings.length)) throw new RangeError(`RowBytes: key columns of ${table}`);
    this.#table = table;
    this.#index = index;
    this.#key = key;
    this.#head = utf8(`${JSON.stringify([table]).slice(0, -1)},[`);
    this.#cellStarts = new Uint32Array(index.headings.length + 1);
  }

  /** The bytes of rows, from `first`. */
  of(first: number, rows: number): Uint8Array {
    this.#size = 0;
    for (let row = first; row < first + rows; row += 1) this.#row(row);
    return this.#out.subarray(0, this.#size);
  }

  #row(row: number): void {
    if (!this.#plain(row)) this.#whole(row);
  }

  /**
   * Whether the row was written: one without anything that JSON escapes, as long as the heading.
   *
   * Cells are quoted first, behind room for the key, and then moved up to it.
   */
  #plain(row: number): boolean {
    const [start, end] = [this.#index.start(row), this.#index.end(row)];
    const { bytes } = this.#index;
    const cells = this.#cellStarts;
    const width = cells.length - 1;
    const room = this.#head.length + 2 * (end - start) + 6 * width + 8;
    this.#reserve(2 * room);
    const out = this.#out;
    const quoted = this.#size + room;
    let to = quoted + 1;
    let count = 1;
    out[quoted] = QUOTE;
    cells[0] = to;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === COMMA) {
        if (count === width) return false;
        out[to] = QUOTE;
        out[to + 1] = COMMA;
        out[to + 2] = QUOTE;
        to += 3;
        cells[count] = to;
        count += 1;
      } else if (byte === QUOTE || byte === BACKSLASH || byte < 0x20) return false;
      else {
        out[to] = byte;
        to += 1;
      }
    }
    if (count !== width) return false;
    out[to] = QUOTE;
    const behind = to + 1;
    // The last column may be of the key, and stand before others of it.
    out[behind] = COMMA;
    cells[width] = behind + 2;
    out.set(this.#head, this.#size);
    to = this.#size + this.#head.length;
    // With its quotation marks and the comma behind it.
    for (const column of this.#key)
      for (let at = (cells[column] as number) - 1; at < (cells[column + 1] as number) - 1; at += 1) {
        out[to] = out[at] as number;
        to += 1;
      }
    out[to - 1] = 0x5d;
    out[to] = COMMA;
    out[to + 1] = 0x5b;
    out.copyWithin(to + 2, quoted, behind);
    to += 2 + behind - quoted;
    out[to] = 0x5d;
    out[to + 1] = 0x5d;
    out[to + 2] = NEWLINE;
    this.#size = to + 3;
    return true;
  }

  /** A row with anything that JSON escapes. */
  #whole(row: number): void {
    const cells = this.#index.cells(row);
    const text = rowText(
      this.#table,
      this.#key.map((column) => cells[column] ?? ''),
      cells,
    );
    const own = utf8(`${text}\n`);
    this.#reserve(own.length);
    this.#out.set(own, this.#size);
    this.#size += own.length;
  }

  #reserve(bytes: number): void {
    if (this.#size + bytes <= this.#out.length) return;
    const larger = new Uint8Array(2 * (this.#size + bytes));
    larger.set(this.#out.subarray(0, this.#size));
    this.#out = larger;
  }
}
