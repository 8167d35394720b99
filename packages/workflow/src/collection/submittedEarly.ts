import { type Day, dayOf } from '../instant.ts';
import type { Round } from '../rounds/round.ts';
import { type Cell, lastVersion, type ValueState } from './value.ts';

/**
 * The publication day of an official statistic whose last version was submitted
 * before it: nobody could have known it from what is published.
 *
 * The day is that which the round asks by; undefined for what was submitted on it or later, was
 * not submitted, or is no official statistic. Rule: COLLECT-15.
 * Example: due 2025-01-17, submitted 2025-01-10 → '2025-01-17'.
 */
export function submittedEarly({ asks }: Round): (cell: Cell, state: ValueState) => Day | undefined {
  const days = new Map(asks.filter(({ isOfficial }) => isOfficial).map((ask) => [nameOf(ask), ask.due]));
  return (cell, state) => {
    const due = days.get(nameOf(cell));
    const submitted = lastVersion(state)?.steps.findLast(({ kind }) => kind === 'submitted');
    return due !== undefined && submitted !== undefined && dayOf(submitted.at) < due ? due : undefined;
  };
}

function nameOf({ indicator, period, source }: Pick<Cell, 'indicator' | 'period' | 'source'>): string {
  return `${indicator}/${period}/${source}`;
}
