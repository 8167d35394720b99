import type { AdditionScores, EventOutcome } from '@kedu/engine';
import { wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { valueText } from './figures.ts';
import { judged } from './judgementWords.ts';
import { say } from './words.ts';

/** Rows of one table of events; the others stand in the explanations of their units. */
const MOST_ROWS = 150;

/** Bonuses and deductions, event by event: what counted, and of the rest at which step it stands or why it does not (BONUS-2, BONUS-3). */
export function bonusesChapter(ctx: ReportContext): Html {
  const { locale } = ctx;
  return chapter(
    'bonuses',
    ctx,
    () => html`<p class="note">${judged('bonuses_note', locale)}</p>${ctx.standings.map((standing) => listBonuses(standing, ctx))}`,
  );
}

function listBonuses(standing: Standing, ctx: ReportContext): Html {
  const additions = (standing.list.additions ?? []).filter(({ events }) => events.length > 0);
  if (additions.length === 0) return html``;
  return html`${listTitle(standing, ctx)}${additions.map((one) => additionTable(one, ctx))}`;
}

function additionTable({ addition, events }: AdditionScores, ctx: ReportContext): Html {
  const { locale } = ctx;
  const counted = events.filter(({ because }) => because === 'counted').length;
  const facts = [
    judged('bonuses_counted', locale, { count: counted }),
    ...(counted < events.length ? [judged('bonuses_not', locale, { count: events.length - counted })] : []),
    ...(addition.cap === undefined ? [] : [judged('at_most', locale, { cap: addition.cap })]),
    ...(addition.clause === undefined ? [] : [say('clause_of', locale, { clause: addition.clause })]),
  ];
  const levels = events.some(({ event }) => event.level !== '');
  const head = (key: 'unit' | 'event' | 'level' | 'date' | 'points' | 'outcome') => judged(key, locale);
  return html`<h4>${inLocale(addition.title, locale)}</h4><p class="note">${facts.join(say('semi', locale))}</p><table class="stacked"><thead><tr><th scope="col">${head('unit')}</th><th scope="col">${head('event')}</th>${levels && html`<th scope="col">${head('level')}</th>`}<th scope="col">${head('date')}</th><th scope="col" class="num">${head('points')}</th><th scope="col" class="pad">${head('outcome')}</th></tr></thead><tbody>${events
    .slice(0, MOST_ROWS)
    .map(
      (outcome) =>
        html`<tr><th scope="row">${ctx.unitName(outcome.unit)}</th><td data-head="${head('event')}">${ctx.inWords(outcome.event.title || outcome.event.item)}</td>${levels && html`<td data-head="${head('level')}">${ctx.inWords(outcome.event.level)}</td>`}<td data-head="${head('date')}">${outcome.event.date}</td><td class="num" data-head="${head('points')}">${valueText(outcome.event.points)}</td><td class="pad" data-head="${head('outcome')}">${outcomeText(outcome, ctx)}</td></tr>
`,
    )}</tbody></table>${events.length > MOST_ROWS && html`<p class="note">${judged('more', locale, { count: events.length - MOST_ROWS })}</p>`}`;
}

function outcomeText({ event, because }: EventOutcome, { locale }: ReportContext): string {
  const said = wordOf('event_note', because, locale);
  const day = event.procedure?.recognisedOn;
  return because !== 'counted' || day === undefined ? said : `${said}${say('semi', locale)}${judged('recognised', locale, { day })}`;
}
