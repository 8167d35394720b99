import type { Place } from '@kedu/model';
import { BLANK, REFUSED } from './cellReader.ts';
import type { KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import { RowBlock } from './rowBlock.ts';
import type { RowNames } from './rowNames.ts';
import type { SeriesWriter } from './seriesWriter.ts';
import type { IssueSink } from './sink.ts';
import { type Series, setWritten } from './store.ts';
import type { TablePlan } from './tablePlan.ts';
import type { CellPosition } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** The values of the row that is being read, one for each slot. */
export interface RowValues {
  /** Number of each cell, NaN for none. */
  readonly values: Float64Array;
  /** 0 for a number, a reason, BLANK or REFUSED. */
  readonly codes: Uint8Array;
  /** How a cell stood where it was read differently; holds only where `slow` is not 0. */
  readonly texts: (string | undefined)[];
  /** How many cells were neither plain numbers nor blank, and how many were blank. */
  slow: number;
  blanks: number;
  line: number;
  /** Where a column of the row stands; from 1. */
  positionOf(column: number): CellPosition;
}

/** Where the cells of the rows about one period and indicator go. */
interface Target {
  /** Line per unit, shared by the columns of the table; undefined where several columns fill one series. */
  readonly rowLines: Int32Array | undefined;
  /** Per slot; made when the first stated cell comes. */
  readonly series: (Series | undefined)[];
  /** Values and reasons of the series that share `rowLines`, side by side for the quick way of most rows. */
  readonly values: (Float64Array | undefined)[];
  readonly missing: (Uint8Array | undefined)[];
  block: RowBlock | undefined;
  /** The highest unit of the rows that went into no block. */
  top: number;
  readonly indicators: readonly IndicatorSpec[];
  readonly periods: readonly string[];
}

/** Rows are held in blocks, as long as all blocks together have no more cells than this. */
const MAX_BLOCK_CELLS = 4_194_304;

/**
 * Puts the values of rows into their series: quickly where nothing stands there yet, with a look at what stands there otherwise.
 * Rule: INTAKE-5, INTAKE-10, INTAKE-12.
 */
export class RowStore {
  readonly #row: RowValues;
  readonly #plan: TablePlan;
  readonly #names: RowNames;
  readonly #writer: SeriesWriter;
  readonly #sink: IssueSink;
  readonly #unitField: KeptField;
  readonly #targets: (Target | undefined)[][] = [];
  readonly #putsBlanks: boolean;
  /** Targets with a block. */
  readonly #held: Target[] = [];
  #blockCells = 0;
  /** Whether no cell was put where lines may be noted apart from those of their rows. */
  #undisturbed = true;

  constructor(row: RowValues, plan: TablePlan, names: RowNames, writer: SeriesWriter, unitField: KeptField, sink: IssueSink) {
    this.#row = row;
    this.#plan = plan;
    this.#names = names;
    this.#writer = writer;
    this.#unitField = unitField;
    this.#sink = sink;
    // A row that names its indicator states it, blank or not: its period is known even where nobody has a value yet.
    this.#putsBlanks = writer.keepsBlanks || (plan.indicator >= 0 && plan.slots.length === 1);
  }

  /**
   * Puts the current row away. `p` and `q` are the places of its period and indicator among the names, `unit` is −1 where the columns name units, or where
   * which is meant by `reading` depends on their periods.
   */
  store(p: number, q: number, spec: IndicatorSpec | undefined, reading: UnitReading | undefined, unit: number): void {
    const target = this.#target(p, q, spec);
    if (unit >= 0 && target.rowLines) this.#storeRow(target, target.rowLines, unit);
    else this.#storeCells(target, reading, unit);
  }

  /** The target of the rows about a period and an indicator, by their places among the names; `row` is the indicator. */
  #target(p: number, q: number, row: IndicatorSpec | undefined): Target {
    const byIndicator = this.#targets[p] ?? [];
    this.#targets[p] = byIndicator;
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
      block: undefined,
      top: -1,
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
    const writer = this.#writer;
    const line = writer.base + this.#row.line;
    const { block } = target;
    const { codes, values, slow, blanks } = this.#row;
    const plain = slow === 0 && (blanks === 0 || !this.#putsBlanks);
    if (plain && block?.add(unit, line, values)) return;
    if (block ? block.taken(unit) : rowLines[unit] !== 0) {
      this.#storeAgain(target, rowLines, unit);
      return;
    }
    const { series: all } = target;
    rowLines[unit] = line;
    if (unit > target.top) target.top = unit;
    block?.note(unit);
    if (plain && this.#undisturbed && this.#storePlain(target, rowLines, unit)) return;
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
      if (this.#row.slow > 0) this.#noteText(series, slot, unit);
    }
  }

  /** Stores a row of plain numbers and blanks where nothing stands yet; false where a series has still to be found or made. */
  #storePlain(target: Target, rowLines: Int32Array, unit: number): boolean {
    const { codes, values } = this.#row;
    const { values: into, missing } = target;
    let whole = true;
    for (let slot = 0; slot < codes.length; slot += 1) {
      const column = into[slot];
      if (column === undefined) {
        if (codes[slot] !== 0) whole = false;
        else return false;
      } else if (codes[slot] === 0) {
        column[unit] = values[slot] as number;
        (missing[slot] as Uint8Array)[unit] = 0;
      }
    }
    if (whole) this.#makeBlock(target, rowLines);
    return true;
  }

  /** From now on the rows of a target are held in blocks. */
  #makeBlock(target: Target, rowLines: Int32Array): void {
    const cells = RowBlock.cells(this.#row.codes.length);
    if (this.#blockCells + cells > MAX_BLOCK_CELLS) return;
    this.#blockCells += cells;
    target.block = new RowBlock(target.values as Float64Array[], target.missing as Uint8Array[], rowLines, target.top);
    this.#held.push(target);
  }

  /** Puts away what is still held; from now on every cell goes straight into its series. */
  finish(): void {
    this.#undisturbed = false;
    for (const target of this.#held.splice(0)) {
      target.block?.finish();
      target.block = undefined;
    }
  }

  /** The same for a row about a unit that an earlier row was about. */
  #storeAgain(target: Target, rowLines: Int32Array, unit: number): void {
    this.finish();
    const first = rowLines[unit] as number;
    let equal = 0;
    for (let slot = 0; slot < this.#row.codes.length; slot += 1) {
      const code = this.#row.codes[slot] as number;
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
    const text = this.#row.slow > 0 ? this.#row.texts[slot] : undefined;
    if (text !== undefined) setWritten(series, unit, text);
  }

  /** Cells that name their units themselves, or fill series together. */
  #storeCells(target: Target, reading: UnitReading | undefined, rowUnit: number): void {
    this.finish();
    const field = this.#unitField;
    for (let slot = 0; slot < this.#row.codes.length; slot += 1) {
      const code = this.#row.codes[slot] as number;
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
    const code = this.#row.codes[slot] as number;
    this.finish();
    if (code === BLANK && series.lines[unit] !== 0) return 'refused';
    const stored = code === BLANK ? writer.blankCode : code;
    const value = code === 0 ? (this.#row.values[slot] as number) : Number.NaN;
    const column = (this.#plan.slots[slot]?.column as number) + 1;
    return writer.put(
      series,
      unit,
      stored,
      value,
      this.#row.line,
      column,
      (at) => this.#row.positionOf(at),
      this.#namesOf(target, slot, unit),
    );
  }

  #namesOf({ indicators, periods }: Target, slot: number, unit: number): Place {
    return { unit: this.#names.unitId(unit), indicator: indicators[slot]?.id, period: periods[slot] };
  }

  #create(target: Target, slot: number, rowLines: Int32Array | undefined): Series | undefined {
    const { id } = target.indicators[slot] as IndicatorSpec;
    const period = target.periods[slot] as string;
    const series = this.#writer.store.find(id, period) ?? this.#writer.create(id, period, this.#row.line, rowLines);
    if (!series) return undefined;
    if (!series.columns.has(this.#writer.file)) series.columns.set(this.#writer.file, (this.#plan.slots[slot]?.column as number) + 1);
    target.series[slot] = series;
    if (series.lines === rowLines) {
      target.values[slot] = series.values;
      target.missing[slot] = series.missing;
    }
    return series;
  }

  /** Equal values that stand again: named one by one where a row has one, else counted where the row begins. */
  #tellDuplicate(target: Target, first: number, unit: number, slot: number, count: number): void {
    const { shown, line } = this.#writer.store.locate(first);
    const { slots, unit: unitColumn } = this.#plan;
    const one = slots.length === 1 || unitColumn < 0;
    const column = one ? (slots[slot]?.column as number) : unitColumn;
    const { indicator, ...others } = this.#namesOf(target, slot, unit);
    const place = { ...this.#row.positionOf(column + 1), ...others, ...(one ? { indicator } : {}) };
    this.#sink.add('INTAKE_DUPLICATE', place, { firstFile: shown, firstLine: line, count });
  }
}
