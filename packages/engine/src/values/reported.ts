import { type Column, missingCode, type Observations, type Origin, type Period, periodOf } from '@kedu/model';
import type { Enrolment } from '../context.ts';

/** Reported values over the units of the run. */
export interface ReportedTable {
  /** Periods in which something was reported for an indicator. */
  periods(indicator: string): readonly Period[];
  column(indicator: string, period: string): Column | undefined;
  origin(indicator: string, period: string, unit: number): Origin | undefined;
  /** The unit that reported what stands for a unit: itself, but where a group shares a value (FROM-5). */
  reporter(indicator: string, period: string, unit: number): number;
  /** Row of a unit among the observations; −1 for none. */
  row(unit: number): number;
}

/**
 * Observations as columns over the units of the run: the same columns where both hold the same units, otherwise copies, made
 * once. A unit without a row is blank.
 *
 * Rule: CHECK-1. Errors: RangeError for a period that does not parse (intake refuses it before).
 */
export function reportedTable(observations: Observations, enrolment: Pick<Enrolment, 'units'>): ReportedTable {
  const rowOf = new Map(observations.unitIds.map((id, row) => [id, row]));
  const rows = Int32Array.from(enrolment.units, (unit) => rowOf.get(unit.id) ?? -1);
  const same = rows.length === observations.unitIds.length && rows.every((row, i) => row === i);
  const parsed = observations.periods.map(periodOf);
  const held = new Map<string, readonly Period[]>();
  const moved = new Map<string, Map<string, Column>>();

  const remapped = (indicator: string, period: string, column: Column): Column => {
    const byPeriod = moved.get(indicator) ?? new Map<string, Column>();
    moved.set(indicator, byPeriod);
    const result = byPeriod.get(period) ?? picked(column, rows);
    byPeriod.set(period, result);
    return result;
  };

  return {
    periods(indicator) {
      const periods = held.get(indicator) ?? parsed.filter((period) => observations.column(indicator, period.id) !== undefined);
      held.set(indicator, periods);
      return periods;
    },
    column(indicator, period) {
      const column = observations.column(indicator, period);
      return column === undefined || same ? column : remapped(indicator, period, column);
    },
    origin: (indicator, period, unit) => {
      const row = rows[unit] ?? -1;
      return row < 0 ? undefined : observations.origin(indicator, period, row);
    },
    reporter: (_indicator, _period, unit) => unit,
    row: (unit) => rows[unit] ?? -1,
  };
}

function picked(column: Column, rows: Int32Array): Column {
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const missing = new Uint8Array(rows.length).fill(missingCode('overdue'));
  rows.forEach((row, i) => {
    if (row < 0) return;
    values[i] = column.values[row] as number;
    missing[i] = column.missing[row] as number;
  });
  return { values, missing };
}
