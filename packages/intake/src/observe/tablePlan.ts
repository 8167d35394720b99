import { nearest, parsePeriod } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { measureInHeading } from '../cell/measure.ts';
import { readPeriod } from '../cell/period.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { ColumnFinder } from './columnFinder.ts';
import type { IndicatorSpec } from './mapping.ts';
import { checkPeriodsSaid } from './periodsSaid.ts';
import type { RowNames } from './rowNames.ts';
import { NAME_HEADINGS } from './shortForm.ts';
import type { IssueSink } from './sink.ts';
import type { TableMapping, ValueColumn, Whereabouts } from './tableMapping.ts';
import type { CellPosition, TopRows } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** A column of values: what its heading or the mapping says of all its cells. Undefined is said by the row. */
export interface Slot {
  /** From 0. */
  readonly column: number;
  readonly heading: string;
  readonly spec: IndicatorSpec | undefined;
  readonly period: string | undefined;
  readonly unit: UnitReading | undefined;
  /** Unit of measure that the mapping gives the column. */
  readonly measure: string | undefined;
  /** Whether that was written beside the very heading: it then stands above what the heading says. */
  readonly overrules: boolean;
  readonly position: CellPosition;
}

/** A mapping that was fitted to the headings of its table. Columns count from 0, −1 for none. */
export interface TablePlan {
  readonly first: number;
  readonly last: number;
  readonly skip: ReadonlySet<number>;
  /** How many fields a row of a CSV file has; a row of a sheet may be shorter or longer. */
  readonly width: number;
  readonly unit: number;
  readonly name: number;
  readonly indicator: number;
  readonly period: number;
  readonly measure: number;
  readonly slots: readonly Slot[];
  /** The period of every cell, where the mapping fixes one. */
  readonly everyPeriod: string | undefined;
  /** Whether a column of values may stand in another unit of measure than its indicator. */
  readonly converts: boolean;
}

/**
 * Fits a mapping to its table; undefined where it does not fit (said to the sink, all at once).
 *
 * Rule: MAP-1 … MAP-6. Errors: those of ColumnFinder; MAP_ROWS, MAP_COLUMN_TWICE, MAP_VALUE_UNSAID, MAP_VALUES_TWICE, INTAKE_COLUMN_INDICATOR,
 * INTAKE_PERIOD and the codes of units for what is written in the mapping; MAP_PERIOD_SAID warns.
 */
export function planTable(
  mapping: TableMapping,
  sheet: Sheet,
  top: TopRows,
  specs: ReadonlyMap<string, IndicatorSpec>,
  names: RowNames,
  sink: IssueSink,
): TablePlan | undefined {
  const rows = rowsOf(mapping, sheet, top, sink);
  const everyPeriod = fixed(mapping.period);
  if (everyPeriod !== undefined && !parsePeriod(everyPeriod)) {
    sink.tally('INTAKE_PERIOD', everyPeriod, () => ({ path: 'fixed_period', excerpt: everyPeriod }), { found: everyPeriod, hint: 'form' });
    return undefined;
  }
  const width = Math.max(sheet.columns, top.headings.length);
  const finder = new ColumnFinder(top, width, sink);
  const keyed = (where: Whereabouts | undefined): number => (typeof where === 'object' && 'at' in where ? finder.at(where.at) : -1);
  const unit = keyed(mapping.unit);
  const indicator = keyed(mapping.indicator);
  const period = keyed(mapping.period);
  const measure = keyed(mapping.measure);
  const columns = mapping.values.map(({ at }) => finder.at(at));
  if (!checkApart([unit, indicator, period, measure, ...columns], top, sink) || !finder.complete || !rows) return undefined;
  const named = unit < 0 ? -1 : finder.find(NAME_HEADINGS);
  const name = [unit, indicator, period, measure, ...columns].includes(named) ? -1 : named;
  const maker = new SlotMaker(mapping, top, specs, names, sink);
  const slots = mapping.values.map((value, i) => maker.slot(value, columns[i] as number));
  if (!finder.complete || !maker.complete || !checkOnce(slots, sink)) return undefined;
  checkPeriodsSaid(mapping, sheet, top, slots, sink);
  const fixedMeasure = mapping.measure !== undefined;
  const converts = fixedMeasure || slots.some((slot) => slot.measure !== undefined || mayConvert(slot, specs));
  return { ...rows, width, unit, name, indicator, period, measure, slots, everyPeriod, converts };
}

function mayConvert({ heading, spec }: Slot, specs: ReadonlyMap<string, IndicatorSpec>): boolean {
  if (!/[([（【〔]|单位/.test(heading)) return false;
  const named = (one: IndicatorSpec): boolean => measureInHeading(heading, one.unit) !== undefined;
  return spec ? named(spec) : [...specs.values()].some(named);
}

function rowsOf(
  mapping: TableMapping,
  sheet: Sheet,
  top: TopRows,
  sink: IssueSink,
): Pick<TablePlan, 'first' | 'last' | 'skip'> | undefined {
  const headings = mapping.headings.at(-1) ?? 0;
  const first = mapping.first ?? headings + 1;
  const last = mapping.last ?? (sheet.form === 'sheet' ? Math.max(sheet.rows, first) : Number.MAX_SAFE_INTEGER);
  if (first > headings && first <= last && top.rows.length >= headings) return { first, last, skip: new Set(mapping.skip) };
  sink.add(
    'MAP_ROWS',
    {},
    { headings: mapping.headings.join(', '), first, last: mapping.last ?? '', rows: Math.max(sheet.rows, top.rows.length) },
  );
  return undefined;
}

/** No column holds two things at once. */
function checkApart(columns: readonly number[], top: TopRows, sink: IssueSink): boolean {
  const used = columns.filter((column) => column >= 0);
  const twice = new Set(used.filter((column, i) => used.indexOf(column) < i));
  for (const column of twice)
    sink.add('MAP_COLUMN_TWICE', top.headingPosition(column), { heading: top.headings[column] ?? '', column: column + 1 });
  return twice.size === 0;
}

/** No two columns give the value of one unit, indicator and period, as far as their headings tell. */
function checkOnce(slots: readonly Slot[], sink: IssueSink): boolean {
  const seen = new Map<string, Slot>();
  let once = true;
  for (const slot of slots) {
    const unit = slot.unit?.kind === 'unit' ? slot.unit.index : slot.unit === undefined ? '' : slot.heading;
    const key = JSON.stringify([slot.spec?.id, slot.period, unit]);
    const first = seen.get(key);
    if (first) {
      once = false;
      sink.add('MAP_VALUES_TWICE', slot.position, { first: first.heading, second: slot.heading });
    } else seen.set(key, slot);
  }
  return once;
}

/** Finds out what each column of values is about: by the mapping, else by its heading. */
class SlotMaker {
  readonly #mapping: TableMapping;
  readonly #top: TopRows;
  readonly #specs: ReadonlyMap<string, IndicatorSpec>;
  readonly #names: RowNames;
  readonly #sink: IssueSink;
  complete = true;

  constructor(mapping: TableMapping, top: TopRows, specs: ReadonlyMap<string, IndicatorSpec>, names: RowNames, sink: IssueSink) {
    this.#mapping = mapping;
    this.#top = top;
    this.#specs = specs;
    this.#names = names;
    this.#sink = sink;
  }

  slot(value: ValueColumn, column: number): Slot {
    const heading = this.#top.headings[column] ?? value.at.heading ?? value.at.column ?? '';
    const texts = [heading, ...(this.#top.parts[column] ?? []).toReversed()];
    const place = this.#top.headingPosition(column);
    const { measure } = this.#mapping;
    return {
      column,
      heading,
      spec: this.#spec(value, texts, place),
      period: this.#period(value, texts, place),
      unit: this.#unit(value, texts, place),
      measure: value.measure ?? (typeof measure === 'object' && 'fixed' in measure ? measure.fixed : undefined),
      overrules: value.measure !== undefined && value.at.heading !== undefined,
      position: place,
    };
  }

  #spec(value: ValueColumn, texts: readonly string[], place: CellPosition): IndicatorSpec | undefined {
    const stated = value.indicator ?? fixed(this.#mapping.indicator);
    if (stated === undefined && this.#mapping.indicator !== 'values') return undefined;
    const spec = stated === undefined ? firstOf(texts, (text) => this.#names.specOf(text)) : this.#specs.get(stated);
    if (spec) return spec;
    this.complete = false;
    if (stated === undefined) this.#unsaid('indicator', texts, place);
    else {
      const args = { indicator: stated, heading: texts[0] ?? '', nearest: nearest(stated, this.#specs.keys()) };
      this.#sink.add('INTAKE_COLUMN_INDICATOR', place, args);
    }
    return undefined;
  }

  #period(value: ValueColumn, texts: readonly string[], place: CellPosition): string | undefined {
    const stated = value.period ?? fixed(this.#mapping.period);
    if (stated === undefined && this.#mapping.period !== 'values') return undefined;
    if (stated === undefined) {
      const { periodWords } = this.#mapping;
      const said = firstOf([...texts, texts.slice(1).toReversed().join('')], (text) => {
        const reading = readPeriod(periodWords.get(text) ?? text);
        return reading.kind === 'period' ? reading.id : undefined;
      });
      if (said === undefined) this.#unsaid('period', texts, place);
      this.complete &&= said !== undefined;
      return said;
    }
    if (parsePeriod(stated)) return stated;
    this.complete = false;
    this.#sink.tally('INTAKE_PERIOD', stated, () => ({ ...place, excerpt: stated }), { found: stated, hint: 'form' });
    return undefined;
  }

  #unit(value: ValueColumn, texts: readonly string[], place: CellPosition): UnitReading | undefined {
    const stated = value.unit ?? fixed(this.#mapping.unit);
    if (stated === undefined && this.#mapping.unit !== 'values') return undefined;
    const known = (text: string): UnitReading | undefined => {
      const reading = this.#names.readingOf(text);
      return reading.kind === 'unit' || reading.kind === 'dated' ? reading : undefined;
    };
    const text = stated ?? texts[0] ?? '';
    const reading = stated === undefined ? firstOf(texts, known) : known(stated);
    if (reading) return reading;
    this.complete = false;
    this.#names.unit(
      this.#names.readingOf(text),
      undefined,
      () => text,
      () => place,
    );
    return undefined;
  }

  #unsaid(what: 'indicator' | 'period', texts: readonly string[], place: CellPosition): void {
    this.#sink.add('MAP_VALUE_UNSAID', place, { heading: texts[0] ?? '', what });
  }
}

function fixed(where: Whereabouts): string | undefined {
  return typeof where === 'object' && 'fixed' in where ? where.fixed : undefined;
}

function firstOf<T>(texts: readonly string[], find: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = find(text) ?? find(foldWidth(text).replace(/ *[(（[【][^()（）[\]【】]*[)）\]】] *$/, ''));
    if (found !== undefined) return found;
  }
  return undefined;
}
