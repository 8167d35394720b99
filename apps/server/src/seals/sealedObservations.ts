import { type Column, missingCode, type Observations, type Origin, type UnitId } from '@kedu/model';
import type { Figure } from '@kedu/workflow';

/** A figure as it is sealed. */
export interface SealedFigure {
  readonly indicator: string;
  readonly period: string;
  readonly unit: UnitId;
  readonly source: string;
  readonly figure: Figure;
}

/** What was not approved by then stands as late (CHECK-3 says what that means by the calendar). */
const ABSENT = missingCode('overdue');

interface Series {
  readonly values: Float64Array;
  readonly missing: Uint8Array;
  readonly origins: (Origin | undefined)[];
}

/**
 * The approved figures of a round as observations: what a seal is the bytes of.
 *
 * Shape: units, indicators and periods sorted; one column an indicator and period. Every figure names as its origin the round, its place
 * among the figures of the seal (sorted by indicator, period, unit and source, from 1) and its source. Rule: ROUND-8, SNAPSHOT-1. The same
 * figures give the same observations, in whatever order they come.
 * Example: one figure 5.2 of gdp_growth 2024Q4 in 990100 → one column with one number.
 */
export function sealedObservations(figures: readonly SealedFigure[], round: string, isExample: boolean): Observations {
  const sorted = [...figures].sort(byCell);
  const unitIds = [...new Set(sorted.map(({ unit }) => unit))].sort();
  const rows = new Map(unitIds.map((unit, i) => [unit, i]));
  const table = new SeriesTable(unitIds.length);
  sorted.forEach(({ indicator, period, unit, source, figure }, i) => {
    const origin: Origin = { file: `round/${round}`, line: i + 1, source, example: isExample };
    table.set(indicator, period, rows.get(unit) as number, figure, origin);
  });
  return table.toObservations(unitIds);
}

/**
 * Several seals as one: a figure that a later one has takes the place of the earlier.
 *
 * Shape: over the units of the register, sorted; units that it does not hold are
 * left out. `before` are the seals, oldest first. Rule: RUNNING-9.
 */
export function joinedObservations(before: readonly Observations[], units: readonly UnitId[]): Observations {
  const unitIds = [...new Set(units)].sort();
  const rows = new Map(unitIds.map((unit, i) => [unit, i]));
  const table = new SeriesTable(unitIds.length);
  for (const observations of before) {
    const own = observations.unitIds.map((unit) => rows.get(unit));
    for (const indicator of observations.indicators) {
      for (const period of observations.periods) {
        const column = observations.column(indicator, period);
        if (column) table.take(indicator, period, column, own, (row) => observations.origin(indicator, period, row));
      }
    }
  }
  return table.toObservations(unitIds);
}

class SeriesTable {
  readonly #size: number;
  readonly #byIndicator = new Map<string, Map<string, Series>>();

  constructor(size: number) {
    this.#size = size;
  }

  set(indicator: string, period: string, row: number, figure: Figure, origin: Origin | undefined): void {
    const series = this.#series(indicator, period);
    series.values[row] = 'value' in figure ? figure.value : Number.NaN;
    series.missing[row] = 'value' in figure ? 0 : missingCode(figure.missing);
    series.origins[row] = origin;
  }

  /** Cells of a column that are there: a number, or a reason with an origin. */
  take(
    indicator: string,
    period: string,
    { values, missing }: Column,
    rows: readonly (number | undefined)[],
    originOf: (row: number) => Origin | undefined,
  ): void {
    const series = this.#series(indicator, period);
    rows.forEach((row, own) => {
      if (row === undefined) return;
      const origin = originOf(own);
      if (missing[own] === ABSENT && origin === undefined) return;
      series.values[row] = values[own] as number;
      series.missing[row] = missing[own] as number;
      series.origins[row] = origin;
    });
  }

  toObservations(unitIds: readonly UnitId[]): Observations {
    const found = this.#byIndicator;
    return {
      unitIds,
      indicators: [...found.keys()].sort(),
      periods: [...new Set([...found.values()].flatMap((periods) => [...periods.keys()]))].sort(),
      column: (indicator, period) => found.get(indicator)?.get(period),
      origin: (indicator, period, unit) => found.get(indicator)?.get(period)?.origins[unit],
    };
  }

  #series(indicator: string, period: string): Series {
    const periods = this.#byIndicator.get(indicator) ?? new Map<string, Series>();
    this.#byIndicator.set(indicator, periods);
    const known = periods.get(period);
    if (known) return known;
    const made: Series = {
      values: new Float64Array(this.#size).fill(Number.NaN),
      missing: new Uint8Array(this.#size).fill(ABSENT),
      origins: [],
    };
    periods.set(period, made);
    return made;
  }
}

function byCell(a: SealedFigure, b: SealedFigure): number {
  const [left, right] = [a, b].map(({ indicator, period, unit, source }) => [indicator, period, unit, source].join('\u0000')) as [
    string,
    string,
  ];
  return left < right ? -1 : left > right ? 1 : 0;
}
