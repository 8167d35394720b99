import { nearest } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import type { TableRow } from '../csv/table.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';

/** Columns of a wide or long file by what they hold, counting from 0; −1 for none. */
export interface ColumnPlan {
  readonly unit: number;
  readonly name: number;
  readonly period: number;
  readonly indicator: number;
  readonly value: number;
  /** Wide: the indicator of a column. */
  readonly indicators: ReadonlyMap<number, IndicatorSpec>;
}

const NAME_HEADINGS = ['unit_name', '单位名称'];
const UNIT_HEADINGS = ['unit', '单位', '考核对象'];
const PERIOD_HEADINGS = ['period', '时期', '期间'];
const INDICATOR_HEADINGS = ['indicator', '指标'];
const VALUE_HEADINGS = ['value', '数值', '指标值'];

/**
 * Finds the columns that a mapping names; undefined where one is missing (said to the sink, all at once).
 * Rule: INTAKE-4, PACK-1. Errors: INTAKE_HEADING_MISSING, INTAKE_HEADING_TWICE, INTAKE_COLUMN_INDICATOR; INTAKE_COLUMN_UNKNOWN
 * warns of a wide column that no indicator claims.
 */
export function planColumns(
  row: TableRow,
  mapping: DataMapping,
  indicators: ReadonlyMap<string, IndicatorSpec>,
  sink: IssueSink,
): ColumnPlan | undefined {
  const finder = new HeadingFinder(row, sink);
  const named = (given: string | undefined, defaults: readonly string[]): number =>
    finder.need(given === undefined || given === defaults[0] ? defaults : [given]);
  const unit = named(mapping.unit, UNIT_HEADINGS);
  const period = mapping.fixedPeriod === undefined ? named(mapping.period, PERIOD_HEADINGS) : -1;
  const name = finder.find(NAME_HEADINGS);
  const long = mapping.layout === 'long';
  const indicator = long ? finder.need(INDICATOR_HEADINGS) : -1;
  const value = long ? finder.need(VALUE_HEADINGS) : -1;
  const taken = new Set([unit, period, name]);
  const columns = long ? new Map<number, IndicatorSpec>() : wideColumns(row, mapping, indicators, finder, taken, sink);
  return finder.complete ? { unit, name, period, indicator, value, indicators: columns } : undefined;
}

function wideColumns(
  row: TableRow,
  mapping: DataMapping,
  indicators: ReadonlyMap<string, IndicatorSpec>,
  finder: HeadingFinder,
  taken: ReadonlySet<number>,
  sink: IssueSink,
): Map<number, IndicatorSpec> {
  const columns = new Map<number, IndicatorSpec>();
  const headings = row.cells;
  for (const [id, heading] of mapping.columns ?? []) {
    const spec = indicators.get(id);
    if (!spec) {
      sink.add('INTAKE_COLUMN_INDICATOR', { line: row.line }, { indicator: id, heading, nearest: nearest(id, indicators.keys()) });
      finder.complete = false;
      continue;
    }
    const at = finder.need([heading]);
    if (at >= 0) columns.set(at, spec);
  }
  headings.forEach((heading, i) => {
    const spec = indicators.get(heading);
    if (heading === '' || taken.has(i) || columns.has(i)) return;
    if (spec && !mapping.columns?.has(heading)) {
      if (finder.need([heading]) === i) columns.set(i, spec);
    } else if (!mapping.columns) {
      sink.add(
        'INTAKE_COLUMN_UNKNOWN',
        { line: row.line, column: row.columnOf(i) },
        { heading, nearest: nearest(heading, indicators.keys()) },
      );
    }
  });
  if (columns.size === 0 && finder.complete) {
    sink.add(
      'INTAKE_HEADING_MISSING',
      { line: row.line },
      { heading: [...indicators.keys()][0] ?? '', found: listed(headings), nearest: '' },
    );
    finder.complete = false;
  }
  return columns;
}

class HeadingFinder {
  readonly #row: TableRow;
  readonly #headings: readonly string[];
  readonly #sink: IssueSink;
  complete = true;

  constructor(row: TableRow, sink: IssueSink) {
    this.#row = row;
    this.#headings = row.cells;
    this.#sink = sink;
  }

  /** Column of the first of these headings that stands in the file, −1 where none does. */
  find(wanted: readonly string[]): number {
    for (const heading of wanted) {
      const exact = this.#only(heading, (found) => found === heading);
      if (exact >= 0) return exact;
    }
    for (const heading of wanted) {
      const folded = this.#only(heading, (found) => foldWidth(found).toLowerCase() === foldWidth(heading).toLowerCase());
      if (folded >= 0) {
        this.#sink.add(
          'INTAKE_HEADING_READ',
          { line: this.#row.line, column: this.#row.columnOf(folded) },
          { found: this.#headings[folded] as string, heading },
        );
        return folded;
      }
    }
    return -1;
  }

  need(wanted: readonly string[]): number {
    const at = this.find(wanted);
    if (at >= 0) return at;
    const heading = wanted[0] as string;
    this.#sink.add(
      'INTAKE_HEADING_MISSING',
      { line: this.#row.line },
      { heading, found: listed(this.#headings), nearest: nearest(heading, this.#headings) },
    );
    this.complete = false;
    return -1;
  }

  #only(heading: string, fits: (found: string) => boolean): number {
    const at = this.#headings.findIndex(fits);
    const second = at < 0 ? -1 : this.#headings.findIndex((found, i) => i > at && fits(found));
    if (second >= 0) {
      this.#sink.add(
        'INTAKE_HEADING_TWICE',
        { line: this.#row.line, column: this.#row.columnOf(second) },
        { heading, first: at + 1, second: second + 1 },
      );
      this.complete = false;
    }
    return at;
  }
}

/** Headings as an issue lists them; above twelve they are cut, with how many there are. */
export function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, 12).join(', ');
  return headings.length > 12 ? `${shown}, … (${headings.length})` : shown;
}
