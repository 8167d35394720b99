import type { Place } from '@kedu/model';
import { CsvCursor, shiftedNumber } from '../csv/cursor.ts';
import { positionOf } from '../csv/position.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { BLANK, type CellReader, REFUSED } from './cellReader.ts';
import { type CurrentRow, KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import { Measures, UNKNOWN_SHIFT } from './measures.ts';
import { MergedKeys } from './mergedKeys.ts';
import { RepeatedHeadings } from './repeatedHeadings.ts';
import type { RowNames } from './rowNames.ts';
import type { SeriesWriter } from './seriesWriter.ts';
import type { IssueSink } from './sink.ts';
import { type Series, setWritten } from './store.ts';
import type { TablePlan } from './tablePlan.ts';
import type { CellPosition, TopRows } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** Where the cells of the rows about one period and indicator go. */
interface Target {
  /** Line per unit, shared by the columns of the table; undefined where several columns fill one series. */
  readonly rowLines: Int32Array | undefined;
  /** Per slot; made when the first stated cell comes. */
  readonly series: (Series | undefined)[];
  /** Values and reasons of the series that share `rowLines`, side by side for the quick way of most rows. */
  readonly values: (Float64Array | undefined)[];
  readonly missing: (Uint8Array | undefined)[];
  readonly indicators: readonly IndicatorSpec[];
  readonly periods: readonly string[];
}

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
  readonly #writer: SeriesWriter;
  readonly #sink: IssueSink;
  readonly #again: RepeatedHeadings;
  readonly #merged: MergedKeys;
  readonly #measures: Measures;
  /** Per column of the table: its slot, its key; −1 for none. */
  readonly #slotOf: Int32Array;
  readonly #keyOf: Int8Array;
  /** Per slot: the slot after the last of those in adjacent columns. */
  readonly #runEnd: Int32Array;
  readonly #values: Float64Array;
  readonly #codes: Uint8Array;
  readonly #digits: Float64Array;
  readonly #decimals: Uint8Array;
  readonly #fields: readonly KeptField[];
  readonly #texts: (string | undefined)[] = [];
  readonly #keys: readonly KeptField[];
  readonly #targets: (Target | undefined)[][] = [];
  readonly #putsBlanks: boolean;
  /** Whether no cell was put where lines may be noted apart from those of their rows. */
  #undisturbed = true;
  readonly #current: CurrentRow = { start: 0, line: 1 };
  #line = 0;
  #row = 0;
  #slow = 0;

  constructor(
    cursor: CsvCursor,
    sheet: Sheet,
    top: TopRows,
    plan: TablePlan,
    names: RowNames,
    cells: CellReader,
    writer: SeriesWriter,
    sink: IssueSink,
  ) {
    this.#cursor = cursor;
    this.#sheet = sheet;
    this.#plan = plan;
    this.#names = names;
    this.#cells = cells;
    this.#writer = writer;
    this.#sink = sink;
    this.#row = top.rows.length;
    const inSheet = sheet.form === 'sheet';
    const { slots, width } = plan;
    const keys = [plan.unit, plan.name, plan.period, plan.indicator, plan.measure];
    this.#slotOf = new Int32Array(width).fill(-1);
    this.#keyOf = new Int8Array(width).fill(-1);
    slots.forEach(({ column }, i) => (this.#slotOf[column] = i));
    keys.forEach((column, i) => column >= 0 && (this.#keyOf[column] = i));
    this.#runEnd = new Int32Array(slots.length);
    for (let i = slots.length - 1; i >= 0; i -= 1)
      this.#runEnd[i] = slots[i + 1]?.column === (slots[i]?.column as number) + 1 ? (this.#runEnd[i + 1] as number) : i + 1;
    this.#values = new Float64Array(slots.length);
    this.#codes = new Uint8Array(slots.length);
    this.#digits = new Float64Array(slots.length);
    this.#decimals = new Uint8Array(slots.length);
    this.#fields = slots.map(({ column }) => new KeptField(cursor.bytes, column, this.#current, inSheet));
    this.#keys = keys.map((column) => new KeptField(cursor.bytes, column, this.#current, inSheet));
    const key = plan.unit >= 0 ? plan.unit : plan.indicator;
    const columns = [...keys, ...slots.map(({ column }) => column)].filter((column) => column >= 0);
    this.#again = new RepeatedHeadings(sheet, top, columns, key, sink);
    this.#merged = new MergedKeys(sheet.merges, this.#keys);
    this.#measures = new Measures(slots, sink);
    // A row that names its indicator states it, blank or not: its period is known even where nobody has a value yet.
    this.#putsBlanks = writer.keepsBlanks || (plan.indicator >= 0 && slots.length === 1);
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
      if (found === 0 || this.#row < first || (skip.size > 0 && skip.has(this.#row))) continue;
      count += 1;
      if (!inSheet && found !== width) this.#sink.add('INTAKE_ROW_WIDTH', { line: this.#line }, { found, expected: width });
      else if (!this.#commit()) break;
    }
    return count;
  }

  /** Splits one row; returns its width without blank excess, 0 for a blank row. */
  #split(): number {
    const cursor = this.#cursor;
    const slotOf = this.#slotOf;
    const keyOf = this.#keyOf;
    const width = slotOf.length;
    const exact = this.#plan.converts;
    const values = this.#values;
    const codes = this.#codes.fill(0);
    const runEnd = this.#runEnd;
    let column = 0;
    let stated = false;
    let excess = 0;
    this.#slow = 0;
    do {
      const slot = column < width ? (slotOf[column] as number) : -1;
      if (slot >= 0 && !exact) {
        const read = cursor.numbers(values, slot, runEnd[slot] as number);
        if (read > slot) {
          column += read - slot;
          stated = true;
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
          if (!empty) {
            this.#fields[slot]?.keep(cursor);
            this.#slow += 1;
          }
        } else if (column < width) {
          const key = keyOf[column] as number;
          if (key >= 0) this.#keys[key]?.keep(cursor);
        }
        if (!empty && !cursor.blank()) {
          stated = true;
          if (column >= width) excess = column + 1;
        }
      }
      column += 1;
    } while (!cursor.rowEnd);
    this.#line = cursor.rowLine;
    this.#current.start = cursor.rowStart;
    this.#current.line = cursor.rowLine;
    if (!stated || cursor.fault) return 0;
    if (column < width) this.#fillUp(column);
    return excess > 0 ? excess : Math.min(column, width);
  }

  /** Columns that a short row does not reach are blank. */
  #fillUp(from: number): void {
    for (let column = from; column < this.#slotOf.length; column += 1) {
      const slot = this.#slotOf[column] as number;
      if (slot >= 0) this.#codes[slot] = BLANK;
      const key = this.#keyOf[column] as number;
      if (key >= 0) this.#keys[key]?.empty(this.#cursor.end);
    }
  }

  /** Puts one row away; false where the rest of the table cannot be read. */
  #commit(): boolean {
    const names = this.#names;
    const plan = this.#plan;
    if (this.#merged.some) this.#merged.carry(this.#row);
    const unitField = this.#keys[UNIT] as KeptField;
    const reading = plan.unit >= 0 ? names.reading(unitField) : undefined;
    if (
      this.#again.open ||
      (reading?.kind === 'unknown' && this.#again.isKeyText(unitField.text())) ||
      (plan.unit < 0 && this.#indicatorIsHeading())
    ) {
      const nature = this.#again.nature(this.#cursor.rowStart, this.#line);
      if (nature !== 'values') return nature === 'again';
    }
    const q = plan.indicator >= 0 ? names.indicator(this.#keys[INDICATOR] as KeptField) : 0;
    const spec = plan.indicator >= 0 ? names.specs[q] : undefined;
    const shifts = plan.converts ? this.#measures.shifts(spec, plan.measure >= 0 ? this.#keys[MEASURE] : undefined) : undefined;
    if (this.#slow > 0) this.#readSlowCells(spec, shifts);
    if (shifts) this.#shiftNumbers(shifts);
    const p = plan.period >= 0 ? names.period(this.#keys[PERIOD] as KeptField) : 0;
    if (p < 0) return true;
    const period = plan.period >= 0 ? names.periods[p] : plan.everyPeriod;
    const unit = reading ? this.#unitOf(reading, period) : -1;
    if (unit >= 0 && plan.name >= 0) names.checkName(unit, this.#keys[NAME] as KeptField);
    if (q < 0 || (reading && unit < 0 && (reading.kind !== 'dated' || period !== undefined))) return true;
    const target = this.#target(p, q, spec);
    if (unit >= 0 && target.rowLines) this.#storeRow(target, target.rowLines, unit);
    else this.#storeCells(target, reading, unit);
    return true;
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
    for (let slot = 0; slot < this.#codes.length; slot += 1) {
      this.#texts[slot] = undefined;
      if (this.#codes[slot] !== SLOW) continue;
      const { spec = row, heading } = slots[slot] as TablePlan['slots'][number];
      const shift = shifts?.[slot] ?? 0;
      this.#codes[slot] = REFUSED;
      if (!spec) continue;
      const code = this.#cells.read(this.#fields[slot] as KeptField, spec, heading, shift === UNKNOWN_SHIFT ? 0 : shift);
      this.#codes[slot] = shift === UNKNOWN_SHIFT && code === 0 ? REFUSED : code;
      this.#values[slot] = this.#cells.value;
      this.#texts[slot] = this.#cells.text;
      // Already in the indicator's unit.
      this.#digits[slot] = Number.NaN;
    }
  }

  /** Plain numbers into the units of measure of their indicators. */
  #shiftNumbers(shifts: Int8Array): void {
    for (let slot = 0; slot < shifts.length; slot += 1) {
      const shift = shifts[slot] as number;
      if (shift === 0 || this.#codes[slot] !== 0 || Number.isNaN(this.#digits[slot])) continue;
      if (shift === UNKNOWN_SHIFT) this.#codes[slot] = REFUSED;
      else {
        const digits = this.#digits[slot] as number;
        const decimals = this.#decimals[slot] as number;
        if (this.#slow === 0) this.#texts.length = 0;
        this.#slow += 1;
        this.#texts[slot] = String(this.#values[slot]);
        this.#values[slot] = shiftedNumber(digits, decimals, shift);
      }
    }
  }

  #target(p: number, q: number, row: IndicatorSpec | undefined): Target {
    const byIndicator = (this.#targets[p] ??= []);
    const known = byIndicator[q];
    if (known) return known;
    const { slots, period, unit } = this.#plan;
    const indicators = slots.map(({ spec }) => (spec ?? row) as IndicatorSpec);
    const periods = slots.map((slot) => slot.period ?? (period >= 0 ? (this.#names.periods[p] as string) : ''));
    const series = indicators.map(({ id }, i) => this.#writer.store.find(id, periods[i] as string));
    const apart =
      new Set(indicators.map(({ id }, i) => `${id}@${periods[i]}`)).size === slots.length && slots.every((slot) => slot.unit === undefined);
    const target: Target = {
      values: [],
      missing: [],
      rowLines: apart && unit >= 0 ? new Int32Array(this.#writer.store.units) : undefined,
      series,
      indicators,
      periods,
    };
    byIndicator[q] = target;
    return target;
  }

  /** All cells of a row about one unit, each in a series of its own. */
  #storeRow(target: Target, rowLines: Int32Array, unit: number): void {
    if (rowLines[unit] !== 0) {
      this.#storeAgain(target, rowLines, unit);
      return;
    }
    const writer = this.#writer;
    const { series: all } = target;
    const codes = this.#codes;
    const values = this.#values;
    rowLines[unit] = writer.base + this.#line;
    if (this.#slow === 0 && this.#undisturbed && this.#storePlain(target, unit)) return;
    for (let slot = 0; slot < codes.length; slot += 1) {
      const code = codes[slot] as number;
      if (code >= BLANK && (code === REFUSED || !this.#putsBlanks)) continue;
      const series = all[slot] ?? this.#create(target, slot, rowLines);
      if (series === undefined) return;
      if (series.lines !== rowLines) {
        if (this.#put(target, series, slot, unit) !== 'stored') continue;
      } else if (code === 0) {
        series.values[unit] = values[slot] as number;
        series.missing[unit] = 0;
      } else series.missing[unit] = code === BLANK ? writer.blankCode : code;
      if (this.#slow > 0) this.#noteText(series, slot, unit);
    }
  }

  /** Stores a row of plain numbers and blanks where nothing stands yet; false where a series has still to be found or made. */
  #storePlain(target: Target, unit: number): boolean {
    const codes = this.#codes;
    const values = this.#values;
    const { values: into, missing } = target;
    const putsBlanks = this.#putsBlanks;
    for (let slot = 0; slot < codes.length; slot += 1) {
      const code = codes[slot] as number;
      if (code !== 0) {
        if (code === BLANK && !putsBlanks) continue;
        return false;
      }
      const column = into[slot];
      if (column === undefined) return false;
      column[unit] = values[slot] as number;
      (missing[slot] as Uint8Array)[unit] = 0;
    }
    return true;
  }

  /** The same for a row about a unit that an earlier row was about. */
  #storeAgain(target: Target, rowLines: Int32Array, unit: number): void {
    const first = rowLines[unit] as number;
    let equal = 0;
    for (let slot = 0; slot < this.#codes.length; slot += 1) {
      const code = this.#codes[slot] as number;
      if (code >= BLANK && (code === REFUSED || !this.#putsBlanks)) continue;
      const series = target.series[slot] ?? this.#create(target, slot, rowLines);
      if (series === undefined) return;
      const done = this.#put(target, series, slot, unit);
      if (done === 'stored') this.#noteText(series, slot, unit);
      else if (done === 'equal') equal += 1;
    }
    if (equal > 0) this.#tellDuplicate(target, first, unit, 0, equal);
  }

  #noteText(series: Series, slot: number, unit: number): void {
    const text = this.#slow > 0 ? this.#texts[slot] : undefined;
    if (text !== undefined) setWritten(series, unit, text);
  }

  /** Cells that name their units themselves, or fill series together. */
  #storeCells(target: Target, reading: UnitReading | undefined, rowUnit: number): void {
    const field = this.#keys[UNIT] as KeptField;
    for (let slot = 0; slot < this.#codes.length; slot += 1) {
      const code = this.#codes[slot] as number;
      if (code === REFUSED || (code === BLANK && !this.#putsBlanks)) continue;
      const own = this.#plan.slots[slot] as TablePlan['slots'][number];
      const named = own.unit ?? reading;
      const position = (): CellPosition => (own.unit ? own.position : field.position());
      const text = (): string => (own.unit ? own.heading : field.text());
      const unit =
        own.unit === undefined && rowUnit >= 0 ? rowUnit : named ? this.#names.unit(named, target.periods[slot], text, position) : -1;
      if (unit < 0) continue;
      const series = target.series[slot] ?? this.#create(target, slot, undefined);
      if (!series) return;
      const line = series.lines[unit] as number;
      const done = this.#put(target, series, slot, unit);
      if (done === 'equal') this.#tellDuplicate(target, line, unit, slot, 1);
      else if (done === 'stored') this.#noteText(series, slot, unit);
    }
  }

  #put(target: Target, series: Series, slot: number, unit: number): 'stored' | 'equal' | 'refused' {
    const writer = this.#writer;
    const code = this.#codes[slot] as number;
    this.#undisturbed = false;
    if (code === BLANK && series.lines[unit] !== 0) return 'refused';
    const stored = code === BLANK ? writer.blankCode : code;
    const value = code === 0 ? (this.#values[slot] as number) : Number.NaN;
    const column = (this.#plan.slots[slot]?.column as number) + 1;
    return writer.put(series, unit, stored, value, this.#line, column, (at) => this.#positionOf(at), this.#namesOf(target, slot, unit));
  }

  #namesOf({ indicators, periods }: Target, slot: number, unit: number): Place {
    return { unit: this.#names.unitId(unit), indicator: indicators[slot]?.id, period: periods[slot] };
  }

  #create(target: Target, slot: number, rowLines: Int32Array | undefined): Series | undefined {
    const { id } = target.indicators[slot] as IndicatorSpec;
    const period = target.periods[slot] as string;
    const series = this.#writer.store.find(id, period) ?? this.#writer.create(id, period, this.#line, rowLines);
    if (!series) return undefined;
    if (!series.columns.has(this.#writer.file)) series.columns.set(this.#writer.file, (this.#plan.slots[slot]?.column as number) + 1);
    target.series[slot] = series;
    if (series.lines === rowLines) {
      target.values[slot] = series.values;
      target.missing[slot] = series.missing;
    }
    return series;
  }

  /** Where a column of the current row stands; from 1. */
  #positionOf(column: number): CellPosition {
    if (this.#sheet.form === 'sheet') return { line: this.#line, column };
    const { bytes, rowStart } = this.#cursor;
    const cursor = new CsvCursor(bytes.subarray(rowStart), this.#sheet.delimiter);
    for (let at = 0; at < column; at += 1) cursor.next();
    return positionOf(bytes, rowStart + cursor.start - (cursor.quoted ? 1 : 0), rowStart, this.#line);
  }

  /** Equal values that stand again: named one by one where a row has one, else counted where the row begins. */
  #tellDuplicate(target: Target, first: number, unit: number, slot: number, count: number): void {
    const { shown, line } = this.#writer.store.locate(first);
    const { slots, unit: unitColumn } = this.#plan;
    const one = slots.length === 1 || unitColumn < 0;
    const column = one ? (slots[slot]?.column as number) : unitColumn;
    const { indicator, ...others } = this.#namesOf(target, slot, unit);
    const place = { ...this.#positionOf(column + 1), ...others, ...(one ? { indicator } : {}) };
    this.#sink.add('INTAKE_DUPLICATE', place, { firstFile: shown, firstLine: line, count });
  }
}
