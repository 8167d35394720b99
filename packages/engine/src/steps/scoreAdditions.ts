import { firstDay, type Issue, lastDay, quantise, type RoundingRule } from '@kedu/model';
import type { Addition, AdditionEvent } from '@kedu/scheme';
import { engineIssue } from '../codes.ts';
import type { EnrolledList, RunContext } from '../context.ts';
import { eventIssues, recognition } from './recognition.ts';
import type { AdditionScores, EventOutcome } from './additionScores.ts';

/** Points in events and caps are added as whole millionths, so that 0.1 + 0.2 is 0.3. */
const PLACES = 6;
const RULE: RoundingRule = 'half_even';
const millionths = (points: number): number => quantise(points, { places: PLACES, rule: RULE });

/**
 * Points that one table of events adds to (or takes from) the total of each member.
 *
 * 1 events of the period, known by the as-of day → 2 of several levels of an item the highest (of deductions the heaviest) → 3 cap of an item → 4 cap of
 * the whole. Shape: points — one per unit of the run, 0 without events. Rule: AGG-7. Source: 加减分 of C15 in the mechanisms.
 * Errors: SCORE_EVENT_UNIT_UNKNOWN for a code that no unit of the run bears.
 * Example: highest_only: 省级 2 and 国家级 3 of one item → 3; cap 3: items of 2 and 2 → 3.
 */
export function scoreAddition(
  ctx: RunContext,
  enrolled: EnrolledList,
  addition: Addition,
): { scores: AdditionScores; points: Float64Array; issues: Issue[] } {
  const isMember = new Set(enrolled.members);
  const issues: Issue[] = [];
  const byUnit = new Map<number, AdditionEvent[]>();
  for (const event of addition.events) {
    const unit = ctx.enrolment.indexOfCode(event.unitCode);
    if (unit < 0) {
      issues.push(
        engineIssue(
          'SCORE_EVENT_UNIT_UNKNOWN',
          event.place,
          { list: enrolled.list.id, part: addition.path, unit: event.unitCode, item: event.item },
          addition.clause,
        ),
      );
    } else if (isMember.has(unit)) {
      const own = byUnit.get(unit);
      if (own) own.push(event);
      else byUnit.set(unit, [event]);
    }
  }
  const points = new Float64Array(ctx.enrolment.units.length);
  const outcome = new Map<AdditionEvent, EventOutcome>();
  for (const [unit, events] of byUnit) {
    const outcomes = outcomesOf(ctx, addition, events).map((because, k) => ({ event: events[k] as AdditionEvent, unit, because }));
    for (const one of outcomes) outcome.set(one.event, one);
    issues.push(...eventIssues(ctx, enrolled, addition, outcomes));
    points[unit] = sumOf(
      addition,
      outcomes.filter(({ because }) => because === 'counted').map(({ event }) => event),
    );
  }
  const events = addition.events.flatMap((event) => outcome.get(event) ?? []);
  return { scores: { addition, events }, points, issues };
}

function outcomesOf(ctx: RunContext, addition: Addition, events: readonly AdditionEvent[]): EventOutcome['because'][] {
  const { asOf, period } = ctx.input;
  const from = firstDay(period);
  const until = lastDay(period);
  const because = events.map(({ date, procedure }): EventOutcome['because'] => {
    if (date > asOf) return 'after_as_of';
    if (addition.within === 'period' && (date < from || date > until)) return 'outside_period';
    return procedure ? recognition(procedure, asOf) : 'counted';
  });
  if (!addition.highestOnly) return because;
  const highest = new Map<string, number>();
  events.forEach(({ item, points }, k) => {
    if (because[k] !== 'counted') return;
    const key = `${points < 0 ? '-' : '+'}${item}`;
    const best = highest.get(key);
    if (best === undefined || Math.abs(points) > Math.abs((events[best] as AdditionEvent).points)) highest.set(key, k);
  });
  const chosen = new Set(highest.values());
  return because.map((reason, k) => (reason === 'counted' && !chosen.has(k) ? 'lower_level' : reason));
}

function sumOf({ cap, capItem }: Addition, counted: readonly AdditionEvent[]): number {
  const items = new Map<string, number>();
  for (const { item, points } of counted) items.set(item, (items.get(item) ?? 0) + millionths(points));
  let total = 0;
  for (const item of items.values()) total += limited(item, capItem);
  return limited(total, cap) / 1e6;
}

function limited(sum: number, cap: number | undefined): number {
  const most = cap === undefined ? Number.POSITIVE_INFINITY : millionths(cap);
  return Math.max(-most, Math.min(most, sum));
}
