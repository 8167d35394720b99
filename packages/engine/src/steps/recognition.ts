import { bilingual, firstDay, type Issue, lastDay } from '@kedu/model';
import type { Addition, AdditionEvent, EventProcedure } from '@kedu/scheme';
import { engineIssue } from '../codes.ts';
import type { EnrolledList, RunContext } from '../context.ts';
import type { EventOutcome } from './additionScores.ts';

/**
 * Whether a bonus that was applied for is recognised on the as-of day, or at which step it stands; a step dated later has not been taken.
 *
 * Rule: BONUS-2. Errors: none; days out of order and a short notice were told when the table was read.
 * Example: notice from 10 to 16 January, as of 12 January → in_notice.
 */
export function recognition(procedure: EventProcedure, asOf: string): EventOutcome['because'] {
  const isDone = (day: string | undefined): boolean => day !== undefined && day <= asOf;
  if (procedure.fault !== undefined) return procedure.fault;
  if (!isDone(procedure.appliedOn)) return 'not_applied';
  if (!isDone(procedure.firstCheck)) return 'awaits_first_check';
  if (!isDone(procedure.review)) return 'awaits_review';
  if (!isDone(procedure.noticeFrom)) return 'awaits_notice';
  if (!isDone(procedure.noticeUntil)) return 'in_notice';
  return isDone(procedure.recognisedOn) ? 'counted' : 'awaits_recognition';
}

/** Outcomes that need no word: the event counts, a better one of its item does, or it is still to come. */
const SETTLED: ReadonlySet<EventOutcome['because']> = new Set<EventOutcome['because']>([
  'counted',
  'lower_level',
  'after_as_of',
  'days_out_of_order',
  'notice_too_short',
]);

/**
 * What tells an event from others, whichever version of a scheme has it in its table: unit, item, day and name.
 *
 * Rule: BONUS-3. Example: 990100, 双拥, 2023-05-04, 省级表彰.
 */
export function eventKey({ unitCode, item, date, title }: Pick<AdditionEvent, 'unitCode' | 'item' | 'date' | 'title'>): string {
  return [unitCode, item, date, title].join('\n');
}

/** What is said of the events of one unit that do not count: outside the period, or not recognised. Rule: BONUS-2, BONUS-3. */
export function eventIssues(
  { input, enrolment }: RunContext,
  { list }: EnrolledList,
  addition: Addition,
  outcomes: readonly EventOutcome[],
): readonly Issue[] {
  // An event of a period that was run before was judged there, where the table of that run had it.
  const judgedBefore = ({ event, because }: EventOutcome): boolean =>
    because === 'outside_period' &&
    (input.previous ?? []).some(
      ({ period, events = [] }) => event.date >= firstDay(period) && event.date <= lastDay(period) && events.includes(eventKey(event)),
    );
  return outcomes
    .filter((outcome) => !SETTLED.has(outcome.because) && !judgedBefore(outcome))
    .map(({ event, unit, because }) => {
      const args = {
        ...bilingual('list', list.title),
        ...bilingual('part', addition.title),
        ...bilingual('unit', enrolment.units[unit]?.name ?? { 'zh-CN': '' }),
        item: event.title || event.item,
      };
      return because === 'outside_period'
        ? engineIssue(
            'BONUS_OUTSIDE_PERIOD',
            event.place,
            { ...args, date: event.date, from: firstDay(input.period), until: lastDay(input.period) },
            addition.clause,
          )
        : engineIssue('BONUS_NOT_RECOGNISED', event.place, { ...args, step: because, as_of: input.asOf }, addition.clause);
    });
}
