import { nearest } from '@kedu/model';
import { ColumnFinder, listed } from './columnFinder.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';
import type { ColumnRef, TableMapping, ValueColumn, Whereabouts } from './tableMapping.ts';
import type { TopRows } from './topRows.ts';

const UNIT_HEADINGS = ['unit', '单位', '考核对象'];
const PERIOD_HEADINGS = ['period', '时期', '期间'];
const INDICATOR_HEADINGS = ['indicator', '指标'];
const VALUE_HEADINGS = ['value', '数值', '指标值'];

/** Headings of a column with the names of the units, which must fit (INTAKE-9). */
export const NAME_HEADINGS: readonly string[] = ['unit_name', '单位名称'];

/**
 * The whole mapping of a plain table out of its short form and its headings; undefined where a column is missing (said to the sink, all at once).
 *
 * Rule: MAP-9, INTAKE-4, PACK-1. Errors: INTAKE_HEADING_MISSING, INTAKE_HEADING_TWICE, INTAKE_COLUMN_INDICATOR; INTAKE_COLUMN_UNKNOWN
 * warns of a wide column that no indicator claims.
 * Example: { layout: 'wide', fixedPeriod: '2023' } over `unit,gdp` → unit at `unit`, period 2023, one column of values for gdp.
 */
export function compileShortForm(
  mapping: DataMapping,
  top: TopRows,
  indicators: ReadonlyMap<string, IndicatorSpec>,
  sink: IssueSink,
): TableMapping | undefined {
  const finder = new ColumnFinder(top, top.headings.length, sink);
  const named = (given: string | undefined, defaults: readonly string[]): number =>
    finder.need(given === undefined || given === defaults[0] ? defaults : [given]);
  const unit = named(mapping.unit, UNIT_HEADINGS);
  const period = mapping.fixedPeriod === undefined ? named(mapping.period, PERIOD_HEADINGS) : -1;
  const long = mapping.layout === 'long';
  const indicator = long ? finder.need(INDICATOR_HEADINGS) : -1;
  const value = long ? finder.need(VALUE_HEADINGS) : -1;
  const ref = (column: number): ColumnRef => ({ heading: top.headings[column] ?? '' });
  const taken = new Set([unit, period, finder.find(NAME_HEADINGS)]);
  const values = long
    ? [{ at: ref(value) }]
    : wideColumns(mapping, top, indicators, finder, taken, sink).map(([column, id]) => ({
        at: ref(column),
        indicator: id,
        measure: mapping.measures?.get(id),
      }));
  if (!finder.complete) return undefined;
  return {
    headings: top.headingRows,
    skip: [],
    unit: { at: ref(unit) },
    unitBy: mapping.unitBy ?? 'id',
    indicator: long ? { at: ref(indicator) } : 'values',
    period: mapping.fixedPeriod === undefined ? { at: ref(period) } : { fixed: mapping.fixedPeriod },
    values: values satisfies readonly ValueColumn[],
    indicatorWords: new Map(long ? [...(mapping.columns ?? [])].filter(([id]) => indicators.has(id)).map(([id, word]) => [word, id]) : []),
    unitWords: new Map(),
    periodWords: new Map(),
    blank: mapping.blank,
    source: mapping.source,
  } satisfies TableMapping & { readonly unit: Whereabouts };
}

/** Columns of a wide table with their indicators, in the order of the table. */
function wideColumns(
  mapping: DataMapping,
  top: TopRows,
  indicators: ReadonlyMap<string, IndicatorSpec>,
  finder: ColumnFinder,
  taken: ReadonlySet<number>,
  sink: IssueSink,
): (readonly [column: number, indicator: string])[] {
  const columns = new Map<number, string>();
  for (const [id, heading] of mapping.columns ?? []) {
    if (!indicators.has(id)) {
      sink.add('INTAKE_COLUMN_INDICATOR', { line: top.line }, { indicator: id, heading, nearest: nearest(id, indicators.keys()) });
      finder.complete = false;
      continue;
    }
    const at = finder.need([heading]);
    if (at >= 0) columns.set(at, id);
  }
  top.headings.forEach((heading, i) => {
    if (heading === '' || taken.has(i) || columns.has(i)) return;
    if (indicators.has(heading) && !mapping.columns?.has(heading)) {
      if (finder.need([heading]) === i) columns.set(i, heading);
    } else if (!mapping.columns) {
      sink.add('INTAKE_COLUMN_UNKNOWN', top.headingPosition(i), { heading, nearest: nearest(heading, indicators.keys()) });
    }
  });
  if (columns.size === 0 && finder.complete) {
    sink.add(
      'INTAKE_HEADING_MISSING',
      { line: top.line },
      { heading: [...indicators.keys()][0] ?? '', found: listed(top.headings), nearest: '' },
    );
    finder.complete = false;
  }
  return [...columns].sort(([a], [b]) => a - b);
}
