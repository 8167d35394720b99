import { nearest, parsePeriod, type Place } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { measureInHeading } from '../cell/measure.ts';
import { readPeriod } from '../cell/period.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { ColumnFinder } from './columnFinder.ts';
import type { IndicatorSpec } from './mapping.ts';
import type { MappingPlace } from './mappingPlaces.ts';
import { checkPeriodsSaid } from './periodsSaid.ts';
import type { RowNames } from './rowNames.ts';
import { NAME_HEADINGS } from './shortForm.ts';
import type { IssueSink } from './sink.ts';
import type { Slot } from './slot.ts';
import type { TableMapping, ValueColumn, Whereabouts } from './tableMapping.ts';
import type { TopRows } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** A mapping that was fitted to the headings of its table. Columns count from 0, −1 for none. */
export interface TablePlan {
  readonly first: number;
  readonly last: number;
  /** The last row as the mapping states it: a broken cell behind the last filled one is still within a table that goes to the end. */
  readonly stated: number;
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

/** The rows of a table and its column of units, from 0. */
export interface UnitRows {
  readonly unit: number;
  readonly first: number;
  readonly last: number;
  readonly skip: ReadonlySet<number>;
}

/** A plan; without one what is known of the rows with units, if anything. */
export interface Planned {
  readonly plan?: TablePlan;
  readonly unitRows?: UnitRows;
}

/**
 * Fits a mapping to its table; without a plan where it does not fit (said to the sink, all at once). `at` says where the parts of the mapping are written: mistakes
 * in it are told there.
 *
 * Rule: MAP-1 … MAP-6, MAP-14. Errors: those of ColumnFinder; MAP_ROWS, MAP_COLUMN_TWICE, MAP_VALUE_UNSAID, MAP_VALUES_TWICE, MAP_INDICATOR_UNKNOWN,
 * INTAKE_PERIOD and the codes of units for what is written in the mapping; MAP_PERIOD_SAID warns.
 */
export function planTable(
  mapping: TableMapping,
  sheet: Sheet,
  top: TopRows,
  specs: ReadonlyMap<string, IndicatorSpec>,
  names: RowNames,
  sink: IssueSink,
  at?: MappingPlace,
): Planned {
  const rows = rowsOf(mapping, sheet, top, sink, at);
  const everyPeriod = fixed(mapping.period);
  const periodHolds = everyPeriod === undefined || parsePeriod(everyPeriod) !== undefined;
  if (!periodHolds) {
    const place = { ...(at?.(['period', 'fixed']) ?? { path: 'fixed_period' }), excerpt: everyPeriod };
    sink.tally('INTAKE_PERIOD', everyPeriod, () => place, { found: everyPeriod, hint: 'form' });
  }
  const width = Math.max(sheet.columns, top.headings.length);
  const finder = new ColumnFinder(top, width, sink);
  const keys = ['unit', 'indicator', 'period', 'measure'] as const;
  const [unit = -1, indicator = -1, period = -1, measure = -1] = keys.map((key) => {
    const where = mapping[key];
    return typeof where === 'object' && 'at' in where ? finder.at(where.at, at?.([key])) : -1;
  });
  const columns = mapping.values.map((value, i) => finder.at(value.at, at?.(['values', i])));
  const places = [...keys.map((key) => at?.([key])), ...columns.map((_, i) => at?.(['values', i]))];
  const apart = checkApart([unit, indicator, period, measure, ...columns], places, top, sink);
  const named = unit < 0 ? -1 : finder.find(NAME_HEADINGS);
  const name = [unit, indicator, period, measure, ...columns].includes(named) ? -1 : named;
  const maker = new SlotMaker(mapping, top, specs, names, sink, at);
  const slots = mapping.values.map((value, i) => maker.slot(value, i, columns[i] as number));
  const whole = periodHolds && apart && finder.complete && maker.complete;
  if (!rows || !whole || !checkOnce(slots, sink, at)) return rows && apart && unit >= 0 ? { unitRows: { ...rows, unit } } : {};
  checkPeriodsSaid(mapping, sheet, top, slots, sink);
  const fixedMeasure = mapping.measure !== undefined;
  const converts = fixedMeasure || slots.some((slot) => slot.measure !== undefined || mayConvert(slot, specs));
  return { plan: { ...rows, width, unit, name, indicator, period, measure, slots, everyPeriod, converts } };
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
  at: MappingPlace | undefined,
): Pick<TablePlan, 'first' | 'last' | 'stated' | 'skip'> | undefined {
  const headings = mapping.headings.at(-1) ?? 0;
  const first = mapping.first ?? headings + 1;
  const last = mapping.last ?? (sheet.form === 'sheet' ? Math.max(sheet.rows, first) : Number.MAX_SAFE_INTEGER);
  if (first > headings && first <= last && top.rows.length >= headings)
    return { first, last, stated: mapping.last ?? Number.MAX_SAFE_INTEGER, skip: new Set(mapping.skip) };
  sink.add('MAP_ROWS', at?.(mapping.first === undefined && mapping.last === undefined ? ['headings'] : ['rows']) ?? {}, {
    headings: mapping.headings.join(', '),
    first,
    last: mapping.last ?? '',
    rows: Math.max(sheet.rows, top.rows.length),
  });
  return undefined;
}

/** No column holds two things at once; `places` are those of the columns in the mapping. */
function checkApart(columns: readonly number[], places: readonly (Place | undefined)[], top: TopRows, sink: IssueSink): boolean {
  const used = columns.filter((column) => column >= 0);
  const twice = new Set(used.filter((column, i) => used.indexOf(column) < i));
  for (const column of twice)
    sink.add('MAP_COLUMN_TWICE', places[columns.lastIndexOf(column)] ?? top.headingPosition(column), {
      heading: top.headings[column] ?? '',
      column: column + 1,
    });
  return twice.size === 0;
}

/** No two columns give the value of one unit, indicator and period, as far as their headings tell. */
function checkOnce(slots: readonly Slot[], sink: IssueSink, at: MappingPlace | undefined): boolean {
  const seen = new Map<string, Slot>();
  let once = true;
  for (const [i, slot] of slots.entries()) {
    const unit = slot.unit?.kind === 'unit' ? slot.unit.index : slot.unit === undefined ? '' : slot.heading;
    const key = JSON.stringify([slot.spec?.id, slot.period, unit]);
    const first = seen.get(key);
    if (first) {
      once = false;
      sink.add('MAP_VALUES_TWICE', at?.(['values', i]) ?? slot.position, { first: first.heading, second: slot.heading });
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
  readonly #at: MappingPlace | undefined;
  complete = true;

  constructor(
    mapping: TableMapping,
    top: TopRows,
    specs: ReadonlyMap<string, IndicatorSpec>,
    names: RowNames,
    sink: IssueSink,
    at: MappingPlace | undefined,
  ) {
    this.#mapping = mapping;
    this.#top = top;
    this.#specs = specs;
    this.#names = names;
    this.#sink = sink;
    this.#at = at;
  }

  /** The column that stands at `index` of the mapping; of one that was not found (−1) only what the mapping says is looked at. */
  slot(value: ValueColumn, index: number, column: number): Slot {
    const heading = this.#top.headings[column] ?? value.at.heading ?? value.at.column ?? '';
    const texts = column < 0 ? [] : [heading, ...(this.#top.parts[column] ?? []).toReversed()];
    const position = column < 0 ? { line: this.#top.line, column: 1 } : this.#top.headingPosition(column);
    const place = (key: 'indicator' | 'period' | 'unit'): Place =>
      this.#at?.(value[key] === undefined && fixed(this.#mapping[key]) !== undefined ? [key, 'fixed'] : ['values', index, key]) ?? position;
    const { measure } = this.#mapping;
    return {
      column,
      heading,
      spec: this.#spec(value, heading, texts, place('indicator')),
      period: this.#period(value, heading, texts, place('period')),
      unit: this.#unit(value, texts, place('unit')),
      measure: value.measure ?? (typeof measure === 'object' && 'fixed' in measure ? measure.fixed : undefined),
      overrules: value.measure !== undefined && value.at.heading !== undefined,
      position,
    };
  }

  #spec(value: ValueColumn, heading: string, texts: readonly string[], place: Place): IndicatorSpec | undefined {
    const stated = value.indicator ?? fixed(this.#mapping.indicator);
    if (stated === undefined && this.#mapping.indicator !== 'values') return undefined;
    const spec = stated === undefined ? firstOf(texts, (text) => this.#names.specOf(text)) : this.#specs.get(stated);
    if (spec) return spec;
    this.complete = false;
    if (stated !== undefined)
      this.#sink.tally('MAP_INDICATOR_UNKNOWN', JSON.stringify([stated, place.line]), () => ({ ...place, excerpt: stated }), {
        found: stated,
        heading,
        nearest: nearest(stated, this.#specs.keys()),
      });
    else if (texts.length > 0) this.#unsaid('indicator', heading, place);
    return undefined;
  }

  #period(value: ValueColumn, heading: string, texts: readonly string[], place: Place): string | undefined {
    const stated = value.period ?? fixed(this.#mapping.period);
    if (stated === undefined && this.#mapping.period !== 'values') return undefined;
    if (stated === undefined) {
      const { periodWords } = this.#mapping;
      const said = firstOf([...texts, texts.slice(1).toReversed().join('')], (text) => {
        const reading = readPeriod(periodWords.get(text) ?? text);
        return reading.kind === 'period' ? reading.id : undefined;
      });
      if (said === undefined && texts.length > 0) this.#unsaid('period', heading, place);
      this.complete &&= said !== undefined;
      return said;
    }
    if (parsePeriod(stated)) return stated;
    this.complete = false;
    this.#sink.tally('INTAKE_PERIOD', stated, () => ({ ...place, excerpt: stated }), { found: stated, hint: 'form' });
    return undefined;
  }

  #unit(value: ValueColumn, texts: readonly string[], place: Place): UnitReading | undefined {
    const stated = value.unit ?? fixed(this.#mapping.unit);
    if (stated === undefined && (this.#mapping.unit !== 'values' || texts.length === 0)) return undefined;
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

  #unsaid(what: 'indicator' | 'period', heading: string, place: Place): void {
    this.#sink.add('MAP_VALUE_UNSAID', place, { heading, what });
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
