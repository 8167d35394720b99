import { firstDay, lastDay, parsePeriod, type Period } from '@kedu/model';
import type { Addition, AdditionEvent, TargetRow } from '../compiled.ts';

/** Whether a row of targets can be read in a run of the period: it is of no period, of this one, or of one within it. */
export function isOfPeriod({ period: dated }: Pick<TargetRow, 'period'>, period: Period): boolean {
  if (dated === undefined) return true;
  const own = parsePeriod(dated);
  return own !== undefined && own.first <= period.last && own.last >= period.first;
}

/** Events that a run of the period can count. */
export function eventsWithin({ events, within }: Pick<Addition, 'events' | 'within'>, period: Period): readonly AdditionEvent[] {
  if (within === 'any') return events;
  const [from, until] = [firstDay(period), lastDay(period)];
  return events.filter(({ date }) => date >= from && date <= until);
}
