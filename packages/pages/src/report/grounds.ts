import type { Proposal } from '@kedu/engine';
import { wordExpression } from '@kedu/messages';
import type { ReportContext } from './context.ts';
import { grouped, roundedResults } from './figures.ts';
import { say } from './words.ts';

/** What the grounds of the rows of a table share, and what is left for each row. */
export interface Grounds {
  readonly shared: string;
  readonly own: readonly string[];
}

/**
 * The ground of a proposal in words; beside an amount its yuan are grouped by thousands.
 *
 * Rule: REPORT-23. Errors: none. Example: 等次为“优秀”；80,000,000.00 × 2 ÷ 14 → 11,428,571.43.
 */
export function groundText({ ground, amountFen }: Proposal, { locale, titleOf }: ReportContext): string {
  const said = roundedResults(wordExpression(ground, locale, titleOf));
  return amountFen === undefined ? said : said.replace(SAME, '$1').replace(LONG, (whole: string) => grouped(Number(whole)));
}

/** A sum of one: 267308.54 = 267308.54. */
const SAME = /^(\d+\.\d\d) = \1$/;
/** The whole part of yuan and fen from a thousand on, and of other figures from five digits on; no decimals. */
const LONG = /(?<![\d.,])(?:\d{5,}(?![\d,])|\d{4}(?=\.\d\d(?!\d)))/g;

/**
 * The clauses that the grounds of all rows begin with or contain alike are said once above the table.
 *
 * Shape: `own` – one text for each of `texts`, '' where a row says nothing but what is shared; of one row nothing is shared.
 * Rule: REPORT-23. Errors: none.
 */
export function sharedGrounds(texts: readonly string[], { locale }: Pick<ReportContext, 'locale'>): Grounds {
  const semi = say('semi', locale);
  const rows = texts.map((text) => text.split(semi));
  const common = (rows[0] ?? []).filter((part) => rows.every((row) => row.includes(part)));
  if (texts.length < 2 || common.length === 0) return { shared: '', own: texts };
  return { shared: common.join(semi), own: rows.map((row) => row.filter((part) => !common.includes(part)).join(semi)) };
}
