import type { DeterminedItem, DeterminedQuota } from '@kedu/engine';
import { inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { judged } from './judgementWords.ts';
import { holdsPersons } from './persons.ts';
import { say } from './words.ts';

/** Digits of a hash that people compare. */
const SHOWN_HASH = 12;

/** Who adopted the results, when the data closed, what was changed of them, and what it does to the quotas (DETERMINE-4 to DETERMINE-6). */
export function determinationChapter(ctx: ReportContext): Html {
  const { scheme, assessment, locale } = ctx;
  const { determination: rules } = scheme;
  const { determined } = assessment;
  return chapter('determination', ctx, () => {
    if (!rules || !determined) return html``;
    const carriedOut = determined.items.filter((item) => item.carriedOut).length;
    const barred = determined.items.filter((item) => item.barred !== undefined).length;
    const closes = rules.closes[assessment.period.id];
    const facts = [
      ...(closes === undefined ? [] : [judged('closes', locale, { day: closes })]),
      judged('counted', locale, { items: carriedOut, of: determined.of }),
      ...(carriedOut < determined.items.length ? [judged('not_carried_out', locale, { count: determined.items.length - carriedOut })] : []),
      ...(barred > 0 ? [judged('barred_count', locale, { count: barred })] : []),
      judged('data_hash', locale, { hash: determined.data.replace('sha256:', '').slice(0, SHOWN_HASH) }),
      ...(rules.clause === undefined ? [] : [say('clause_of', locale, { clause: rules.clause })]),
    ];
    return html`<p class="note">${judged('determination_note', locale, { body: ctx.bodyName(rules.body) })}</p><p>${facts.join(say('semi', locale))}</p>
${stepTable(ctx)}<h3>${judged('adjustments', locale)}</h3>${determined.items.length === 0 ? html`<p>${judged('none', locale)}</p>` : itemTable(determined.items, ctx)}${quotaTable(determined.quotas, ctx)}`;
  });
}

/** One line of the overview: who determined, how much was changed of how much. */
export function determinedSentence({ scheme, assessment, locale, bodyName }: ReportContext): Html {
  const { determined } = assessment;
  if (!scheme.determination || !determined) return html``;
  const items = determined.items.filter((item) => item.carriedOut).length;
  return html`<li>${judged('says_determined', locale, { body: bodyName(scheme.determination.body), items, of: determined.of })}</li>`;
}

/** What was determined of a unit in a list, as sentences for its page. */
export function determinedOf(list: string, unit: number, ctx: ReportContext): readonly string[] {
  const { scheme, assessment, locale, titleOf, inWords, bodyName } = ctx;
  const own = (assessment.determined?.items ?? []).filter(
    (item) => item.carriedOut && item.unit === unit && item.row.list === list && item.row.item === 'grade',
  );
  return own.flatMap((item) => {
    const { from, to, ground, meeting, date } = item.row;
    const said = judged('on_unit', locale, {
      from: titleOf(from) ?? from,
      to: titleOf(to) ?? to,
      ground: inWords(ground),
      meeting: inWords(meeting),
      date,
      body: bodyName(scheme.determination?.body ?? ''),
    });
    return [said, ...[barredSentence(item, ctx)].filter((sentence) => sentence !== undefined)];
  });
}

function stepTable(ctx: ReportContext): Html {
  const { scheme, assessment, locale } = ctx;
  const steps = scheme.determination?.steps ?? [];
  if (steps.length === 0) return html``;
  return html`<h3>${judged('steps', locale)}</h3><table class="stacked"><thead><tr><th scope="col">${judged('step', locale)}</th><th scope="col">${judged('day', locale)}</th></tr></thead><tbody>${steps.map(
    ({ title, on }) =>
      html`<tr><th scope="row">${inLocale(title, locale)}</th><td data-head="${judged('day', locale)}">${on[assessment.period.id] ?? judged('day_open', locale)}</td></tr>
`,
  )}</tbody></table>`;
}

function itemTable(items: readonly DeterminedItem[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const head = (key: 'unit' | 'item' | 'before' | 'after' | 'ground' | 'meeting') => judged(key, locale);
  return html`<table class="stacked"><thead><tr><th scope="col">${head('unit')}</th><th scope="col">${head('item')}</th><th scope="col">${head('before')}</th><th scope="col">${head('after')}</th><th scope="col">${head('ground')}</th><th scope="col">${head('meeting')}</th></tr></thead><tbody>${items.map(
    (item) => {
      const { row, unit } = item;
      return html`<tr><th scope="row">${unit < 0 ? row.unitCode : ctx.unitName(unit)}</th><td data-head="${head('item')}">${itemTitle(item, ctx)}</td><td data-head="${head('before')}">${wordOfItem(item, row.from, ctx)}</td><td data-head="${head('after')}">${item.carriedOut ? html`<b>${wordOfItem(item, row.to, ctx)}</b>${barredNote(item, ctx)}` : refusal(item, ctx)}</td><td class="small" data-head="${head('ground')}">${ctx.inWords(row.ground)}</td><td class="small" data-head="${head('meeting')}">${ctx.inWords(row.meeting)} ${row.date}</td></tr>
`;
    },
  )}</tbody></table>`;
}

/** Under a grade that was given although a gate bars it: which, with its clause (DETERMINE-8). */
function barredNote(item: DeterminedItem, ctx: ReportContext): Html {
  const sentence = barredSentence(item, ctx);
  return sentence === undefined ? html`` : html`<div class="small">${sentence}</div>`;
}

function barredSentence({ barred, row }: DeterminedItem, { scheme, locale, titleOf }: ReportContext): string | undefined {
  const gate = barred && (scheme.gates[barred.gate] ?? scheme.indicators.find(({ id }) => id === barred.indicator));
  if (!gate) return undefined;
  const clause = gate.clause === undefined ? '' : say('clause_of', locale, { clause: gate.clause });
  const args = { gate: inLocale(gate.title, locale), grade: titleOf(row.to) ?? row.to };
  return clause === '' ? judged('barred', locale, args) : judged('barred_by_clause', locale, { ...args, clause });
}

function itemTitle({ row }: DeterminedItem, { scheme, locale, titleOf }: ReportContext): string {
  if (row.item === 'grade') return judged('grade', locale);
  const rule = scheme.consequences.find(({ id }) => id === row.rule);
  const title = rule ? inLocale(rule.title, locale) : row.rule;
  return row.subject === '' || holdsPersons(scheme, row.rule)
    ? title
    : judged('one_subject', locale, { title, subject: titleOf(row.subject) ?? row.subject });
}

function wordOfItem({ row }: DeterminedItem, value: string, { locale, titleOf }: ReportContext): string {
  if (row.item === 'grade') return titleOf(value) ?? value;
  return value === 'made' || value === 'dropped' ? judged(value, locale) : value;
}

function refusal(item: DeterminedItem, ctx: ReportContext): string {
  if (item.found === '') return judged('refused_nothing', ctx.locale);
  return judged('refused', ctx.locale, { found: wordOfItem(item, item.found, ctx) });
}

function quotaTable(quotas: readonly DeterminedQuota[], ctx: ReportContext): Html {
  const { locale, titleOf } = ctx;
  if (quotas.length === 0) return html``;
  const head = (key: 'grade' | 'scope' | 'places' | 'taken_before' | 'taken_after' | 'outcome') => judged(key, locale);
  const said = ({ places, after }: DeterminedQuota): string => {
    if (after > places) return judged('over', locale, { count: after - places });
    return after < places ? judged('under', locale, { count: places - after }) : judged('full', locale);
  };
  return html`<h3>${judged('quotas', locale)}</h3><p class="note">${judged('quotas_note', locale)}</p><table class="stacked"><thead><tr><th scope="col">${head('grade')}</th><th scope="col">${head('scope')}</th><th scope="col" class="num">${head('places')}</th><th scope="col" class="num">${head('taken_before')}</th><th scope="col" class="num">${head('taken_after')}</th><th scope="col" class="pad">${head('outcome')}</th></tr></thead><tbody>${quotas.map(
    (quota) =>
      html`<tr><th scope="row">${titleOf(quota.grade) ?? quota.grade}</th><td data-head="${head('scope')}">${scopeName(quota, ctx)}</td><td class="num" data-head="${head('places')}">${quota.places}</td><td class="num" data-head="${head('taken_before')}">${quota.before}</td><td class="num" data-head="${head('taken_after')}">${quota.after}</td><td class="pad" data-head="${head('outcome')}">${said(quota)}</td></tr>
`,
  )}</tbody></table>`;
}

function scopeName({ list, scope }: DeterminedQuota, ctx: ReportContext): string {
  if (scope === '') return judged('whole_list', ctx.locale);
  return ctx.titleOf(scope, 'class') ?? ctx.groupName(list, scope);
}
