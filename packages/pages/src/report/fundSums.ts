import type { Proposal } from '@kedu/engine';
import { spokenYuan } from '@kedu/messages';
import { formatYuan, inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import type { ReportContext } from './context.ts';
import { sayShared } from './responsibilityWords.ts';
import { say } from './words.ts';

/** What the units with one value of an attribute asked for, and what became of it. Whole fen. */
export interface FundSum {
  readonly value: string;
  readonly approved: number;
  readonly adjusted: number;
  readonly rejected: number;
  readonly grantedFen: number;
  readonly savedFen: number;
}

/**
 * Money asked for and granted by the value of an attribute of those who ask, such as the budget that pays.
 *
 * Shape: values in the order of `order`, then others by their signs, the blank one last. Units: whole fen; withheld proposals count in no sum.
 * Rule: PROPOSE-17 (docs/spec/proposals.md). Errors: none. Example: three of the general budget, one rejected → approved 2, rejected 1.
 */
export function fundSums(proposals: readonly Proposal[], groupOf: (unit: number) => string, order: readonly string[]): readonly FundSum[] {
  const made = proposals.filter(({ withheldBecause }) => withheldBecause === undefined);
  const values = [...new Set(made.map(({ unit }) => groupOf(unit)))];
  const place = (value: string): number => (value === '' ? order.length + 1 : order.includes(value) ? order.indexOf(value) : order.length);
  values.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return values.map((value) => {
    const own = made.filter(({ unit }) => groupOf(unit) === value);
    const count = (action: string): number => own.filter((one) => one.action === action).length;
    return {
      value,
      approved: count('approve'),
      adjusted: count('adjust'),
      rejected: count('reject'),
      grantedFen: own.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0),
      savedFen: own.reduce((sum, { savedFen = 0 }) => sum + savedFen, 0),
    };
  });
}

/** Tables of the rules that state `sums_by`, one a rule. */
export function fundTables(ctx: ReportContext): readonly Html[] {
  return ctx.scheme.consequences.flatMap(({ id, title, propose }) => {
    const attribute = propose.action === 'fund' ? propose.sumsBy : undefined;
    const own = ctx.assessment.proposals.filter(({ rule }) => rule === id);
    return attribute === undefined || own.length === 0 ? [] : [sumTable(own, attribute, inLocale(title, ctx.locale), ctx)];
  });
}

function sumTable(proposals: readonly Proposal[], attribute: string, title: string, ctx: ReportContext): Html {
  const { locale, titleOf, assessment, scheme } = ctx;
  const words = Object.keys(scheme.attributeWords?.[attribute]?.values ?? {});
  const sums = fundSums(proposals, (unit) => assessment.units[unit]?.attributes[attribute] ?? '', words);
  const nameOf = (value: string): string =>
    value === '' ? sayShared('not_stated', locale) : (titleOf(`unit.${attribute}=${value}`) ?? ctx.inWords(value));
  const by = titleOf(`unit.${attribute}`) ?? attribute;
  const heads = ['approved', 'adjusted', 'rejected', 'asked_sum', 'granted_sum', 'saved'] as const;
  const yuan = (fen: number): string => spokenYuan(formatYuan(fen));
  return html`<table class="stacked whole"><caption>${title}${say('colon', locale)}${sayShared('sums_by', locale, { by })}</caption><thead><tr><th scope="col">${by}</th>${heads.map((head) => html`<th scope="col" class="num">${sayShared(head, locale)}</th>`)}</tr></thead><tbody>${sums.map(
    ({ value, approved, adjusted, rejected, grantedFen, savedFen }) => {
      const cells = [String(approved), String(adjusted), String(rejected), yuan(grantedFen + savedFen), yuan(grantedFen), yuan(savedFen)];
      return html`<tr><th scope="row">${nameOf(value)}</th>${cells.map((cell, i) => html`<td class="num" data-head="${sayShared(heads[i] as (typeof heads)[number], locale)}">${cell}</td>`)}</tr>
`;
    },
  )}</tbody></table>`;
}
