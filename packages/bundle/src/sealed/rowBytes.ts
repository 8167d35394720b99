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

  /** Whether the row was written: one without anything that JSON escapes, as long as the heading. */
  #plain(row: number): boolean {
    const [start, end] = [this.#index.start(row), this.#index.end(row)];
    const { bytes } = this.#index;
    const cells = this.#cellStarts;
    let count = 1;
    cells[0] = start;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === COMMA) {
        if (count === cells.length - 1) return false;
        cells[count] = at + 1;
        count += 1;
      } else if (byte === QUOTE || byte === BACKSLASH || byte < 0x20) return false;
    }
    if (count !== cells.length - 1) return false;
    cells[count] = end + 1;
    this.#reserve(this.#head.length + 2 * (end - start) + 6 * count + 8);
    const out = this.#out;
    out.set(this.#head, this.#size);
    let to = this.#size + this.#head.length;
    const copy = (column: number): void => {
      out[to] = QUOTE;
      to += 1;
      const until = (cells[column + 1] as number) - 1;
      for (let at = cells[column] as number; at < until; at += 1) {
        out[to] = bytes[at] as number;
        to += 1;
      }
      out[to] = QUOTE;
      out[to + 1] = COMMA;
      to += 2;
    };
    for (const column of this.#key) copy(column);
    out[to - 1] = 0x5d;
    out[to] = COMMA;
    out[to + 1] = 0x5b;
    to += 2;
    for (let column = 0; column < count; column += 1) copy(column);
    out[to - 1] = 0x5d;
    out[to] = 0x5d;
    out[to + 1] = NEWLINE;
    this.#size = to + 2;
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
