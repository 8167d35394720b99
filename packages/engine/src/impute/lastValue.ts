import type { Column, Period } from '@kedu/model';
import { earlierPeriod } from '../prepare/neighbours.ts';

/** An earlier value that stands in for a missing one. */
export interface EarlierValue {
  readonly period: string;
  readonly value: number;
}

/**
 * The last known value of a unit, going back period by period to an age in months.
 *
 * Age is from the end of the earlier period to the end of this one. A cumulative range is followed by the same range of the year before.
 * Rule: IMPUTE-LAST. Errors: undefined where nothing is known within the age.
 * Example: 2023 missing, 2021 = 5, up to 24 months → { period: '2021', value: 5 }.
 */
export function lastValue(valueIn: (period: Period) => Column, period: Period, unit: number, months: number): EarlierValue | undefined {
  let earlier = earlierPeriod(period);
  while (period.last - earlier.last <= months) {
    const column = valueIn(earlier);
    if (column.missing[unit] === 0) return { period: earlier.id, value: column.values[unit] as number };
    earlier = earlierPeriod(earlier);
  }
  return undefined;
}
