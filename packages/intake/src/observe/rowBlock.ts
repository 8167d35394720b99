/** Rows that are held before their values go into columns. */
const ROWS = 16;

/**
 * Holds rows of values and turns them into columns some at a time: a row of a hundred columns touches a hundred distant places of memory, sixteen rows at
 * once touch each place once.
 */
export class RowBlock {
  readonly #columns: readonly Float64Array[];
  readonly #missing: readonly Uint8Array[];
  readonly #rows: Float64Array;
  readonly #units = new Int32Array(ROWS);
  #count = 0;

  /** Columns of values and of reasons, one for each value of a row. */
  constructor(columns: readonly Float64Array[], missing: readonly Uint8Array[]) {
    this.#columns = columns;
    this.#missing = missing;
    this.#rows = new Float64Array(ROWS * columns.length);
  }

  /** Cells that a block of so many columns holds. */
  static cells(columns: number): number {
    return ROWS * columns;
  }

  /** Takes the row of a unit; NaN is no value. */
  add(unit: number, values: Float64Array): void {
    this.#rows.set(values, this.#count * this.#columns.length);
    this.#units[this.#count] = unit;
    this.#count += 1;
    if (this.#count === ROWS) this.flush();
  }

  /** Puts what is held into the columns. */
  flush(): void {
    const rows = this.#rows;
    const units = this.#units;
    const width = this.#columns.length;
    const end = this.#count * width;
    for (let slot = 0; slot < width; slot += 1) {
      const column = this.#columns[slot] as Float64Array;
      const missing = this.#missing[slot] as Uint8Array;
      for (let at = slot, row = 0; at < end; at += width, row += 1) {
        const value = rows[at] as number;
        if (Number.isNaN(value)) continue;
        const unit = units[row] as number;
        column[unit] = value;
        missing[unit] = 0;
      }
    }
    this.#count = 0;
  }
}
