/** Rows that are held before their values go into columns. */
const ROWS = 32;

/**
 * Holds rows of values and turns them into columns some at a time: a row of a hundred columns touches a hundred distant places of memory, thirty-two rows at
 * once touch each place once.
 */
export class RowBlock {
  readonly #columns: readonly Float64Array[];
  readonly #missing: readonly Uint8Array[];
  readonly #lines: Int32Array;
  readonly #values: Float64Array;
  readonly #units = new Int32Array(ROWS);
  readonly #rowLines = new Int32Array(ROWS);
  #count = 0;
  /** How many of the rows that are held have their lines written. */
  #lined = 0;
  /** The highest unit that a row was about: of one above it there was none. */
  #top: number;
  #low: number;

  /** Columns of values and of reasons, one for each value of a row; `lines` by unit; rows were about units up to `top` so far. */
  constructor(columns: readonly Float64Array[], missing: readonly Uint8Array[], lines: Int32Array, top: number) {
    this.#columns = columns;
    this.#missing = missing;
    this.#lines = lines;
    this.#values = new Float64Array(ROWS * columns.length);
    this.#top = top;
    this.#low = lines.length;
  }

  /** Cells that a block of so many columns holds. */
  static cells(columns: number): number {
    return ROWS * (columns + 1);
  }

  /** Takes the row of a unit; NaN is no value. False where a row was about the unit before: all lines are then written. */
  add(unit: number, line: number, values: Float64Array): boolean {
    if (unit > this.#top) this.#top = unit;
    else if (this.taken(unit)) return false;
    const count = this.#count;
    const width = values.length;
    const rows = this.#values;
    if (width > 16) rows.set(values, count * width);
    else for (let slot = 0, at = count * width; slot < width; slot += 1, at += 1) rows[at] = values[slot] as number;
    this.#units[count] = unit;
    this.#rowLines[count] = line;
    this.#count = count + 1;
    if (count + 1 === ROWS) this.#scatter();
    return true;
  }

  /** Whether a row was about a unit; all lines are then written. */
  taken(unit: number): boolean {
    this.#writeLines();
    return this.#lines[unit] !== 0;
  }

  /** Notes that a row about a unit went another way. */
  note(unit: number): void {
    if (unit > this.#top) this.#top = unit;
  }

  /** Puts everything into the columns. */
  finish(): void {
    this.#scatter();
    this.#columns.forEach((column, slot) => {
      const missing = this.#missing[slot] as Uint8Array;
      for (let unit = this.#low; unit <= this.#top; unit += 1) if (!Number.isNaN(column[unit])) missing[unit] = 0;
    });
  }

  #scatter(): void {
    const rows = this.#values;
    const units = this.#units;
    const count = this.#count;
    const width = this.#columns.length;
    this.#writeLines();
    for (let row = 0; row < count; row += 1) this.#low = Math.min(this.#low, units[row] as number);
    for (let slot = 0; slot < width; slot += 1) {
      const column = this.#columns[slot] as Float64Array;
      for (let at = slot, row = 0; row < count; at += width, row += 1) column[units[row] as number] = rows[at] as number;
    }
    this.#count = 0;
    this.#lined = 0;
  }

  #writeLines(): void {
    for (let row = this.#lined; row < this.#count; row += 1) this.#lines[this.#units[row] as number] = this.#rowLines[row] as number;
    this.#lined = this.#count;
  }
}
