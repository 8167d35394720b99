import { blankBetween, CsvCursor, shiftedNumber } from '../csv/cursor.ts';
import { positionOf } from '../csv/position.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { BrokenCells } from './brokenCells.ts';
import { BLANK, type CellReader, REFUSED } from './cellReader.ts';
import { type CurrentRow, KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import { Measures, UNKNOWN_SHIFT } from './measures.ts';
import { MergedKeys } from './mergedKeys.ts';
import { MergedValues } from './mergedValues.ts';
import { RepeatedHeadings } from './repeatedHeadings.ts';
import type { RowNames } from './rowNames.ts';
import { RowStore, type RowValues } from './rowStore.ts';
import type { SeriesWriter } from './seriesWriter.ts';
import type { IssueSink } from './sink.ts';
import type { TablePlan } from './tablePlan.ts';
import type { CellPosition, TopRows } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** A cell that is not a plain number: its text is looked at when the row is complete. */
const SLOW = 253;

/** Places of the key columns among the kept fields. */
const UNIT = 0;
const NAME = 1;
const PERIOD = 2;
const INDICATOR = 3;
const MEASURE = 4;

/**
 * Reads a table into series by its plan, whatever its columns are. A plain number is read in the pass that splits the row.
 * Rule: INTAKE-4 … INTAKE-12, MAP-1 … MAP-8.
 */
export class TableReader {
  readonly #cursor: CsvCursor;
  readonly #sheet: Sheet;
  readonly #plan: TablePlan;
  readonly #names: RowNames;
  readonly #cells: CellReader;
  readonly #sink: IssueSink;
  readonly #again: RepeatedHeadings;
  readonly #merged: MergedKeys;
  readonly #mergedValues: MergedValues;
  readonly #broken: BrokenCells;
  readonly #measures: Measures;
  /** Per column of the table: its slot, its key; −1 for none. */
  readonly #slotOf: Int32Array;
  readonly #keyOf: Int8Array;
  /** Per slot: the slot after the last of those in adjacent columns. */
  readonly #runEnd: Int32Array;
  /** Runs of adjacent key columns: the fields in the order of columns, and per column its place among them and where its run ends. */
  readonly #keysInOrder: readonly KeptField[];
  readonly #placeOf: Int8Array;
  readonly #keyRunEnd: Int8Array;
  readonly #values: RowValues;
  readonly #store: RowStore;
  readonly #digits: Float64Array;
  readonly #decimals: Uint8Array;
  readonly #fields: readonly KeptField[];
  readonly #keys: readonly KeptField[];
  readonly #current: CurrentRow = { start: 0, line: 1 };
  #row = 0;

  constructor(
    cursor: CsvCursor,
    sheet: Sheet,
    top: TopRows,
    plan: TablePlan,
    names: RowNames,
    cells: CellReader,
    writer: SeriesWriter,
    broken: BrokenCells,
    sink: IssueSink,
  ) {
    this.#cursor = cursor;
    this.#sheet = sheet;
    this.#plan = plan;
    this.#names = names;
    this.#cells = cells;
    this.#broken = broken;
    this.#sink = sink;
    this.#row = top.rows.length;
    const inSheet = sheet.form === 'sheet';
    const { slots, width } = plan;
    const keys = [plan.unit, plan.name, plan.period, plan.indicator, plan.measure];
    this.#slotOf = new Int32Array(width).fill(-1);
    this.#keyOf = new Int8Array(width).fill(-1);
    slots.forEach(({ column }, i) => (this.#slotOf[column] = i));
    keys.forEach((column, i) => {
      if (column >= 0) this.#keyOf[column] = i;
    });
    this.#runEnd = new Int32Array(slots.length);
    for (let i = slots.length - 1; i >= 0; i -= 1)
      this.#runEnd[i] = slots[i + 1]?.column === (slots[i]?.column as number) + 1 ? (this.#runEnd[i + 1] as number) : i + 1;
    this.#values = {
      values: new Float64Array(slots.length),
      codes: new Uint8Array(slots.length),
      texts: [],
      slow: 0,
      blanks: 0,
      line: 0,
      positionOf: (column) => this.#positionOf(column),
    };
    this.#digits = new Float64Array(slots.length);
    this.#decimals = new Uint8Array(slots.length);
    this.#fields = slots.map(({ column }) => new KeptField(cursor.bytes, column, this.#current, inSheet));
    this.#keys = keys.map((column) => new KeptField(cursor.bytes, column, this.#current, inSheet));
    this.#keysInOrder = this.#keys.filter(({ column }) => column >= 0).sort((a, b) => a.column - b.column);
    this.#placeOf = new Int8Array(width).fill(-1);
    this.#keyRunEnd = new Int8Array(keys.length);
    this.#keysInOrder.forEach(({ column }, i) => (this.#placeOf[column] = i));
    for (let i = this.#keysInOrder.length - 1; i >= 0; i -= 1)
      this.#keyRunEnd[i] = this.#adjacent(i) ? (this.#keyRunEnd[i + 1] as number) : i + 1;
    const key = plan.unit >= 0 ? plan.unit : plan.indicator;
    const columns = [...keys, ...slots.map(({ column }) => column)].filter((column) => column >= 0);
    this.#again = new RepeatedHeadings(sheet, top, columns, key, sink);
    this.#merged = new MergedKeys(sheet.merges, this.#keys);
    this.#mergedValues = new MergedValues(
      sheet.merges,
      slots.map(({ column }) => column),
      sink,
    );
    this.#measures = new Measures(slots, sink);
    this.#store = new RowStore(this.#values, plan, names, writer, this.#keys[UNIT] as KeptField, sink);
  }

  /** Reads all rows; returns how many there were. */
  read(): number {
    const cursor = this.#cursor;
    const { first, last, skip, width } = this.#plan;
    const inSheet = this.#sheet.form === 'sheet';
    let count = 0;
    while (!cursor.done && this.#row < last) {
      this.#row += 1;
      const found = this.#split();
      if (found === 0 || this.#row < first) continue;
      if (skip.size > 0 && skip.has(this.#row)) {
        if (this.#skippedHeadingsDiffer()) break;
        continue;
      }
      count += 1;
      if (!inSheet && found !== width) this.#sink.add('INTAKE_ROW_WIDTH', { line: this.#values.line }, { found, expected: width });
      else if (!this.#commit()) break;
    }
    this.#store.finish();
    this.#again.tellUnread(this.#passOver());
    return count;
  }

  /** Whether a row that is to be skipped holds headings that name the columns below it differently. Rule: MAP-5. */
  #skippedHeadingsDiffer(): boolean {
    const reading = this.#plan.unit >= 0 ? this.#names.reading(this.#keys[UNIT] as KeptField) : undefined;
    if (!this.#mayBeHeadings(reading)) return false;
    return this.#again.nature(this.#cursor.rowStart, this.#values.line, true) === 'other';
  }

  /** Looks through rows that cannot be read for what is wrong whatever their columns are; returns how many there were. Rule: MAP-5. */
  #passOver(): number {
    const { last, skip } = this.#plan;
    let count = 0;
    while (!this.#cursor.done && !this.#cursor.fault && this.#row < last) {
      this.#row += 1;
      if (this.#split() === 0 || skip.has(this.#row)) continue;
      count += 1;
      this.#values.codes.forEach((code, slot) => code === SLOW && this.#cells.look(this.#fields[slot] as KeptField));
    }
    return count;
  }

  /** Splits one row; returns its width without blank excess, 0 for a blank row. */
  #split(): number {
    const cursor = this.#cursor;
    const slotOf = this.#slotOf;
    const keyOf = this.#keyOf;
    const placeOf = this.#placeOf;
    const width = slotOf.length;
    const exact = this.#plan.converts;
    const { values, codes } = this.#values;
    codes.fill(0);
    const runEnd = this.#runEnd;
    let column = 0;
    let stated = false;
    let excess = 0;
    this.#values.slow = 0;
    this.#values.blanks = 0;
    do {
      const slot = column < width ? (slotOf[column] as number) : -1;
      if (slot >= 0 && !exact) {
        const read = cursor.numbers(values, slot, runEnd[slot] as number);
        if (read > slot) {
          column += read - slot;
          stated = true;
          continue;
        }
      } else if (slot < 0 && column < width && (placeOf[column] as number) >= 0) {
        const place = placeOf[column] as number;
        const passed = cursor.spans(this.#keysInOrder, place, this.#keyRunEnd[place] as number);
        if (passed > place) {
          column += passed - place;
          stated ||= this.#says(place, passed);
          continue;
        }
      }
      if (slot >= 0 && exact && cursor.number()) {
        values[slot] = cursor.value;
        this.#digits[slot] = cursor.digits;
        this.#decimals[slot] = cursor.decimals;
        stated = true;
      } else {
        cursor.next();
        const empty = cursor.start === cursor.end;
        if (slot >= 0) {
          codes[slot] = empty ? BLANK : SLOW;
          values[slot] = Number.NaN;
          if (empty) this.#values.blanks += 1;
          else {
            this.#fields[slot]?.keep(cursor);
            this.#values.slow += 1;
          }
        } else if (column < width) {
          const key = keyOf[column] as number;
          if (key >= 0) this.#keys[key]?.keep(cursor);
        }
        if (!empty && (!stated || column >= width) && !cursor.blank()) {
          stated = true;
          if (column >= width) excess = column + 1;
        }
      }
      column += 1;
    } while (!cursor.rowEnd);
    this.#values.line = cursor.rowLine;
    this.#current.start = cursor.rowStart;
    this.#current.line = cursor.rowLine;
    if (!stated || cursor.fault) return 0;
    if (column < width) this.#fillUp(column);
    return excess > 0 ? excess : Math.min(column, width);
  }

  #adjacent(place: number): boolean {
    return this.#keysInOrder[place + 1]?.column === (this.#keysInOrder[place] as KeptField).column + 1;
  }

  /** Whether anything stands in a run of key columns. */
  #says(from: number, until: number): boolean {
    for (let place = from; place < until; place += 1) {
      const { bytes, start, end } = this.#keysInOrder[place] as KeptField;
      if (!blankBetween(bytes, start, end)) return true;
    }
    return false;
  }

  /** Columns that a short row does not reach are blank. */
  #fillUp(from: number): void {
    for (let column = from; column < this.#slotOf.length; column += 1) {
      const slot = this.#slotOf[column] as number;
      if (slot >= 0) {
        this.#values.codes[slot] = BLANK;
        this.#values.values[slot] = Number.NaN;
        this.#values.blanks += 1;
      }
      const key = this.#keyOf[column] as number;
      if (key >= 0) this.#keys[key]?.empty(this.#cursor.end);
    }
  }

  /** Puts one row away; false where the rest of the table cannot be read. */
  #commit(): boolean {
    const names = this.#names;
    const plan = this.#plan;
    if (this.#merged.some) this.#merged.carry(this.#row);
    if (this.#mergedValues.some) this.#mergedValues.look(this.#row, this.#values.codes);
    if (this.#broken.inRow(this.#row) && this.#leaveOutBroken()) return true;
    const unitField = this.#keys[UNIT] as KeptField;
    const reading = plan.unit >= 0 ? names.reading(unitField) : undefined;
    if (this.#mayBeHeadings(reading)) {
      const nature = this.#again.nature(this.#cursor.rowStart, this.#values.line);
      if (nature !== 'values') return nature === 'again';
    }
    const q = plan.indicator >= 0 ? names.indicator(this.#keys[INDICATOR] as KeptField) : 0;
    const spec = plan.indicator >= 0 ? names.specs[q] : undefined;
    const shifts = plan.converts ? this.#measures.shifts(spec, plan.measure >= 0 ? this.#keys[MEASURE] : undefined) : undefined;
    if (this.#values.slow > 0) this.#readSlowCells(spec, shifts);
    if (shifts) this.#shiftNumbers(shifts);
    const p = plan.period >= 0 ? names.period(this.#keys[PERIOD] as KeptField) : 0;
    if (p < 0) return true;
    const period = plan.period >= 0 ? names.periods[p] : plan.everyPeriod;
    const unit = reading ? this.#unitOf(reading, period) : -1;
    if (unit >= 0 && plan.name >= 0) names.checkName(unit, this.#keys[NAME] as KeptField);
    if (q < 0 || (reading && unit < 0 && (reading.kind !== 'dated' || period !== undefined))) return true;
    this.#store.store(p, q, spec, reading, unit);
    return true;
  }

  /** Refuses the values of broken cells; true where what the row is about is broken. */
  #leaveOutBroken(): boolean {
    this.#plan.slots.forEach(({ column }, slot) => {
      if (this.#broken.has(this.#row, column)) this.#values.codes[slot] = REFUSED;
    });
    return this.#keys.some(({ column }) => column >= 0 && this.#broken.has(this.#row, column));
  }

  #mayBeHeadings(reading: UnitReading | undefined): boolean {
    return (
      this.#again.open ||
      (reading?.kind === 'unknown' && this.#again.isKeyText((this.#keys[UNIT] as KeptField).text())) ||
      (this.#plan.unit < 0 && this.#indicatorIsHeading())
    );
  }

  #indicatorIsHeading(): boolean {
    if (this.#plan.indicator < 0) return false;
    const text = (this.#keys[INDICATOR] as KeptField).text();
    return this.#again.isKeyText(text) && this.#names.specOf(text) === undefined;
  }

  /** Index of the unit of the row; −1 where there is none, or where it depends on the period of each column. */
  #unitOf(reading: UnitReading, period: string | undefined): number {
    const field = this.#keys[UNIT] as KeptField;
    if (reading.kind === 'unit') return reading.index;
    if (reading.kind === 'dated' && period === undefined) return -1;
    return this.#names.unit(
      reading,
      period,
      () => field.text(),
      () => field.position(),
    );
  }

  #readSlowCells(row: IndicatorSpec | undefined, shifts: Int8Array | undefined): void {
    const { slots } = this.#plan;
    for (let slot = 0; slot < this.#values.codes.length; slot += 1) {
      this.#values.texts[slot] = undefined;
      if (this.#values.codes[slot] !== SLOW) continue;
      const { spec = row, heading } = slots[slot] as TablePlan['slots'][number];
      const shift = shifts?.[slot] ?? 0;
      this.#values.codes[slot] = REFUSED;
      if (!spec) continue;
      const code = this.#cells.read(this.#fields[slot] as KeptField, spec, heading, shift === UNKNOWN_SHIFT ? 0 : shift);
      this.#values.codes[slot] = shift === UNKNOWN_SHIFT && code === 0 ? REFUSED : code;
      this.#values.values[slot] = this.#cells.value;
      this.#values.texts[slot] = this.#cells.text;
      // Already in the indicator's unit.
      this.#digits[slot] = Number.NaN;
    }
  }

  /** Plain numbers into the units of measure of their indicators. */
  #shiftNumbers(shifts: Int8Array): void {
    for (let slot = 0; slot < shifts.length; slot += 1) {
      const shift = shifts[slot] as number;
      if (shift === 0 || this.#values.codes[slot] !== 0 || Number.isNaN(this.#digits[slot])) continue;
      if (this.#values.slow === 0) this.#values.texts.length = 0;
      this.#values.slow += 1;
      if (shift === UNKNOWN_SHIFT) this.#values.codes[slot] = REFUSED;
      else {
        const digits = this.#digits[slot] as number;
        const decimals = this.#decimals[slot] as number;
        this.#values.texts[slot] = String(this.#values.values[slot]);
        this.#values.values[slot] = shiftedNumber(digits, decimals, shift);
      }
    }
  }

  /** Where a column of the current row stands; from 1. */
  #positionOf(column: number): CellPosition {
    if (this.#sheet.form === 'sheet') return { line: this.#values.line, column };
    const { bytes, rowStart } = this.#cursor;
    const cursor = new CsvCursor(bytes.subarray(rowStart), this.#sheet.delimiter);
    for (let at = 0; at < column; at += 1) cursor.next();
    return positionOf(bytes, rowStart + cursor.start - (cursor.quoted ? 1 : 0), rowStart, this.#values.line);
  }
}
