import type { RouteAnswer, RouteBody } from '@kedu/api';
import type { Issue } from '@kedu/model';
import { collectedPeriods, denied, mayNotRead } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { forbidden } from '../knowledge/answers.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { type PublishedScheme, publishedSchemes, titlesOfSchemes } from './publishedSchemes.ts';
import type { IndicatorTitle } from './schemeOfRound.ts';

type Offer = RouteAnswer<'publicationDays'>['offers'][number];

/** Days on which statistics are published: what an authority has set, and setting them. Rule: ROUND-11. */
export const PUBLICATION_HANDLERS: Handlers = {
  publicationDays: async ({ ports, entered, context }) => {
    const years = await readAll(ports.store, entered, 'publication');
    const issue = mayNotRead(context, 'publication/0');
    if (issue) return forbidden(issue);
    const days = years.flatMap(({ state }) => state.days);
    const published = await publishedSchemes(ports, entered);
    const titles = titlesOfSchemes(published);
    const actors = await actorsOf(ports.people, context.rights, days);
    const maySet = denied(context, 'set_publication_days') === undefined;
    return {
      value: {
        items: days.map(({ indicator, period, day, person, at, reason }) => ({
          indicator,
          title: titles(indicator).title,
          period,
          day,
          at,
          by: actors.of({ person }),
          ...(reason === undefined ? {} : { reason }),
        })),
        maySet,
        offers: maySet ? offersOf(published, Number(context.today.slice(0, 4)), titles) : [],
      },
    };
  },

  commandPublications: async ({ params, body, perform }) => {
    const answer = await perform({ on: 'publication', id: params.year, command: body });
    return besideFields(answer, body, (issue) => fieldOf(issue, body));
  },
};

const FIELDS: Readonly<Record<string, string>> = {
  indicator: 'indicator',
  period: 'period',
  year: 'period',
  rhythm: 'period',
  twice: 'period',
  day: 'day',
  early: 'day',
  late: 'day',
};

/** The field of the row that a refused day is about. */
function fieldOf({ code, place, args }: Issue, { days }: RouteBody<'commandPublications'>): string | undefined {
  const field = code === 'ROUND_PUBLICATION' ? FIELDS[String(args['reason'])] : undefined;
  const row = days.findLastIndex(
    ({ indicator, period, day }) => indicator === place.indicator && args['found'] === `${period}${day === undefined ? '' : ` ${day}`}`,
  );
  return field === undefined || row < 0 ? undefined : `/days/${row}/${field}`;
}

/** Indicators that figures are asked of people or systems for, in the order of their schemes, with the periods that end around a year. */
function offersOf(published: readonly PublishedScheme[], year: number, titles: (indicator: string) => IndicatorTitle): Offer[] {
  const periods = new Map<string, Set<string>>();
  for (const { scheme } of published) {
    for (const indicator of scheme.collected) {
      const known = periods.get(indicator.id) ?? new Set();
      for (const each of [year - 1, year, year + 1]) for (const { id } of collectedPeriods(indicator, each)) known.add(id);
      periods.set(indicator.id, known);
    }
  }
  return [...periods]
    .filter(([, ids]) => ids.size > 0)
    .map(([indicator, ids]) => ({ indicator, title: titles(indicator).title, periods: [...ids] }));
}
