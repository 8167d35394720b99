import { firstDay, lastDay, type Issue, parsePeriod, periodOf } from '@kedu/model';
import type { PersonId } from '../actor.ts';
import { workflowIssue } from '../codes.ts';
import type { Context } from '../context.ts';
import { type Decision, unless } from '../decision.ts';
import type { Day, Instant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import type { CollectedIndicator, PublicationDay } from './asks.ts';
import { collectedPeriods } from './collectedPeriods.ts';
import { isDay } from './workCalendar.ts';

/** A publication day with who set it, when, and why it was moved last; `reason` absent: it was not moved since it was set. */
export interface SetPublicationDay extends PublicationDay {
  readonly person: PersonId;
  readonly at: Instant;
  readonly reason?: string | undefined;
}

/** Publication days of the periods that end in one year (统计数据发布日程). */
export interface PublicationYear {
  /** In the order of indicator and period. */
  readonly days: readonly SetPublicationDay[];
}

export const NO_PUBLICATIONS: PublicationYear = { days: [] };

/** `reason` where a day that was set before is moved or taken back; `day` absent: taken back, the calendar of the scheme applies again. */
export interface PublicationCommand {
  readonly type: 'set_publication_days';
  readonly days: readonly { readonly indicator: string; readonly period: string; readonly day?: Day | undefined }[];
  readonly reason?: string | undefined;
}

export type PublicationEvent = {
  readonly type: 'publication_days_set';
  readonly days: PublicationCommand['days'];
  readonly reason?: string | undefined;
};

/** Most days of one command. */
const MOST = 2_000;

/**
 * Sets, moves or takes back days on which statistics are published, for periods that end in one year.
 *
 * `indicators` are those of the published schemes, one of several versions as often. Rule: ROUND-11.
 * Errors: RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, ROUND_PUBLICATION (`none`, `indicator`, `period`, `year`, `rhythm`, `day`, `early`,
 * `late`, `twice`), each with its indicator.
 * Example: year 2026, gdp_growth, 2026Q1, 2026-04-17.
 */
export function decidePublications(
  { days }: PublicationYear,
  command: PublicationCommand,
  context: Context & { readonly year: string; readonly indicators: readonly CollectedIndicator[] },
): Decision<PublicationEvent> {
  const { year, indicators } = context;
  const names = new Set<string>();
  const notHis = denied(context, 'set_publication_days');
  const issues: (Issue | undefined)[] =
    notHis === undefined
      ? [...new Set(command.days.map(({ indicator }) => indicator))].map((indicator) =>
          denied(context, 'set_publication_days', { indicator }),
        )
      : [notHis];
  if (command.days.length === 0 || command.days.length > MOST) issues.push(wrong('none', undefined, String(command.days.length), year));
  for (const { indicator, period, day } of command.days) {
    const name = `${indicator}/${period}`;
    const named = indicators.filter(({ id }) => id === indicator);
    const isTakenBack = day === undefined && days.some((known) => isSame(known, { indicator, period }));
    const reason = names.has(name) ? 'twice' : isTakenBack ? undefined : faultOf({ named, period, day, year });
    names.add(name);
    if (reason !== undefined) issues.push(wrong(reason, indicator, `${period}${day === undefined ? '' : ` ${day}`}`, year));
  }
  const moves = days.some((known) => command.days.some((row) => isSame(known, row) && known.day !== row.day));
  if (moves) issues.push(reasonMissing({ type: command.type, reason: command.reason ?? '' }));
  const changed = command.days.filter((row) => days.find((known) => isSame(known, row))?.day !== row.day);
  const event: PublicationEvent = {
    type: 'publication_days_set',
    days: changed,
    ...(command.reason === undefined ? {} : { reason: command.reason }),
  };
  return changed.length === 0 ? unless(issues) : unless(issues, event);
}

/** The days of a year after an event. */
export function evolvePublications({ days }: PublicationYear, { event, person, at }: Recorded<PublicationEvent>): PublicationYear {
  const kept = days.filter((known) => !event.days.some((row) => isSame(known, row)));
  const why = event.reason === undefined ? {} : { reason: event.reason };
  const set = event.days.flatMap(({ indicator, period, day }) =>
    day === undefined ? [] : [{ indicator, period, day, person, at, ...why }],
  );
  return { days: [...kept, ...set].sort(byName) };
}

type Fault = 'none' | 'indicator' | 'period' | 'year' | 'rhythm' | 'day' | 'early' | 'late' | 'twice';

interface Row {
  /** The indicator, as each published scheme that has it collects it. */
  readonly named: readonly CollectedIndicator[];
  readonly period: string;
  readonly day: Day | undefined;
  readonly year: string;
}

/** What is wrong with a row: of a period that the indicator is not collected for, or published before its end or three years after. */
function faultOf({ named, period: text, day, year }: Row): Fault | undefined {
  if (named.length === 0) return 'indicator';
  const period = parsePeriod(text);
  if (period === undefined) return 'period';
  const end = lastDay(period);
  if (end.slice(0, 4) !== year) return 'year';
  if (!named.some((indicator) => collectedPeriods(indicator, Number(year)).some(({ id }) => id === text))) return 'rhythm';
  if (day === undefined) return undefined;
  if (!isDay(day)) return 'day';
  if (day <= end) return 'early';
  return day >= firstDay(periodOf(String(Number(year) + 4))) ? 'late' : undefined;
}

function wrong(reason: Fault, indicator: string | undefined, found: string, year: string): Issue {
  return workflowIssue('ROUND_PUBLICATION', indicator === undefined ? {} : { indicator }, { reason, found, year });
}

function isSame(a: Pick<PublicationDay, 'indicator' | 'period'>, b: Pick<PublicationDay, 'indicator' | 'period'>): boolean {
  return a.indicator === b.indicator && a.period === b.period;
}

function byName(a: PublicationDay, b: PublicationDay): number {
  const [left, right] = [`${a.indicator}/${a.period}`, `${b.indicator}/${b.period}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
