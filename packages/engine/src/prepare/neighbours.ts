import { type Period, previousPeriod } from '@kedu/model';
import { lengthOf, spanOf } from '../values/plan.ts';

/** The period of the same kind before; of a cumulative range the same range of the year before (IMPUTE-LAST). */
export function earlierPeriod(period: Period): Period {
  return period.kind === 'range' ? spanOf(period.first - 12, period.last - 12) : previousPeriod(period);
}

/**
 * The period of the same kind after; of a cumulative range the same range of the next year.
 *
 * Rule: PREPARE-2. Example: laterPeriod(2023Q4) → 2024Q1.
 */
export function laterPeriod(period: Period): Period {
  if (period.kind === 'range') return spanOf(period.first + 12, period.last + 12);
  // Going back one step from two ahead keeps the writing of every kind (fiscal years, halves, terms).
  const months = 2 * lengthOf(period);
  return previousPeriod({ ...period, first: period.first + months, last: period.last + months });
}
