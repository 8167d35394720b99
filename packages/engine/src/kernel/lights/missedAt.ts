import type { Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { actualPeriod, type Schedule, scheduledAt, spanAt } from '../../light/schedule.ts';
import type { MissedMemory } from './lightPlan.ts';

/**
 * How the memory of missed nodes goes on at a moment (LIGHT-8); `unsaid` where the columns of the moments do not say it.
 *
 * The last node due decides. Its own value has to be that of a moment that ends with it, and what is held against later values has to be what is due at the
 * moment: no straight line, no flow without a schedule. Errors: none.
 * Example: nodes of quarters, watched by month, end of April → later.
 */
export function missedAt(indicator: Indicator, schedule: Schedule, moments: readonly Period[], moment: Period): MissedMemory | 'unsaid' {
  const tolerance = indicator.lag?.tolerance ?? 0;
  const last = schedule.nodes.findLast((node) => node.period.last <= moment.last);
  if (!last) return { tolerance, now: 'unchanged' };
  const at = moments.find((one) => one.last === last.period.last);
  if (!at || !isSame(actualPeriod(schedule, last.period), actualPeriod(schedule, at))) return 'unsaid';
  const isDue = scheduledAt(schedule, moment, last.due.values.length) === last.due;
  if (at.last === moment.last) return isDue ? { tolerance, now: 'node' } : 'unsaid';
  if (spanAt(schedule, moment).first > last.period.last) return { tolerance, now: 'unchanged' };
  return isDue ? { tolerance, now: 'later' } : 'unsaid';
}

function isSame(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}
