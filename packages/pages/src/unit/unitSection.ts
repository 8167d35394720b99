import type { ListResult } from '@kedu/engine';
import { designHeading, designOfUnit, shortNumber } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { furthestFromFull } from '../furthest.ts';
import { type Html, html, raw } from '../html.ts';
import { lightCounts, lightSign } from '../light.ts';
import { partsText } from '../report/changes.ts';
import { type ReportContext, reportContext, type Standing } from '../report/context.ts';
import { HOOKS, printAnchor, type UnitView } from '../report/contract.ts';
import { determinedOf } from '../report/determination.ts';
import { grouped, signed, twoPlaces, valueText, withUnit } from '../report/figures.ts';
import { gradeNotes } from '../report/gradeNotes.ts';
import { lightLegend } from '../report/lightsChapter.ts';
import { isPersonal } from '../report/persons.ts';
import { unitProposals } from '../report/proposals.ts';
import { unitChances, unitInterval, unitSet } from '../report/rankSets.ts';
import { marginBehind } from '../report/surveys.ts';
import { say } from '../report/words.ts';
import { scoreText } from '../scoreText.ts';
import { cellsOf } from './cellsOf.ts';
import { explanationTree } from './explanationTree.ts';
import { strengthsSection } from './strengths.ts';
import { lightCourse } from './lightCourse.ts';
import { partLosses, waterfall } from './waterfall.ts';
import { waterfallDrawing, waterfallTable } from './waterfallDrawing.ts';

const REASONS = 3;
const NEIGHBOURS = 2;
const MOVED_PARTS = 6;

/**
 * One unit in one list: result, waterfall, part by part, lights, changes, proposals, neighbours, and the whole reason as a tree to open.
 *
 * Shape: markup for `<article id="unit-page">` of the report, or for a page of its own (unitDocument). Rule: REPORT-9.
 * Errors: RangeError for a list or member that the run does not hold (a programming fault).
 */
export function unitSection(view: UnitView): string {
  const ctx = reportContext(view.report, true);
  return unitContent(view, ctx).html;
}

/** The same as markup, within a report that was worked out already. */
export function unitContent({ report, list: id, member, why }: UnitView, ctx: ReportContext): Html {
  const standing = ctx.standings.find(({ list }) => list.list === id);
  const unit = standing?.list.members[member];
  if (!standing || unit === undefined) throw new RangeError(`no member ${member} in list ${id}`);
  const { locale } = ctx;
  const { list } = standing;
  const steps = waterfall(ctx.scheme, list, member);
  const score = list.score[member] as number;
  const lights = lightCourse(unit, ctx);
  const own = ctx.assessment.proposals.filter((proposal) => proposal.unit === unit && proposal.list === id);
  const code = ctx.assessment.units[unit]?.code ?? '';
  const allHref = ctx.hrefOf(id, unit)?.startsWith('#/') ? printAnchor(id, code) : undefined;
  const change = report.changes?.lists
    .find((one) => one.list === id)
    ?.units.find(({ unitId }) => unitId === ctx.assessment.units[unit]?.id);
  return html`<p class="series">${standing.title} · ${code}</p>
<h2 id="unit-title" tabindex="-1">${ctx.unitName(unit)}</h2>
${facts(standing, member, unit, ctx)}
<h3>${say('waterfall', locale)}</h3>
${steps ? html`<p class="note">${say('waterfall_note', locale)}</p>${waterfallDrawing(steps, score, ctx)}<div class="for-phone">${waterfallTable(steps, score, ctx)}</div>` : html`<p>${say('no_score', locale)}</p>`}
${lossTable(standing, unit, ctx, cellsOf(why, locale))}
${strengthsSection(standing, member, ctx)}
${lights.html !== '' && html`<h3>${say('lights_year', locale)}</h3>${lightLegend(ctx)}${lights}${why && explanationTree(why, 'lights', ctx)}`}
<div ${raw(HOOKS.chart)}="months" data-list="${id}" data-unit="${code}" hidden></div>
${change?.before && html`<h3>${say('unit_changes', locale)}</h3><p>${say('rank', locale)} ${change.before.rank || '—'} → ${change.after?.rank || '—'}${say('semi', locale)}${say('score', locale)} ${twoPlaces(change.before.score)} → ${twoPlaces(change.after?.score ?? Number.NaN)}${!Number.isNaN(change.scoreBy) && `${locale === 'en' ? ` (${signed(change.scoreBy, 2)})` : `（${signed(change.scoreBy, 2)}）`}`}</p><p class="note">${partsText(change, id, ctx, MOVED_PARTS)}</p>`}
${own.length > 0 && html`<h3>${say('unit_proposals', locale)}</h3><p class="note">${say('proposals_note', locale)}</p>${unitProposals(own, ctx)}${why && !own.every(isPersonal) && html`<details class="screen-only"><summary>${say('ground', locale)}</summary>${explanationTree(why, 'proposals', ctx)}</details>`}`}
${neighbours(standing, member, ctx)}
<h3>${say('why', locale)}</h3>
${why ? html`<p class="note screen-only">${say('why_hint', locale)}${allHref !== undefined && html` <a href="${allHref}">${say('why_all', locale)}</a>`}</p><p class="note paper-only">${say('why_on_paper', locale)}</p>${explanationTree(why, 'result', ctx)}` : html`<p class="soft" role="status">${say('why_waiting', locale)}</p>`}
`;
}

function facts({ list }: Standing, member: number, unit: number, ctx: ReportContext): Html {
  const { locale, titleOf, scheme, places } = ctx;
  const rank = list.rank[member] as number;
  const among = list.rank.filter((one, k) => one > 0 && list.groups[k] === list.groups[member]).length;
  const grade = list.grades[member] ?? '';
  const counts = ctx.lightCounts[unit];
  const classes = [list.classes[member] ?? '', ...(list.overlays[member] ?? [])].filter(Boolean).map((id) => titleOf(id, 'class') ?? id);
  const classRank = list.classRank[member] as number;
  const reasons = furthestFromFull(scheme, list, unit, REASONS);
  const notes = gradeNotes(list, member, ctx);
  const determined = determinedOf(list.list, unit, ctx);
  const set = unitSet(list, member, ctx);
  const interval = unitInterval(list, member, ctx);
  return html`<dl class="facts">
<div><dt>${say('rank', locale)}</dt><dd class="figure">${rank === 0 ? say('not_ranked', locale) : html`${rank} <small>${say('among', locale, { count: grouped(among) })}</small>`}${set !== undefined && html`<small>${say('semi', locale)}</small><small class="as-is">${set}</small>`}</dd></div>
<div><dt>${say('score', locale)}</dt><dd class="figure">${scoreText(list.score[member] as number, places)}${interval !== undefined && html` <small class="as-is">${interval}</small>`}</dd></div>
${grade !== '' && html`<div><dt>${say('grade', locale)}</dt><dd class="figure">${titleOf(grade) ?? grade}</dd></div>`}
${classes.length > 0 && html`<div><dt>${say('class', locale)}</dt><dd>${classes.join(say('list_sep', locale))}${list.classes[member] && classRank > 0 && html`<span class="soft">${say('class_rank', locale, { rank: classRank })}</span>`}</dd></div>`}
${counts && counts.size > 0 && html`<div><dt>${say('lights_shown', locale)}</dt><dd class="figure counts">${lightCounts(counts, locale)}</dd></div>`}
</dl>
${notes.length > 0 && html`<p>${notes.join(say('semi', locale))}</p>`}${determined.map((sentence) => html`<p>${sentence}</p>`)}${unitChances(list, member, ctx)}${unitSensitivity(list.list, member, ctx)}
${reasons.length > 0 && html`<p>${say('furthest', locale)}${reasons.map(({ title, score }) => `${inLocale(title, locale)} ${shortNumber(Number(score.toFixed(1)))}`).join(say('list_sep', locale))}</p>`}`;
}

/** For those who write the scheme: where other designs would put the unit (DESIGN-7). */
function unitSensitivity(list: string, member: number, { view, locale }: ReportContext): Html {
  const found = view.sensitivity?.find((one) => one.list === list);
  const sentence = found && designOfUnit(found, member, locale);
  return html`${sentence !== undefined && html`<p class="note">${designHeading(locale)}${say('colon', locale)}${sentence}</p>`}`;
}

function lossTable({ list }: Standing, unit: number, ctx: ReportContext, cells: ReadonlyMap<string, string>): Html {
  const { locale, assessment, scheme } = ctx;
  const rows = partLosses(scheme, list, unit);
  if (rows.length === 0) return html``;
  const widest = Math.max(0.01, ...rows.map(({ lost }) => (Number.isNaN(lost) ? 0 : lost)));
  const mixed = rows.some(
    ({ part }) => part.type === 'composite' && part.aggregate.some(({ name }) => name !== 'arithmetic' && name !== 'sum'),
  );
  const lightOf = new Map(ctx.lastLights.map((light) => [light.indicator, light.cell(unit).light]));
  const value = (indicator: string): string => {
    const x = assessment.values.get(indicator)?.values[unit] ?? Number.NaN;
    const own = scheme.indicators.find(({ id }) => id === indicator);
    const margin = marginBehind(own, unit, ctx);
    const figure = margin === '' ? valueText(x) : `${valueText(Number(x.toFixed(2)))}${margin}`;
    return Number.isNaN(x) ? '—' : withUnit(figure, own?.unit, locale);
  };
  return html`<h3>${say('losses', locale)}</h3>${mixed && html`<p class="note">${say('losses_note', locale)}</p>`}<table class="tree losses"><thead><tr><th scope="col">${say('part', locale)}</th><th scope="col" class="num">${say('value', locale)}</th><th scope="col" class="num">${say('score', locale)}</th><th scope="col" class="num wide">${say('weight_of_total', locale)}</th><th scope="col" class="num">${say('lost', locale)}</th><td class="wide bars"></td></tr></thead><tbody>${rows.map(
    ({ part, depth, score, share, lost }) => {
      const light = part.type === 'leaf' ? (lightOf.get(part.indicator) ?? '') : '';
      return html`<tr class="d${Math.min(depth, 1)}"><th scope="row" style="--d:${depth}">${inLocale(part.title, locale)}${light !== '' && html` ${lightSign(light, locale)}`}${part.type === 'leaf' && sourceLine(part.indicator, cells, ctx)}</th><td class="num measured">${part.type === 'leaf' && value(part.indicator)}</td><td class="num">${twoPlaces(score)}</td><td class="num wide">${twoPlaces(share)}</td><td class="num">${twoPlaces(lost)}</td><td class="wide bars"><span class="bar"><i style="width:${Number.isNaN(lost) ? 0 : Math.max(0, Math.round((100 * lost) / widest))}%"></i></span></td></tr>
`;
    },
  )}</tbody></table>`;
}

/** On paper, where nothing opens: the cell that the value of an indicator came from. */
function sourceLine(indicator: string, cells: ReadonlyMap<string, string>, { scheme }: ReportContext): Html {
  const title = scheme.indicators.find(({ id }) => id === indicator)?.title['zh-CN'];
  const cell = title === undefined ? undefined : cells.get(title);
  return html`${cell !== undefined && html`<span class="sum paper-only">${cell}</span>`}`;
}

function neighbours(standing: Standing, member: number, ctx: ReportContext): Html {
  const { list, order } = standing;
  const { locale, titleOf } = ctx;
  const group = list.groups[member] ?? '';
  const own = order.filter((k) => (list.groups[k] ?? '') === group);
  const at = own.indexOf(member);
  const near = own.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
  if (near.length < 2) return html``;
  return html`<h3>${say('neighbours', locale)}</h3><table class="near"><thead><tr><th scope="col">${say('rank', locale)}</th><th scope="col">${say('unit', locale)}</th><th scope="col" class="num">${say('score', locale)}</th>${standing.hasGrades && html`<th scope="col" class="pad">${say('grade', locale)}</th>`}</tr></thead><tbody>${near.map((k) => neighbour(list, k, k === member, standing.hasGrades, ctx, titleOf))}</tbody></table>`;
}

function neighbour(
  list: ListResult,
  k: number,
  isOwn: boolean,
  hasGrades: boolean,
  ctx: ReportContext,
  titleOf: ReportContext['titleOf'],
): Html {
  const unit = list.members[k] as number;
  const name = ctx.unitName(unit);
  const href = isOwn ? undefined : ctx.hrefOf(list.list, unit);
  const grade = list.grades[k] ?? '';
  return html`<tr><td>${list.rank[k] || '—'}</td><th scope="row">${isOwn ? html`<b>${name}</b>` : href === undefined ? name : html`<a href="${href}">${name}</a>`}</th><td class="num">${scoreText(list.score[k] as number, ctx.places)}</td>${hasGrades && html`<td class="pad">${grade !== '' && (titleOf(grade) ?? grade)}</td>`}</tr>`;
}
