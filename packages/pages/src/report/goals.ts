import { type Attainment, type GoalProgress, type GoalUnitProgress, goalProgress } from '@kedu/engine';
import { periodName, shortNumber, wordOf } from '@kedu/messages';
import { inLocale, tidy } from '@kedu/model';
import type { Decomposition, Goal, Reconciliation } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { lightMark } from '../light.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { signed, valueText, withMeasure, withUnit } from './figures.ts';
import { sayGoal } from './goalsWords.ts';
import { say } from './words.ts';

/** Rows of one goal; the others stand in its table. */
const MOST_ROWS = 300;

/**
 * Goals of the period: what was asked, who leads, how it was shared out, and what became of it, level by level.
 *
 * Rule: GOAL-7 (docs/spec/goals.md), REPORT-2.
 */
export function goalsChapter(ctx: ReportContext): Html {
  return chapter('goals', ctx, () => {
    const { locale, scheme } = ctx;
    const goals = goalProgress(scheme, ctx.assessment);
    const shown = new Set(goals.map(({ goal }) => goal.id));
    const others = scheme.goals.filter(({ id }) => !shown.has(id));
    const names = others.map(
      (goal) => `${inLocale(goal.title, locale)}${goal.period === undefined ? '' : ` (${periodName(goal.period, locale)})`}`,
    );
    return html`${goals.length > 0 && html`<p class="note">${sayGoal('note', locale)}</p>`}${goals.length > 1 && summary(goals, ctx)}${goals.map((one) => goalSection(one, ctx))}${names.length > 0 && html`<p class="note">${sayGoal('other_periods', locale, { goals: names.join(say('list_sep', locale)) })}</p>`}`;
  });
}

/** All goals at a glance. */
function summary(goals: readonly GoalProgress[], ctx: ReportContext): Html {
  const { locale } = ctx;
  return html`<table class="stacked"><caption>${sayGoal('all', locale)}</caption><thead><tr><th scope="col">${sayGoal('goal', locale)}</th><th scope="col">${sayGoal('lead', locale)}</th><th scope="col" class="num">${sayGoal('target', locale)}</th><th scope="col" class="num">${sayGoal('actual', locale)}</th><th scope="col" class="num">${sayGoal('attainment', locale)}</th><th scope="col" class="num">${sayGoal('missed', locale)}</th></tr></thead><tbody>${goals.map(
    (one) => {
      const known = one.units.filter((unit) => unit.attainment !== undefined);
      const missed = known.filter((unit) => !unit.attainment?.isReached).length;
      return html`<tr><th scope="row"><a href="#goal-${one.goal.id}">${inLocale(one.goal.title, locale)}</a></th><td data-head="${sayGoal('lead', locale)}">${unitName(one.goal.lead, ctx)}</td><td class="num" data-head="${sayGoal('target', locale)}">${figure(one.goal.target, one, ctx)}</td><td class="num" data-head="${sayGoal('actual', locale)}">${actualText(one, ctx)}</td><td class="num" data-head="${sayGoal('attainment', locale)}">${attainmentText(one.attainment, ctx)}</td><td class="num" data-head="${sayGoal('missed', locale)}">${known.length > 0 && sayGoal('missed_of', locale, { count: missed, of: known.length })}</td></tr>
`;
    },
  )}</tbody></table>`;
}

function goalSection(one: GoalProgress, ctx: ReportContext): Html {
  const { locale } = ctx;
  const { goal } = one;
  const facts = [
    ...(goal.source === undefined ? [] : [sayGoal('source', locale, { source: ctx.inWords(goal.source) })]),
    ...(goal.decompose ? [decomposedText(goal.decompose, ctx)] : []),
    ...(goal.clause === undefined ? [] : [say('clause_of', locale, { clause: goal.clause })]),
  ];
  const cells: readonly (readonly [string, string | Html])[] = [
    [sayGoal('target', locale), figure(goal.target, one, ctx)],
    [sayGoal('actual', locale), actualText(one, ctx)],
    [sayGoal('attainment', locale), attainmentText(one.attainment, ctx)],
    [sayGoal('lead', locale), unitName(goal.lead, ctx)],
    [sayGoal('shared', locale), goal.sharedWith.map((unit) => unitName(unit, ctx)).join(say('list_sep', locale))],
  ];
  return html`<h3 id="goal-${goal.id}">${inLocale(goal.title, locale)}</h3><p class="note">${facts.join(say('semi', locale))}</p>
<dl class="facts">${cells.filter(([, value]) => value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${one.units.length > 0 && html`<details class="fold"><summary>${sayGoal('territories', locale, { count: one.units.length })}</summary>${unitTable(one, ctx)}</details>`}${one.keyResults.length > 0 && keyResultTable(one, ctx)}`;
}

function unitTable(one: GoalProgress, ctx: ReportContext): Html {
  const { locale } = ctx;
  const lights = one.units.some(({ light }) => isOn(light));
  const gaps = one.units.some(({ attainment }) => attainment?.isReached === false);
  const rows = one.units.slice(0, MOST_ROWS);
  // The method that they share is said above; the column is for what is particular to a unit.
  const common = one.goal.decompose && wordOf('goal_method', one.goal.decompose.by, locale);
  const hows = one.units.map((unit) => howText(unit, one.goal, ctx));
  const particular = new Set(hows).size > 1;
  const measured = (word: 'target' | 'actual' | 'gap'): string => withMeasure(sayGoal(word, locale), one.indicator?.unit, locale);
  return html`<table class="stacked tree"><thead><tr><th scope="col">${sayGoal('place', locale)}</th><th scope="col" class="num">${measured('target')}</th><th scope="col" class="num">${measured('actual')}</th><th scope="col" class="num">${sayGoal('attainment', locale)}</th>${gaps && html`<th scope="col" class="num">${measured('gap')}</th>`}${lights && html`<th scope="col" class="pad">${sayGoal('light', locale)}</th>`}${particular && html`<th scope="col" class="pad">${sayGoal('how', locale)}</th>`}</tr></thead><tbody>${rows.map(
    (unit, i) =>
      html`<tr><th scope="row" style="--d:${unit.level - 1}">${linked(unit, one.goal, ctx)}</th><td class="num" data-head="${measured('target')}">${unit.row.target === undefined ? '—' : valueText(unit.row.target)}</td><td class="num" data-head="${measured('actual')}">${unit.actual === undefined ? html`<span class="soft small">${wordOf('missing', unit.missing ?? 'not_applicable', locale)}</span>` : actualFigure(unit.actual, one.goal)}</td><td class="num" data-head="${sayGoal('attainment', locale)}">${attainmentText(unit.attainment, ctx)}</td>${gaps && html`<td class="num" data-head="${measured('gap')}">${gapText(unit, one.goal)}</td>`}${lights && html`<td class="pad" data-head="${sayGoal('light', locale)}">${isOn(unit.light) && html`${lightMark(unit.light, locale)}${isRecovering(unit, one.goal, ctx) && html` <span class="soft small">${sayGoal('recovering', locale)}</span>`}`}</td>`}${particular && html`<td class="small pad" data-head="${sayGoal('how', locale)}">${hows[i] !== common && hows[i]}</td>`}</tr>
`,
  )}</tbody></table>${one.units.length > MOST_ROWS && html`<p class="note">${sayGoal('more_rows', locale, { count: one.units.length - MOST_ROWS })}</p>`}`;
}

function keyResultTable({ keyResults }: GoalProgress, ctx: ReportContext): Html {
  const { locale } = ctx;
  return html`<table class="stacked"><thead><tr><th scope="col">${sayGoal('key_results', locale)}</th><th scope="col" class="num">${sayGoal('target', locale)}</th><th scope="col" class="num">${sayGoal('actual', locale)}</th><th scope="col" class="num">${sayGoal('attainment', locale)}</th></tr></thead><tbody>${keyResults.map(
    ({ keyResult, actual, attainment }) =>
      html`<tr><th scope="row">${inLocale(keyResult.title, locale)}${keyResult.indicator !== '' && html` <span class="soft small">${ctx.indicatorTitle(keyResult.indicator)}</span>`}</th><td class="num" data-head="${sayGoal('target', locale)}">${valueText(keyResult.target)}</td><td class="num" data-head="${sayGoal('actual', locale)}">${actual === undefined ? '—' : valueText(actual)}</td><td class="num" data-head="${sayGoal('attainment', locale)}">${attainmentText(attainment, ctx)}</td></tr>
`,
  )}</tbody></table>`;
}

/** Whether a light is on: off is none, or the empty one. */
function isOn(light: string | undefined): light is string {
  return light !== undefined && light !== '' && light !== 'none';
}

/** Whether a light only waits to be cleared: its condition does not hold any more, but not yet for as long as the scheme asks (LIGHT-12). */
function isRecovering({ unit }: GoalUnitProgress, { indicator }: Goal, { lastLights }: ReportContext): boolean {
  return lastLights.find((one) => one.indicator === indicator)?.cell(unit).state === 'recovering';
}

/** Name of the unit, leading to its page where it is a member of the goal's list. */
function linked({ unit, row }: GoalUnitProgress, { list }: Goal, ctx: ReportContext): Html {
  const name = unitName(row, ctx);
  const isMember = ctx.assessment.lists.some((one) => one.list === list && one.members.includes(unit));
  const href = isMember && list !== undefined ? ctx.hrefOf(list, unit) : undefined;
  return href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
}

function unitName(unit: { readonly code: string; readonly name: string } | undefined, { assessment, locale }: ReportContext): string {
  const known = assessment.units.findLast(({ code }) => code === unit?.code);
  return known ? inLocale(known.name, locale) : (unit?.name ?? '—');
}

function figure(value: number | undefined, { indicator }: GoalProgress, { locale }: ReportContext): string {
  if (value === undefined) return '';
  return withUnit(valueText(value), indicator?.unit, locale);
}

/** Of a goal that is a mean at two decimals at most: the mean of reported figures has any number of them. */
function actualFigure(actual: number, { decompose }: Goal): string {
  return valueText(decompose?.sum === 'weighted_mean' ? Math.round(100 * actual) / 100 : actual);
}

function actualText(one: GoalProgress, ctx: ReportContext): string {
  if (one.actual !== undefined) return withUnit(actualFigure(one.actual, one.goal), one.indicator?.unit, ctx.locale);
  return one.of === 0 ? '' : sayGoal('waiting', ctx.locale, { reported: one.reported, of: one.of });
}

function attainmentText(attainment: Attainment | undefined, { locale }: ReportContext): string | Html {
  if (!attainment) return '';
  const { isReached, percent } = attainment;
  const word = sayGoal(isReached ? 'reached' : 'not_reached', locale);
  if (percent === undefined) return html`<span class="${isReached ? 'gain' : 'loss'}">${word}</span>`;
  // What is missed by less than it shows is not shown as reached.
  const shown = !isReached && percent > 99.9 ? '>99.9' : percent.toFixed(1);
  return html`<span class="${isReached ? 'gain' : 'loss'}">${isReached ? '✓' : '✗'} ${shown}%</span>`;
}

/** What a unit lacks to its target. */
function gapText({ row, actual, attainment }: GoalUnitProgress, { better }: Goal): string {
  if (row.target === undefined || actual === undefined || attainment?.isReached !== false) return '';
  return valueText(tidy(better === 'higher' ? row.target - actual : actual - row.target));
}

/** By which method, or by hand and why; of a unit with others below it, what they add. */
function howText({ row }: GoalUnitProgress, { decompose }: Goal, { locale, inWords }: ReportContext): string {
  if (!decompose) return '';
  const family = decompose.reconciliation?.families.find(({ parent }) => parent === row.code);
  const own = row.computed
    ? wordOf('goal_method', decompose.by, locale)
    : row.reason === undefined
      ? sayGoal('by_hand', locale)
      : sayGoal('by_hand_because', locale, { reason: inWords(row.reason) });
  const above =
    family && family.gap < 0 ? [sayGoal('above', locale, { together: valueText(family.together), by: valueText(-family.gap) })] : [];
  return [own, ...above].join(say('semi', locale));
}

/** Method, and how the levels compare with the goal. */
function decomposedText({ by, sum, rows, reconciliation }: Decomposition, { locale }: ReportContext): string {
  const method = sayGoal('made_by', locale, { by: wordOf('goal_method', by, locale), sum: wordOf('goal_sum', sum, locale) });
  const isByHand = rows.some(({ written }) => written !== undefined);
  if (!reconciliation) return method;
  const { levels, whole } = reconciliation;
  const escalates = isByHand && [whole, ...levels].some(({ difference }) => difference > 0);
  if (!escalates) return [method, sayGoal('fits', locale)].join(say('semi', locale));
  const each = levels
    .map((level, i) => sayGoal('level', locale, { level: i + 1, excess: excessText(level) }))
    .join(say('list_sep', locale));
  const said =
    levels.length === 1
      ? sayGoal('escalation_once', locale, { whole: excessText(whole) })
      : sayGoal('escalation', locale, { levels: each, whole: excessText(whole) });
  return [method, said].join(say('semi', locale));
}

function excessText({ excess, difference }: Reconciliation['whole']): string {
  if (excess === undefined) return signed(difference);
  const percent = Math.round(excess * 1e4) / 100;
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${shortNumber(Math.abs(percent))}%`;
}
