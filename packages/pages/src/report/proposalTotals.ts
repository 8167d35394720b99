import type { Proposal } from '@kedu/engine';
import { spokenYuan, wordOf } from '@kedu/messages';
import { formatYuan } from '@kedu/model';
import { type Html, html } from '../html.ts';
import type { ReportContext } from './context.ts';
import { grouped } from './figures.ts';
import { sayShared } from './responsibilityWords.ts';

/** What the proposals of one rule and action come to; withheld ones count in `withheld` alone. */
export interface ProposalTotals {
  readonly count: number;
  readonly amountFen: number | undefined;
  readonly savedFen: number | undefined;
  readonly persons: number | undefined;
  readonly withheld: number;
}

/**
 * Counts and sums of proposals of one rule and action; a sum is undefined where none of them states such a figure.
 * Units: whole fen, persons. Example: reject 0.00 saved 500.00 and a withheld one → count 1, saved 50000, withheld 1.
 */
export function totalsOf(proposals: readonly Proposal[]): ProposalTotals {
  const made = proposals.filter(({ withheldBecause }) => withheldBecause === undefined);
  const sum = (pick: (one: Proposal) => number | undefined): number | undefined => {
    const figures = made.flatMap((one) => pick(one) ?? []);
    return figures.length === 0 ? undefined : figures.reduce((a, b) => a + b, 0);
  };
  return {
    count: made.length,
    amountFen: sum(({ amountFen }) => amountFen),
    savedFen: sum(({ savedFen }) => savedFen),
    persons: sum(({ count }) => count),
    withheld: proposals.length - made.length,
  };
}

/** All rules at a glance, one row for a rule and action; nothing where there is one such row. */
export function totalsTable(groups: readonly (readonly Proposal[])[], titleOf: (one: Proposal) => string, { locale }: ReportContext): Html {
  if (groups.length < 2) return html``;
  const rows = groups.flatMap((own) => (own[0] ? [{ first: own[0], totals: totalsOf(own) }] : []));
  const has = (pick: (totals: ProposalTotals) => number | undefined): boolean => rows.some(({ totals }) => pick(totals) !== undefined);
  const money = has(({ amountFen }) => amountFen);
  const saved = has(({ savedFen }) => savedFen);
  const persons = has((totals) => totals.persons);
  const withheld = rows.some(({ totals }) => totals.withheld > 0);
  const head = (key: Parameters<typeof sayShared>[0]): Html => html`<th scope="col" class="num">${sayShared(key, locale)}</th>`;
  const cell = (key: Parameters<typeof sayShared>[0], text: string | false): Html =>
    html`<td class="num" data-head="${sayShared(key, locale)}">${text}</td>`;
  const yuan = (fen: number | undefined): string | false => fen !== undefined && spokenYuan(formatYuan(fen));
  return html`<table class="stacked whole"><caption>${sayShared('totals', locale)}</caption><thead><tr><th scope="col">${sayShared('rule', locale)}</th><th scope="col">${sayShared('action', locale)}</th>${head('count')}${money && head('amount')}${saved && head('saved')}${persons && head('persons')}${withheld && head('withheld')}</tr></thead><tbody>${rows.map(
    ({ first, totals }) =>
      html`<tr><th scope="row">${titleOf(first)}</th><td data-head="${sayShared('action', locale)}">${wordOf('action', first.action, locale)}</td>${cell('count', String(totals.count))}${money && cell('amount', yuan(totals.amountFen))}${saved && cell('saved', yuan(totals.savedFen))}${persons && cell('persons', totals.persons !== undefined && grouped(totals.persons))}${withheld && cell('withheld', totals.withheld > 0 && String(totals.withheld))}</tr>
`,
  )}</tbody></table>`;
}
