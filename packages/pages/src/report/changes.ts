import type { LeafChange, ListChange, RunHeadline, UnitChange } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { signed, twoPlaces } from './figures.ts';
import { say } from './words.ts';

/** Rows that a phone shows unasked. */
const MOST_OPEN = 8;
/** All units of a list up to this many; beyond it the largest rises and falls. */
const MOST_WHOLE = 60;
const MOST_EACH = 20;
/** Parts named for one unit. */
const PARTS = 3;

/** What changed since the run that this one is compared with: who moved, by which parts, who came and went, whose grade changed. */
export function changesChapter(ctx: ReportContext): Html {
  const { locale, view } = ctx;
  const { changes } = view;
  if (!changes) return html``;
  const { before, after } = changes;
  const versions = { before: `${before.scheme.id}@${before.scheme.version}`, after: `${after.scheme.id}@${after.scheme.version}` };
  const split = changes.lists.some(({ units }) => units.some(showsSplit));
  return chapter(
    'changes',
    ctx,
    () =>
      html`${isCorrection(before, after) && html`<p class="hash">${say('correction', locale, { before: resultOf(before, ctx), after: resultOf(after, ctx) })}</p>`}<p>${say('changes_note', locale, { after: periodName(after.period.id, locale), before: periodName(before.period.id, locale) })}${versions.before !== versions.after && `${locale === 'en' ? ' ' : ''}${say('scheme_changed', locale, versions)}`}${split && `${locale === 'en' ? ' ' : ''}${say('split_note', locale)}`}</p>
${changes.lists.map((list) => listChanges(list, ctx))}`,
  );
}

/** Two results of one period: the later one corrects the other (COMPARE-10). */
function isCorrection(before: RunHeadline, after: RunHeadline): boolean {
  return before.period.id === after.period.id && before.result !== after.result;
}

function resultOf({ result, asOf }: RunHeadline, { locale }: ReportContext): string {
  return asOf === '' ? result : say('result_as_of', locale, { hash: result, day: asOf });
}

/** Whether weights had a part in the change that can be seen in two decimals. */
const showsSplit = ({ split, leaves }: UnitChange): boolean =>
  Math.abs(split.byWeight) >= 0.005 || leaves.some(({ byWeight }) => Math.abs(byWeight) >= 0.005);

/** Whether anything of a unit is another than before, in what the page shows of it. */
function isMoved(change: UnitChange): boolean {
  const { before, scoreBy, placesBy, gradeChanged, name } = change;
  const isNumber = !Number.isNaN(scoreBy);
  const isRenamed = before !== undefined && before.name['zh-CN'] !== name['zh-CN'];
  return placesBy !== 0 || gradeChanged || isRenamed || showsSplit(change) || (isNumber && Math.abs(scoreBy) >= 0.005);
}

function listChanges(list: ListChange, ctx: ReportContext): Html {
  const { locale } = ctx;
  const standing = ctx.standings.find((one) => one.list.list === list.list);
  const both = list.units.filter(({ before, after }) => before && after);
  const came = list.units.filter(({ before }) => !before);
  const left = list.units.filter(({ after }) => !after);
  const byScore = (x: number): number => (Number.isNaN(x) ? 0 : x);
  const moved = both.filter(isMoved);
  const sorted = [...moved].sort((a, b) => byScore(b.scoreBy) - byScore(a.scoreBy) || (a.code < b.code ? -1 : 1));
  const whole = sorted.length <= MOST_WHOLE;
  const widest = Math.max(0, ...both.map(({ scoreBy }) => Math.abs(byScore(scoreBy)))) || 1;
  const names = (units: readonly UnitChange[]): string => units.map(({ name }) => inLocale(name, locale)).join(say('list_sep', locale));
  const rises = sorted.filter(({ scoreBy }) => scoreBy > 0).slice(0, MOST_EACH);
  const falls = sorted
    .filter(({ scoreBy }) => scoreBy < 0)
    .slice(-MOST_EACH)
    .reverse();
  return html`${standing ? listTitle(standing, ctx) : html`<h3>${list.list}</h3>`}
${gradeMoves(both, ctx)}
${came.length > 0 && html`<p>${say('came', locale, { units: came.length > MOST_WHOLE ? say('count_of', locale, { count: came.length }) : names(came) })}</p>`}
${left.length > 0 && html`<p>${say('left', locale, { units: left.length > MOST_WHOLE ? say('count_of', locale, { count: left.length }) : names(left) })}</p>`}
${sorted.length > 0 && whole && table(undefined, sorted, list.list, widest, ctx)}
${moved.length < both.length && html`<p class="note">${say('unmoved', locale, { count: both.length - moved.length })}</p>`}
${!whole && html`<p class="note">${say('rest_of_changes', locale, { most: MOST_EACH })}</p>${table(say('rises', locale), rises, list.list, widest, ctx)}${table(say('falls', locale), falls, list.list, widest, ctx)}`}`;
}

/** 优秀 → 良好：2 个单位. */
function gradeMoves(units: readonly UnitChange[], { titleOf, locale }: ReportContext): Html {
  const moves = new Map<string, number>();
  for (const { before, after, gradeChanged } of units) {
    if (!gradeChanged) continue;
    const name = (grade: string | undefined): string => (grade ? (titleOf(grade) ?? grade) : '—');
    const key = `${name(before?.grade)} → ${name(after?.grade)}`;
    moves.set(key, (moves.get(key) ?? 0) + 1);
  }
  if (moves.size === 0) return html``;
  const told = [...moves].map(([move, count]) => `${move} ${say('count_of', locale, { count })}`).join(say('semi', locale));
  return html`<p>${say('grade_moves', locale)}${say('colon', locale)}${told}${say('sentence_end', locale)}</p>`;
}

function table(caption: string | undefined, units: readonly UnitChange[], list: string, widest: number, ctx: ReportContext): Html {
  const { locale } = ctx;
  if (units.length === 0) return html``;
  // Totals that are no weighted sum have no parts that moved them.
  const parted = units.some((unit) => partsText(unit, list, ctx) !== '');
  const content = html`<table class="stacked">${caption !== undefined && html`<caption>${caption}</caption>`}<thead><tr><th scope="col">${say('unit', locale)}</th><th scope="col">${say('rank_before_after', locale)}</th><th scope="col">${say('score_before_after', locale)}</th><th scope="col">${say('step_by', locale)}</th>${parted && html`<th scope="col">${say('moved_by', locale)}</th>`}</tr></thead><tbody>${units.map((unit) => row(unit, list, widest, parted, ctx))}</tbody></table>`;
  return units.length > MOST_OPEN
    ? html`<details class="fold"><summary>${caption ?? say('moved_units', locale, { count: units.length })}</summary>${content}</details>`
    : content;
}

function row(change: UnitChange, list: string, widest: number, parted: boolean, ctx: ReportContext): Html {
  const { locale, titleOf } = ctx;
  const { before, after, scoreBy, placesBy, gradeChanged } = change;
  const index = ctx.assessment.units.findIndex(({ id }) => id === change.unitId);
  const href = index < 0 ? undefined : ctx.hrefOf(list, index);
  const name = inLocale(change.name, locale);
  const share = Number.isNaN(scoreBy) ? 0 : Math.round((100 * Math.abs(scoreBy)) / widest);
  const grades = gradeChanged
    ? `${before?.grade ? (titleOf(before.grade) ?? before.grade) : '—'} → ${after?.grade ? (titleOf(after.grade) ?? after.grade) : '—'}`
    : undefined;
  return html`<tr><th scope="row">${href === undefined ? name : html`<a href="${href}">${name}</a>`}${formerName(change, ctx)}${grades !== undefined && html` <span class="flag">${grades}</span>`}</th><td class="nowrap" data-head="${say('rank_before_after', locale)}">${before?.rank || '—'} → ${after?.rank || '—'}${placesBy !== 0 && html` <span class="${placesBy > 0 ? 'gain' : 'loss'}">${placesBy > 0 ? '↑' : '↓'}${Math.abs(placesBy)}</span>`}</td><td class="nowrap" data-head="${say('score_before_after', locale)}">${twoPlaces(before?.score ?? Number.NaN)} → ${twoPlaces(after?.score ?? Number.NaN)}</td><td class="nowrap" data-head="${say('step_by', locale)}" style="min-width:7em">${Number.isNaN(scoreBy) ? '—' : signed(scoreBy, 2)}${showsSplit(change) && html`<br><span class="small soft">${splitText(change, ctx)}</span>`}<span class="diverging"><i class="${scoreBy < 0 ? 'down' : 'up'}" style="width:${share}%"></i></span></td>${parted && html`<td class="small" data-head="${say('moved_by', locale)}">${partsText(change, list, ctx)}</td>`}</tr>
`;
}

/** The name of the earlier run, where the unit has another one now. */
function formerName({ before, name }: UnitChange, { locale }: ReportContext): Html {
  // A folder of results knows Chinese names only.
  if (!before || before.name['zh-CN'] === name['zh-CN']) return html``;
  return html` <span class="small soft">${say('former_name', locale, { name: inLocale(before.name, locale) })}</span>`;
}

/** What scores and what weights did, rounded so that they and the rest add up to the change shown. */
function splitText({ scoreBy, split }: UnitChange, { locale }: ReportContext): string {
  const [score, weight] = [split.byScore, split.byWeight].map((points) => Number(points.toFixed(2))) as [number, number];
  const rest = Number((Number(scoreBy.toFixed(2)) - score - weight).toFixed(2));
  const said = say('split', locale, { score: signed(score, 2), weight: signed(weight, 2) });
  return rest === 0 ? said : `${said}${say('split_rest', locale, { rest: signed(rest, 2) })}`;
}

/** The parts that moved a total most, each with its points, apart for its score and for its weight (COMPARE-9). */
export function partsText({ leaves }: UnitChange, list: string, ctx: ReportContext, most = PARTS): string {
  const moved = ({ byScore, byWeight }: LeafChange): number => Math.abs(byScore) + Math.abs(byWeight);
  return leaves
    .filter((leaf) => moved(leaf) >= 0.005)
    .sort((a, b) => moved(b) - moved(a) || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map((leaf) => partText(leaf, list, ctx))
    .join(say('semi', ctx.locale));
}

function partText(leaf: LeafChange, list: string, ctx: ReportContext): string {
  const { locale } = ctx;
  const { by, byScore, byWeight, worthBefore, worthAfter, only } = leaf;
  const part = partTitle(leaf.path, list, ctx);
  if (only !== undefined) return `${part} ${signed(by, 2)}${onlyText(only, ctx)}`;
  if (Math.abs(byWeight) < 0.005) return `${part} ${signed(by, 2)}`;
  const weights = say('part_weight', locale, { before: Number(worthBefore.toFixed(2)), after: Number(worthAfter.toFixed(2)) });
  if (Math.abs(byScore) < 0.005) return `${part} ${signed(by, 2)}${weights}`;
  return `${say('part_both', locale, { part, score: signed(byScore, 2), weight: signed(byWeight, 2) })}${weights}`;
}

function onlyText(only: NonNullable<LeafChange['only']>, { view, locale }: ReportContext): string {
  const { before, after } = view.changes ?? {};
  const [then, now] = [before, after].map((run) => (run ? periodName(run.period.id, locale) : ''));
  if (only === 'added') return say('part_added', locale, { period: now ?? '' });
  if (only === 'removed') return say('part_removed', locale, { period: now ?? '' });
  return say('part_not_counted', locale, { period: (only === 'gained' ? then : now) ?? '' });
}

function partTitle(path: string, list: string, { scheme, locale, titleOf }: ReportContext): string {
  const name = path.split('.').at(-1) ?? path;
  const top = scheme.trees[list]?.parts.find((part) => part.path === path);
  return top ? inLocale(top.title, locale) : (titleOf(name) ?? name);
}
