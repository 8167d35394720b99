import { type Period, type PeriodKind, periodsWithin, previousPeriod } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';

type Accrues = Pick<Indicator, 'accrual' | 'basis' | 'every' | 'january'>;

/** How the value of one indicator in one period comes about (ACCRUAL-1). */
export interface ValuePlan {
  /** Reported periods that say the same as the period asked for, in the order in which they are believed. */
  readonly reported: readonly Period[];
  /** Shorter periods that make it, in order of time; none where it cannot be combined. */
  readonly tiles: readonly Period[];
  readonly combine: 'sum' | 'last';
  /** The calendar has no value for this period by itself: a blank is `not_due` for ever. */
  readonly never: boolean;
}

/**
 * How to come by the value of an indicator in a period, given the periods in which something was reported for it.
 *
 * Reported values first: of exactly that period, then of another writing of the same span (`2023Q1`, `2023-01..2023-03`), then,
 * where only the end counts (year to date, a stock), of a period that ends with it, the longest first. Otherwise shorter
 * periods: the longest regular kind that tiles it and holds data.
 * Rule: ACCRUAL-1…7, PERIOD-6 (docs/spec/values.md).
 * Example: flow, 2023, data by quarter → sum of 2023Q1…2023Q4.
 */
export function planOf(indicator: Accrues, period: Period, held: readonly Period[]): ValuePlan {
  const reported = held
    .filter((one) => saysTheSame(indicator, period, one))
    .sort((a, b) => rank(period, a) - rank(period, b) || byLength(a, b));
  const combine = indicator.accrual === 'flow' || indicator.accrual === 'cumulative' ? 'sum' : 'last';
  const split = splitsFebruary(indicator, period);
  const tiles = split ? [] : tilesOf(indicator, period, held);
  const never = reported.length === 0 && tiles.length === 0 && (split || isNever(indicator, period));
  return { reported, tiles, combine, never };
}

/** Months from `first` to `last` as a period of kind `range`, which may run over the end of a year. */
export function spanOf(first: number, last: number): Period {
  const id = (m: number): string => `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}`;
  return { id: `${id(first)}..${id(last)}`, kind: 'range', first, last };
}

/** The calendar year in which a period ends. */
export function yearOf(period: Period): Period {
  const year = Math.floor(period.last / 12);
  return { id: String(year).padStart(4, '0'), kind: 'year', first: year * 12, last: year * 12 + 11 };
}

/** As `previousPeriod`, and for ranges that run over the end of a year too. */
export function periodBefore(period: Period): Period {
  if (period.kind !== 'range') return previousPeriod(period);
  return spanOf(period.first - lengthOf(period), period.first - 1);
}

export function lengthOf(period: Period): number {
  return period.last - period.first + 1;
}

export const KIND_MONTHS: Readonly<Record<'year' | 'half' | 'quarter' | 'month', number>> = { year: 12, half: 6, quarter: 3, month: 1 };
const REGULAR = ['year', 'half', 'quarter', 'month'] as const satisfies readonly PeriodKind[];

function saysTheSame(indicator: Accrues, asked: Period, held: Period): boolean {
  if (held.last !== asked.last) return false;
  if (held.first === asked.first) return true;
  if (indicator.accrual === 'stock' || indicator.accrual === 'milestone') return true;
  return isToDate(indicator) && countsFromJanuary(asked) && countsFromJanuary(held);
}

/** Whether the value of a month or quarter counts from January on. */
function isToDate(indicator: Accrues): boolean {
  return (
    indicator.accrual === 'cumulative' ||
    indicator.accrual === 'annual' ||
    (indicator.accrual === 'growth' && indicator.basis === 'cumulative')
  );
}

function countsFromJanuary(period: Period): boolean {
  const startsYear = period.first === yearOf(period).first;
  return startsYear || period.kind === 'half' || period.kind === 'quarter' || period.kind === 'month';
}

function rank(asked: Period, held: Period): number {
  if (held.id === asked.id) return 0;
  return held.first === asked.first ? 1 : 2;
}

function byLength(a: Period, b: Period): number {
  return lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1);
}

/** With January joined to February, neither January nor a sum that begins in February has a value of its own (ACCRUAL-6). */
function splitsFebruary(indicator: Accrues, period: Period): boolean {
  if (indicator.january === 'own') return false;
  const month = period.first % 12;
  return (month === 0 && period.last === period.first) || (month === 1 && period.last > period.first && indicator.accrual === 'flow');
}

function isNever(indicator: Accrues, period: Period): boolean {
  if (lengthOf(period) >= 12) return false;
  if (indicator.accrual === 'annual') return period.last % 12 !== 11;
  const months = KIND_MONTHS[indicator.every];
  const endsAtNode = (period.last + 1) % months === 0;
  if (indicator.accrual === 'stock' || indicator.accrual === 'milestone' || isToDate(indicator)) return !endsAtNode;
  return !endsAtNode || period.first % months !== 0;
}

function tilesOf(indicator: Accrues, period: Period, held: readonly Period[]): readonly Period[] {
  if (indicator.accrual === 'cumulative' || indicator.accrual === 'annual') {
    return period.kind === 'term' ? periodsWithin(period, 'year') : [];
  }
  for (const kind of REGULAR) {
    const months = KIND_MONTHS[kind];
    if (months >= lengthOf(period)) continue;
    const tiles = periodsWithin(period, kind);
    const isTile = (one: Period): boolean =>
      lengthOf(one) === months && one.first % months === 0 && period.first <= one.first && one.last <= period.last;
    if (tiles.length === 0 || !held.some(isTile)) continue;
    const joined = indicator.accrual === 'flow' && indicator.january === 'with_february' && kind === 'month';
    return joined ? tiles.filter((tile) => tile.first % 12 !== 0) : tiles;
  }
  return [];
}
