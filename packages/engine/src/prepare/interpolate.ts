import type { Column, Period } from '@kedu/model';
import type { EarlierValue } from '../impute/lastValue.ts';
import { earlierPeriod, laterPeriod } from './neighbours.ts';

/** A value between two others, and how far along it lies. */
export interface Interpolated {
  readonly from: EarlierValue;
  readonly to: EarlierValue;
  /** Months from the end of the earlier period to that of this one, and to that of the later one. */
  readonly months: number;
  readonly span: number;
  readonly value: number;
}

/**
 * The value on a straight line between the nearest earlier and the nearest later value of a unit, by the ends of their periods.
 *
 * Each lies at most `within` months away; cumulative ranges are looked up in other years. Rule: PREPARE-2 (docs/spec/prepare.md).
 * Errors: undefined where a side has no value near enough. Example: 2020 = 10, 2023 = 40 → 2021 = 20.
 */
export function interpolate(valueIn: (period: Period) => Column, period: Period, unit: number, within: number): Interpolated | undefined {
  const from = nearest(valueIn, period, unit, within, earlierPeriod);
  const to = from && nearest(valueIn, period, unit, within, laterPeriod);
  if (!from || !to) return undefined;
  const months = period.last - from.last;
  const span = to.last - from.last;
  const value = from.known.value + ((to.known.value - from.known.value) * months) / span;
  return { from: from.known, to: to.known, months, span, value };
}

function nearest(
  valueIn: (period: Period) => Column,
  period: Period,
  unit: number,
  within: number,
  next: (period: Period) => Period,
): { readonly known: EarlierValue; readonly last: number } | undefined {
  for (let at = next(period); Math.abs(at.last - period.last) <= within; at = next(at)) {
    const column = valueIn(at);
    if (column.missing[unit] === 0) return { known: { period: at.id, value: column.values[unit] as number }, last: at.last };
  }
  return undefined;
}
