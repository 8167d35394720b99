import type { Proposal } from '@kedu/engine';
import { periodName, spokenYuan, wordExpression, wordNames, wordOf } from '@kedu/messages';
import { formatYuan, inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** Rows of one rule; the others stand in proposals.csv. */
const MOST_ROWS = 150;

/** What should follow, rule by rule: how many and how much at a glance, each with its ground; those withheld apart, with the reason. */
export function proposalsChapter(ctx: ReportContext): Html {
  const { proposals } = ctx.assessment;
  const { locale } = ctx;
  if (proposals.length === 0) return chapter('proposals', locale, html`<p>${say('no_proposals', locale)}</p>`);
  const rules = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const own = rules.get(`${proposal.rule} ${proposal.action}`);
    if (own) own.push(proposal);
    else rules.set(`${proposal.rule} ${proposal.action}`, [proposal]);
  }
  return chapter(
    'proposals',
    locale,
    html`<p class="note">${say('proposals_note', locale)}</p>${[...rules.values()].map((own) => ruleTable(own, ctx))}`,
  );
}

/** The proposals of one rule as a table, with its clause and who decides; also for the page of a unit. */
export function ruleTable(proposals: readonly Proposal[], ctx: ReportContext, withUnit = true): Html {
  const { locale } = ctx;
  const [first] = proposals;
  if (!first) return html``;
  const made = proposals.filter(({ withheldBecause }) => withheldBecause === undefined);
  const money = made.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  const action = wordOf('action', first.action, locale);
  const rule = ctx.scheme.consequences.find(({ id }) => id === first.rule)?.title;
  const title = rule ? inLocale(rule, locale) : inLocale(first.title, locale);
  const facts = [
    say('count_of_proposals', locale, { count: made.length }),
    ...(money !== 0 ? [say('total_amount', locale, { yuan: spokenYuan(formatYuan(money)) })] : []),
    ...(made.length < proposals.length ? [say('withheld_count', locale, { count: proposals.length - made.length })] : []),
    ...(first.decides ? [say('decides', locale, { body: first.decides })] : []),
    ...(first.clause ? [say('clause_of', locale, { clause: first.clause })] : []),
  ];
  return html`<h3>${title}${title !== action && html` <span class="soft small">${action}</span>`}</h3><p class="note">${facts.join(say('semi', locale))}</p>
${made.length > 0 && table(made, ctx, withUnit)}${made.length < proposals.length && withheldTable(proposals, ctx, withUnit)}`;
}

function table(proposals: readonly Proposal[], ctx: ReportContext, withUnit: boolean): Html {
  const { locale } = ctx;
  const money = proposals.some(({ amountFen }) => amountFen !== undefined);
  const about = !withUnit || proposals.some((proposal) => proposal.subject !== '' || proposal.period.id !== ctx.assessment.period.id);
  return html`<table class="stacked"><thead><tr>${withUnit && html`<th scope="col">${say('unit', locale)}</th>`}${about && html`<th scope="col">${say('what', locale)}</th>`}${money && html`<th scope="col" class="num">${say('amount', locale)}</th>`}<th scope="col">${say('ground', locale)}</th></tr></thead><tbody>${proposals
    .slice(0, MOST_ROWS)
    .map(
      (proposal) =>
        html`<tr>${withUnit && html`<th scope="row">${ctx.unitName(proposal.unit)}</th>`}${about && subjectCell(proposal, ctx, withUnit)}${money && html`<td class="num" data-head="${say('amount', locale)}">${proposal.amountFen !== undefined && spokenYuan(formatYuan(proposal.amountFen))}</td>`}<td class="small" data-head="${say('ground', locale)}">${wordExpression(proposal.ground, locale, ctx.titleOf)}</td></tr>
`,
    )}</tbody></table>${proposals.length > MOST_ROWS && html`<p class="note">${say('more_rows', locale, { count: proposals.length - MOST_ROWS })}</p>`}`;
}

/** What it is about: the first cell of a row where the unit is not named. */
function subjectCell(proposal: Proposal, { locale, titleOf, assessment, scheme }: ReportContext, withUnit: boolean): Html {
  const subject = proposal.subject === '' ? inLocale(proposal.title, locale) : wordNames(proposal.subject, locale, titleOf);
  const named = scheme.consequences.some(({ id }) => id === proposal.rule);
  const parts = [
    named &&
    proposal.subject !== '' &&
    inLocale(proposal.title, locale) !==
      inLocale(scheme.consequences.find(({ id }) => id === proposal.rule)?.title ?? proposal.title, locale)
      ? `${inLocale(proposal.title, locale)}${say('colon', locale)}${subject}`
      : subject,
    ...(proposal.period.id === assessment.period.id ? [] : [periodName(proposal.period.id, locale)]),
  ];
  const body = html`${parts[0]}${parts[1] !== undefined && html` <span class="soft small">${parts[1]}</span>`}`;
  return withUnit ? html`<td data-head="${say('what', locale)}">${body}</td>` : html`<th scope="row">${body}</th>`;
}

function withheldTable(all: readonly Proposal[], ctx: ReportContext, withUnit: boolean): Html {
  const { locale } = ctx;
  const proposals = all.filter(({ withheldBecause }) => withheldBecause !== undefined);
  return html`<details><summary>${say('withheld_count', locale, { count: proposals.length })}</summary><table class="stacked"><thead><tr>${withUnit && html`<th scope="col">${say('unit', locale)}</th>`}<th scope="col">${say('what', locale)}</th><th scope="col">${say('reason', locale)}</th></tr></thead><tbody>${proposals
    .slice(0, MOST_ROWS)
    .map(
      (proposal) =>
        html`<tr>${withUnit && html`<th scope="row">${ctx.unitName(proposal.unit)}</th>`}${subjectCell(proposal, ctx, withUnit)}<td data-head="${say('reason', locale)}">${proposal.withheldBecause && wordOf('withheld', proposal.withheldBecause, locale)}</td></tr>
`,
    )}</tbody></table>${proposals.length > MOST_ROWS && html`<p class="note">${say('more_rows', locale, { count: proposals.length - MOST_ROWS })}</p>`}</details>`;
}
