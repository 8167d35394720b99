import { firstDay, type Issue, lastDay } from '@kedu/model';
import type { AdditionEvent, CompiledScheme, Part } from '@kedu/scheme';
import type { PlannedRun } from '../pack/pack.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';

const OUTSIDE = 'BONUS_OUTSIDE_PERIOD';

/**
 * The issues of a pack without those of events that another of its periods counts; an event that lies outside all of them is said once, for the last period.
 *
 * Rule: BONUS-3, PACK-8. Example: an award of 2023 is not missed in 2022 where the pack runs both years.
 */
export function withoutCountedEvents(
  issues: readonly Issue[],
  runs: readonly PlannedRun[],
  schemes: readonly CompiledScheme[],
): readonly Issue[] {
  if (!issues.some(({ code }) => code === OUTSIDE)) return issues;
  const counted = new Set(
    runs.flatMap(({ period }) =>
      schemesInForce(schemes, period).flatMap(({ trees }) =>
        Object.values(trees)
          .flatMap(eventsOf)
          .filter(({ date }) => date >= firstDay(period) && date <= lastDay(period))
          .map(({ place }) => keyOf(place)),
      ),
    ),
  );
  const told = new Map<string, Issue>();
  for (const issue of issues) {
    const before = told.get(keyOf(issue.place));
    if (issue.code === OUTSIDE && (!before || String(before.args.until) < String(issue.args.until))) told.set(keyOf(issue.place), issue);
  }
  return issues.filter((issue) => issue.code !== OUTSIDE || (!counted.has(keyOf(issue.place)) && told.get(keyOf(issue.place)) === issue));
}

function keyOf({ file, line }: Issue['place']): string {
  return `${file ?? ''}:${line ?? 0}`;
}

function eventsOf(part: Part): readonly AdditionEvent[] {
  if (part.type === 'composite') return part.parts.flatMap(eventsOf);
  return part.type === 'addition' ? part.events : [];
}
