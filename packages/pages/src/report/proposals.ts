import { chance, type Proposal } from '@kedu/engine';
import { periodName, spokenYuan, wordNames, wordOf } from '@kedu/messages';
import { formatYuan, inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { grouped } from './figures.ts';
import { groundText, sharedGrounds } from './grounds.ts';
import { isPersonal, personsOf, withoutPersons } from './persons.ts';
import { fundTables } from './fundSums.ts';
import { inReadingOrder } from './proposalOrder.ts';
import { totalsOf, totalsTable } from './proposalTotals.ts';
import { sayShared } from './responsibilityWords.ts';
import { sayUncertain } from './uncertaintyWords.ts';
import { say } from './words.ts';

/** Rows of one rule; the others stand in proposals.csv. */
const MOST_ROWS = 150;
/** Rows of one rule that a phone shows unasked. */
const MOST_OPEN = 8;

/** What should follow, rule by rule: how many and how much at a glance, each with its ground; those withheld apart, with the reason. */
export function proposalsChapter(ctx: ReportContext): Html {
  const { proposals } = ctx.assessment;
  const { locale } = ctx;
  const rules = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const own = rules.get(`${proposal.rule} ${proposal.action}`);
    if (own) own.push(proposal);
    else rules.set(`${proposal.rule} ${proposal.action}`, [proposal]);
  }
  return chapter(
    'proposals',
    ctx,
    () =>
      html`<p class="note">${say('proposals_note', locale)}</p>${totalsTable([...rules.values()], (one) => ruleTitle(one, ctx), ctx)}${fundTables(ctx)}${[...rules.values()].map((own) => ruleTable(inReadingOrder(own, ctx), ctx))}`,
  );
}

/** The proposals of one rule as a table, with its clause and who decides. */
function ruleTable(proposals: readonly Proposal[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const [first] = proposals;
  if (!first) return html``;
  const made = proposals.filter(({ withheldBecause }) => withheldBecause === undefined);
  const { amountFen: money = 0, savedFen, persons } = totalsOf(proposals);
  const about = isPersonal(first);
  const action = wordOf('action', first.action, locale);
  const title = ruleTitle(first, ctx);
  const facts = [
    say('count_of_proposals', locale, { count: made.length }),
    ...(money !== 0 && savedFen === undefined ? [say('total_amount', locale, { yuan: spokenYuan(formatYuan(money)) })] : []),
    ...(savedFen === undefined ? [] : [askedText(money, savedFen, ctx)]),
    ...(persons === undefined && !about ? [] : [sayShared('count_of_persons', locale, { count: grouped(persons ?? personsOf(made)) })]),
    ...(made.length < proposals.length ? [say('withheld_count', locale, { count: proposals.length - made.length })] : []),
    ...(first.decides ? [say('decides', locale, { body: ctx.bodyName(first.decides) })] : []),
    ...(first.clause ? [say('clause_of', locale, { clause: first.clause })] : []),
  ];
  const shown = withoutPersons(made);
  const subjects = shown.map((proposal) => subjectOf(proposal, ctx));
  const same = !about && shared(subjects) && subjects[0]?.html !== html`${title}`.html ? subjects[0] : undefined;
  return html`<h3>${title}${title !== action && html` <span class="soft small">${action}</span>`}</h3><p class="note">${facts.join(say('semi', locale))}${same && html`${say('semi', locale)}${same}`}</p>${about && html`<p class="note">${say('persons_local', locale)}</p>`}
${shown.length > 0 && folded(shown.length, table(shown, ctx), ctx)}${made.length < proposals.length && withheldTable(proposals, ctx)}`;
}

/** On a phone a long table opens when asked for: title, number, sum and clause stand above it. */
function folded(rows: number, content: Html, { locale }: ReportContext): Html {
  return rows > MOST_OPEN
    ? html`<details class="fold"><summary>${say('count_of_proposals', locale, { count: rows })}</summary>${content}</details>`
    : content;
}

/** 申请 1,500.00 元，安排 1,000.00 元，核减 500.00 元. */
function askedText(grantedFen: number, savedFen: number, { locale }: ReportContext): string {
  const yuan = (fen: number): string => spokenYuan(formatYuan(fen));
  return sayShared('asked', locale, { asked: yuan(grantedFen + savedFen), granted: yuan(grantedFen), saved: yuan(savedFen) });
}

/** Figures that a proposal may state beside its amount, with their headings. */
const FURTHER = [
  ['saved', ({ savedFen }: Proposal): string | false => savedFen !== undefined && spokenYuan(formatYuan(savedFen))],
  ['persons', ({ count }: Proposal): string | false => count !== undefined && grouped(count)],
] as const;

function table(proposals: readonly Proposal[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const money = proposals.some(({ amountFen }) => amountFen !== undefined);
  const further = FURTHER.filter(([, figure]) => proposals.some((one) => figure(one) !== false));
  const subjects = proposals.map((proposal) => subjectOf(proposal, ctx));
  const about =
    !shared(subjects) && proposals.some((proposal) => proposal.subject !== '' || proposal.period.id !== ctx.assessment.period.id);
  const grounds = sharedGrounds(
    proposals.map((proposal) => groundText(proposal, ctx)),
    ctx,
  );
  const grounded = grounds.own.some((own) => own !== '');
  return html`${grounds.shared !== '' && html`<p class="note">${say('ground', locale)}${say('colon', locale)}${grounds.shared}</p>`}<table class="stacked"><thead><tr><th scope="col">${say('unit', locale)}</th>${about && html`<th scope="col">${say('what', locale)}</th>`}${money && html`<th scope="col" class="num">${say('amount', locale)}</th>`}${further.map(([key]) => html`<th scope="col" class="num">${sayShared(key, locale)}</th>`)}${grounded && html`<th scope="col" class="pad">${say('ground', locale)}</th>`}</tr></thead><tbody>${proposals
    .slice(0, MOST_ROWS)
    .map(
      (proposal, i) =>
        html`<tr><th scope="row">${ctx.unitLink(proposal.unit, proposal.list)}</th>${about && html`<td data-head="${say('what', locale)}">${subjects[i]}</td>`}${money && html`<td class="num" data-head="${say('amount', locale)}">${proposal.amountFen !== undefined && spokenYuan(formatYuan(proposal.amountFen))}</td>`}${further.map(([key, figure]) => html`<td class="num" data-head="${sayShared(key, locale)}">${figure(proposal)}</td>`)}${grounded && html`<td class="small pad" data-head="${say('ground', locale)}">${grounds.own[i]}</td>`}</tr>
`,
    )}</tbody></table>${proposals.length > MOST_ROWS && html`<p class="note">${say('more_rows', locale, { count: proposals.length - MOST_ROWS })}</p>`}`;
}

/** Whether all rows of a table of several say the same: it is said once, above. */
function shared(cells: readonly Html[]): boolean {
  return cells.length > 1 && cells.every((cell) => cell.html === cells[0]?.html);
}

/** Title of the rule; that of a light which the scheme gives none is its colour. */
function ruleTitle({ rule, title: own }: Proposal, { scheme, locale }: ReportContext): string {
  const title = scheme.consequences.find(({ id }) => id === rule)?.title ?? own;
  return scheme.lights.rules.some(({ light }) => light === title['zh-CN'])
    ? wordOf('light', title['zh-CN'], locale)
    : inLocale(title, locale);
}

/** What a proposal is about, with its period where that is another than the run's. */
function subjectOf(proposal: Proposal, { locale, titleOf, assessment, scheme }: ReportContext): Html {
  const subject = proposal.about
    ? inLocale(proposal.about, locale)
    : proposal.subject === ''
      ? inLocale(proposal.title, locale)
      : (titleOf(proposal.subject) ?? wordNames(proposal.subject, locale, titleOf));
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
  return html`${parts[0]}${parts[1] !== undefined && html` <span class="soft small">${parts[1]}</span>`}`;
}

/** Of what is spared as noise the share of draws is said. */
function whyWithheld({ withheldBecause, heldIn }: Proposal, locale: ReportContext['locale']): string {
  if (withheldBecause === undefined) return '';
  if (withheldBecause !== 'noise' || heldIn === undefined) return wordOf('withheld', withheldBecause, locale);
  return sayUncertain('noise_spared', locale, { share: inLocale(chance(heldIn), locale) });
}

function withheldTable(all: readonly Proposal[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const withheld = all.filter(({ withheldBecause }) => withheldBecause !== undefined);
  const proposals = withoutPersons(withheld);
  return html`<details><summary>${say('withheld_count', locale, { count: withheld.length })}</summary><table class="stacked"><thead><tr><th scope="col">${say('unit', locale)}</th><th scope="col">${say('what', locale)}</th><th scope="col">${say('reason', locale)}</th></tr></thead><tbody>${proposals
    .slice(0, MOST_ROWS)
    .map(
      (proposal) =>
        html`<tr><th scope="row">${ctx.unitLink(proposal.unit, proposal.list)}</th><td data-head="${say('what', locale)}">${subjectOf(proposal, ctx)}</td><td data-head="${say('reason', locale)}">${whyWithheld(proposal, locale)}</td></tr>
`,
    )}</tbody></table>${proposals.length > MOST_ROWS && html`<p class="note">${say('more_rows', locale, { count: proposals.length - MOST_ROWS })}</p>`}</details>`;
}

/** All proposals for one unit as one table: what, how much, why, and who decides by which clause. */
export function unitProposals(all: readonly Proposal[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const proposals = withoutPersons(all);
  const money = proposals.some(({ amountFen }) => amountFen !== undefined);
  const further = FURTHER.filter(([, figure]) => proposals.some((one) => figure(one) !== false));
  const rows = proposals.map((proposal) => {
    const action = wordOf('action', proposal.action, locale);
    const subject = subjectOf(proposal, ctx);
    const same = subject.html === html`${ruleTitle(proposal, ctx)}`.html;
    const withheld = proposal.withheldBecause;
    const decides = [
      ...(proposal.decides ? [say('decides', locale, { body: ctx.bodyName(proposal.decides) })] : []),
      ...(proposal.clause ? [say('clause_of', locale, { clause: proposal.clause })] : []),
    ];
    return html`<tr><th scope="row">${ruleTitle(proposal, ctx)}${ruleTitle(proposal, ctx) !== action && html` <span class="soft small">${action}</span>`}${!same && html`<br>${subject}`}</th>${money && html`<td class="num" data-head="${say('amount', locale)}">${proposal.amountFen !== undefined && spokenYuan(formatYuan(proposal.amountFen))}</td>`}${further.map(([key, figure]) => html`<td class="num" data-head="${sayShared(key, locale)}">${figure(proposal)}</td>`)}<td class="small pad" data-head="${say('ground', locale)}">${withheld === undefined ? groundText(proposal, ctx) : `${say('withheld', locale)}${say('colon', locale)}${whyWithheld(proposal, locale)}`}</td><td class="small">${decides.join(say('semi', locale))}</td></tr>
`;
  });
  return html`<table class="stacked"><thead><tr><th scope="col">${say('what', locale)}</th>${money && html`<th scope="col" class="num">${say('amount', locale)}</th>`}${further.map(([key]) => html`<th scope="col" class="num">${sayShared(key, locale)}</th>`)}<th scope="col" class="pad">${say('ground', locale)}</th><th scope="col">${say('decided_by', locale)}</th></tr></thead><tbody>${rows}</tbody></table>${all.some(isPersonal) && html`<p class="note">${say('persons_local', locale)}</p>`}`;
}
