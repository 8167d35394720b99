import type { CsvCursor } from '../csv/cursor.ts';
import { KeptField } from './field.ts';
import type { ColumnPlan } from './headings.ts';
import type { IndicatorSpec } from './mapping.ts';
import { BLANK, positionIn, REFUSED, type RowReader } from './rows.ts';
import { type Series, setWritten } from './store.ts';

/** Where the cells of one period go. */
interface Target {
  readonly period: string;
  /** Line per unit, shared by the columns of the file. */
  readonly rowLines: Int32Array;
  /** Per value column; made when the first stated cell comes. */
  readonly series: (Series | undefined)[];
}

/** A cell that is not a plain number: its text is looked at when the row is complete. */
const SLOW = 253;

/**
 * Reads a wide file into its series: one row a unit and period, one column an indicator. A plain number is read in the pass
 * that splits the row.
 * Rule: INTAKE-4 … INTAKE-12.
 */
export class WideReader {
  readonly #cursor: CsvCursor;
  readonly #rows: RowReader;
  readonly #headings: readonly string[];
  readonly #plan: ColumnPlan;
  readonly #fixedPeriod: string | undefined;
  /** Per column of the file: its place among the value columns, −1 for none. */
  readonly #slotOf: Int32Array;
  /** Per value column: its column in the file and its indicator. */
  readonly #columns: number[] = [];
  readonly #specs: IndicatorSpec[] = [];
  readonly #values: Float64Array;
  readonly #codes: Uint8Array;
  readonly #fields: KeptField[];
  readonly #texts: (string | undefined)[] = [];
  readonly #unit: KeptField;
  readonly #name: KeptField;
  readonly #period: KeptField;
  readonly #targets = new Map<string, Target>();
  #line = 0;
  #slow = 0;

  constructor(cursor: CsvCursor, headings: readonly string[], plan: ColumnPlan, fixedPeriod: string | undefined, rows: RowReader) {
    this.#cursor = cursor;
    this.#rows = rows;
    this.#headings = headings;
    this.#plan = plan;
    this.#fixedPeriod = fixedPeriod;
    this.#slotOf = new Int32Array(headings.length).fill(-1);
    headings.forEach((_, c) => {
      const spec = plan.indicators.get(c);
      if (!spec) return;
      this.#slotOf[c] = this.#columns.length;
      this.#columns.push(c);
      this.#specs.push(spec);
    });
    this.#values = new Float64Array(this.#columns.length);
    this.#codes = new Uint8Array(this.#columns.length);
    this.#fields = this.#columns.map(() => new KeptField(cursor.bytes));
    this.#unit = new KeptField(cursor.bytes);
    this.#name = new KeptField(cursor.bytes);
    this.#period = new KeptField(cursor.bytes);
  }

  /** Reads all rows; returns how many there were. */
  read(): number {
    let count = 0;
    const expected = this.#headings.length;
    while (!this.#cursor.done) {
      const found = this.#split();
      if (found === 0) continue;
      count += 1;
      if (found !== expected) this.#rows.sink.add('INTAKE_ROW_WIDTH', { line: this.#line }, { found, expected });
      else this.#commit();
    }
    return count;
  }

  /** Splits one row; returns its width without blank excess, 0 for a blank row. */
  #split(): number {
    const cursor = this.#cursor;
    const plan = this.#plan;
    const slotOf = this.#slotOf;
    const width = slotOf.length;
    let column = 0;
    let stated = false;
    let excess = 0;
    this.#slow = 0;
    do {
      const slot = column < width ? (slotOf[column] as number) : -1;
      if (slot >= 0 && cursor.number()) {
        this.#values[slot] = cursor.value;
        this.#codes[slot] = 0;
        stated = true;
      } else {
        cursor.next();
        const empty = cursor.start === cursor.end;
        if (slot >= 0) {
          this.#codes[slot] = empty ? BLANK : SLOW;
          if (!empty) {
            this.#fields[slot]?.keep(cursor);
            this.#slow += 1;
          }
        } else if (column === plan.unit) this.#unit.keep(cursor);
        else if (column === plan.period) this.#period.keep(cursor);
        else if (column === plan.name) this.#name.keep(cursor);
        if (!empty && !cursor.blank()) {
          stated = true;
          if (column >= width) excess = column + 1;
        }
      }
      column += 1;
    } while (!cursor.rowEnd);
    this.#line = cursor.rowLine;
    if (!stated || cursor.fault) return 0;
    return excess > 0 ? excess : Math.min(column, width);
  }

  #commit(): void {
    if (this.#slow > 0) this.#readSlowCells();
    const period = this.#fixedPeriod ?? this.#rows.period(this.#period);
    const unit = period === undefined ? -1 : this.#rows.unit(this.#unit, period);
    if (period === undefined || unit < 0) return;
    if (this.#plan.name >= 0) this.#rows.checkName(unit, this.#name);
    this.#store(this.#target(period), unit);
  }

  #readSlowCells(): void {
    for (let slot = 0; slot < this.#codes.length; slot += 1) {
      this.#texts[slot] = undefined;
      if (this.#codes[slot] !== SLOW) continue;
      const heading = this.#headings[this.#columns[slot] as number] as string;
      this.#codes[slot] = this.#rows.cell(this.#fields[slot] as KeptField, this.#specs[slot] as IndicatorSpec, heading);
      this.#values[slot] = this.#rows.value;
      this.#texts[slot] = this.#rows.text;
    }
  }

  #target(period: string): Target {
    const known = this.#targets.get(period);
    if (known) return known;
    const target: Target = {
      period,
      rowLines: new Int32Array(this.#rows.store.units),
      series: this.#specs.map((spec) => this.#rows.store.find(spec.id, period)),
    };
    this.#targets.set(period, target);
    return target;
  }

  #store(target: Target, unit: number): void {
    const rows = this.#rows;
    const { rowLines, series: all } = target;
    const at = rows.base + this.#line;
    const first = rowLines[unit] as number;
    if (first === 0) rowLines[unit] = at;
    let equal = 0;
    for (let slot = 0; slot < this.#codes.length; slot += 1) {
      const code = this.#codes[slot] as number;
      if (code === REFUSED) continue;
      if (code === BLANK && !rows.keepsBlanks) continue;
      const series = all[slot] ?? this.#create(target, slot);
      if (!series) return;
      if (first === 0 && series.lines === rowLines) {
        if (code === BLANK) series.missing[unit] = rows.blankCode;
        else {
          series.values[unit] = code === 0 ? (this.#values[slot] as number) : Number.NaN;
          series.missing[unit] = code;
        }
      } else {
        const done = this.#putBeside(series, slot, unit, code, target.period);
        if (done === 'equal') equal += 1;
        if (done !== 'stored') continue;
      }
      const text = this.#slow > 0 ? this.#texts[slot] : undefined;
      if (text !== undefined) setWritten(series, unit, text);
    }
    if (first !== 0) this.#tellDuplicate(first, unit, target.period, equal);
  }

  /** Puts a cell into a series that other rows or files fill too. */
  #putBeside(series: Series, slot: number, unit: number, code: number, period: string): 'stored' | 'equal' | 'refused' {
    const rows = this.#rows;
    const column = (this.#columns[slot] as number) + 1;
    if (code === BLANK && series.lines[unit] !== 0) return 'refused';
    const stored = code === BLANK ? rows.blankCode : code;
    const value = code === 0 ? (this.#values[slot] as number) : Number.NaN;
    return rows.put(series, unit, stored, value, this.#line, column, this.#unit, {
      indicator: (this.#specs[slot] as IndicatorSpec).id,
      period,
    });
  }

  #create(target: Target, slot: number): Series | undefined {
    const spec = this.#specs[slot] as IndicatorSpec;
    const series = this.#rows.create(spec.id, target.period, this.#line, target.rowLines);
    if (!series) return undefined;
    series.columns.set(this.#rows.file, (this.#columns[slot] as number) + 1);
    target.series[slot] = series;
    return series;
  }

  #tellDuplicate(first: number, unit: number, period: string, count: number): void {
    if (count === 0) return;
    const { name, line } = this.#rows.store.locate(first);
    this.#rows.sink.add(
      'INTAKE_DUPLICATE',
      { ...positionIn(this.#unit), unit: this.#rows.unitId(unit), period },
      { firstFile: name, firstLine: line, count },
    );
  }
}
