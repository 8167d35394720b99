import { type Html, html } from '../html.ts';
import type { ReportContext, Standing } from './context.ts';
import { distribution, grouped, twoPlaces } from './figures.ts';
import { type ReportWord, say } from './words.ts';

/** Rows of a summary; more groups stand in blocks of the rank table only. */
const MOST_GROUPS = 400;
/** Rows that a phone shows unasked. */
const MOST_OPEN = 8;
/** Heads of the figures of a group, in their order. */
const FIGURES = ['mean', 'lowest', 'highest', 'standard_deviation'] as const satisfies readonly ReportWord[];

/** One row a group or parent: how many, mean, spread, grades. Nothing where there is one group, or one unit in each. */
export function groupSummary(standing: Standing, ctx: ReportContext): Html {
  const { list, order, families } = standing;
  const { locale, scheme, titleOf } = ctx;
  const members = new Map<string, number[]>();
  for (const k of order) {
    const own = members.get(families[k] ?? '');
    if (own) own.push(k);
    else members.set(families[k] ?? '', [k]);
  }
  // Groups of one unit each are the table of ranks once more.
  if (members.size < 2 || members.size > MOST_GROUPS || members.size === order.length) return html``;
  const grades = standing.hasGrades
    ? (scheme.grades.find((rule) => rule.lists === undefined || rule.lists.includes(list.list))?.order ?? [])
    : [];
  const title = say('by_group', locale);
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${title} ${standing.title}"><table class="stacked groups"><caption>${title}<span class="soft">${say('of_ranked', locale)}</span></caption><thead><tr><th scope="col">${say('group', locale)}</th><th scope="col" class="num">${say('units', locale)}</th><th scope="col" class="num wide">${say('ranked', locale)}</th><th scope="col" class="num">${say('mean', locale)}</th><th scope="col" class="num">${say('lowest', locale)}</th><th scope="col" class="num">${say('highest', locale)}</th><th scope="col" class="num wide">${say('standard_deviation', locale)}</th>${grades.map(({ id }) => html`<th scope="col" class="num">${titleOf(id) ?? id}</th>`)}</tr></thead><tbody>${[
    ...members,
  ].map(([family, own]) => {
    const ranked = own.filter((k) => (list.rank[k] as number) > 0);
    const scores = distribution(ranked.map((k) => ctx.pointsOf(list.score[k] as number)));
    const cells = scores ? [scores.mean, scores.min, scores.max, scores.deviation] : [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
    return html`<tr><th scope="row">${family === '' ? '—' : ctx.groupName(list.list, family)}</th><td class="num" data-head="${say('units', locale)}">${grouped(own.length)}</td><td class="num wide">${grouped(ranked.length)}</td>${cells.map((x, i) => html`<td class="num${i === 3 && ' wide'}" data-head="${say(FIGURES[i] ?? 'mean', locale)}">${twoPlaces(x)}</td>`)}${grades.map(({ id }) => html`<td class="num" data-head="${titleOf(id) ?? id}">${own.filter((k) => list.grades[k] === id).length}</td>`)}</tr>
`;
  })}</tbody></table></div>`;
  return members.size > MOST_OPEN
    ? html`<details class="fold"><summary>${title}${say('in_brackets', locale, { text: grouped(members.size) })}</summary>${table}</details>`
    : table;
}
