import { type Period, periodOf, periodsWithin } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';

/**
 * The periods of an indicator that figures are asked for and that end in a year, in order; none where it is computed.
 *
 * Rule: ROUND-4.
 * Example: every quarter, 2026 → 2026Q1 … 2026Q4; every month with January told in February, 2026 → 2026-02 … 2026-12.
 */
export function collectedPeriods(
  { every, january, accrual, isComputed }: Pick<Indicator, 'every' | 'january' | 'accrual'> & { readonly isComputed: boolean },
  year: number,
): readonly Period[] {
  if (isComputed) return [];
  const whole = periodOf(String(year));
  if (accrual === 'annual' || every === 'year') return [whole];
  return periodsWithin(whole, every).filter((period) => !(every === 'month' && january === 'with_february' && period.last % 12 === 0));
}
