import { chance } from '@kedu/engine';
import { periodName, shortNumber } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { furthestFromFull } from '../furthest.ts';
import { type Html, html } from '../html.ts';
import { lightCounts } from '../light.ts';
import { scoreText } from '../scoreText.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { course, hasCourse } from './course.ts';
import { signed } from './figures.ts';
import { gradeNotes } from './gradeNotes.ts';
import { groupSummary } from './groupSummary.ts';
import { listSinceBefore, type SinceBefore } from './movement.ts';
import { rangeBar, rangeNote, setBesideRank } from './rankSets.ts';
import { sayUncertain } from './uncertaintyWords.ts';
import { type RunOfList, runsOf } from './runsOf.ts';
import { say } from './words.ts';

/** From this many rows on a list is set in blocks (REPORT-11). */
const LONG = 200;
const BLOCK = 100;
/** How many reasons stand beside a result; none in long lists, where the unit page has them. */
const REASONS = 2;
const MOST_WITH_REASONS = 400;

/** Who stands where, list by list, groups apart. */
export function ranksChapter(ctx: ReportContext): Html {
  return chapter('ranks', ctx, () => html`${ctx.standings.map((standing) => listRanks(standing, ctx))}`);
}

function listRanks(standing: Standing, ctx: ReportContext): Html {
  const { list, order } = standing;
  const since = listSinceBefore(standing, ctx);
  const runs = runsOf(standing, ctx);
  const columns: Columns = {
    since,
    runs: hasCourse(standing, runs) ? runs : [],
    change: since !== undefined,
    classes: standing.hasClasses,
    grades: standing.hasGrades,
    lights: standing.hasLights,
    sets: list.uncertainty && inLocale(chance(list.uncertainty.confidence), ctx.locale),
  };
  const highest = Math.max(1, ...[...list.score].filter((x) => !Number.isNaN(x)));
  const rowOf = (at: number): Html => {
    const k = order[at] as number;
    const group = list.groups[k] ?? '';
    const before = at === 0 || (at % BLOCK === 0 && order.length >= LONG) ? '' : list.groups[order[at - 1] as number];
    return html`${group !== '' && group !== before && html`<tr class="group"><th scope="rowgroup" colspan="${widthOf(columns)}">${ctx.groupName(list.list, group)}</th></tr>`}${row(standing, ctx, k, columns, highest)}`;
  };
  const rows = (from: number, to: number): Html[] => Array.from({ length: to - from }, (_, i) => rowOf(from + i));
  const head = html`${listTitle(standing, ctx)}${groupSummary(standing, ctx)}${rangeNote(standing, ctx)}`;
  if (order.length < LONG) return html`${head}${table(columns, ctx, undefined, rows(0, order.length))}`;
  const blocks = Array.from(
    { length: Math.ceil(order.length / BLOCK) },
    (_, i) => [i * BLOCK, Math.min(order.length, (i + 1) * BLOCK)] as const,
  );
  return html`${head}${blocks.map(([from, to]) => html`<div class="block">${table(columns, ctx, say('block', ctx.locale, { from: from + 1, to }), rows(from, to))}</div>`)}`;
}

interface Columns {
  readonly since: SinceBefore | undefined;
  /** Of which rows show the course; none where there are too few. */
  readonly runs: readonly RunOfList[];
  readonly change: boolean;
  readonly classes: boolean;
  readonly grades: boolean;
  readonly lights: boolean;
  /** Confidence of the sets of ranks, as it is read; undefined where none are known. */
  readonly sets: string | undefined;
}

const widthOf = ({ change, classes, grades, lights, runs, sets }: Columns): number =>
  3 + [change, classes, grades, lights, runs.length > 0, sets !== undefined].filter(Boolean).length;

function table(columns: Columns, { locale }: ReportContext, caption: string | undefined, rows: readonly Html[]): Html {
  const { since, classes, grades, lights, runs, sets } = columns;
  return html`<table class="ranks${sets !== undefined && ' open'}">${caption !== undefined && html`<caption>${caption}</caption>`}<colgroup><col class="rank">${sets !== undefined && html`<col class="sets wide">`}<col>${classes && html`<col class="class wide">`}<col class="score">${grades && html`<col class="grade">`}${since && html`<col class="change">`}${runs.length > 0 && html`<col class="course wide">`}${lights && html`<col class="lights">`}</colgroup>
<thead><tr><th scope="col">${say('rank', locale)}</th>${sets !== undefined && html`<th scope="col" class="wide">${sayUncertain('column', locale, { confidence: sets })}</th>`}<th scope="col">${say('unit', locale)}</th>${classes && html`<th scope="col" class="wide">${say('class', locale)}</th>`}<th scope="col" class="num">${say('score', locale)}</th>${grades && html`<th scope="col" class="pad">${say('grade', locale)}</th>`}${since && html`<th scope="col">${say('change', locale, { before: periodName(since.before, locale) })}</th>`}${runs.length > 0 && html`<th scope="col" class="wide">${say('trend_column', locale)}</th>`}${lights && html`<th scope="col">${say('lights_column', locale)}</th>`}</tr></thead>
<tbody>${rows}</tbody></table>`;
}

function row({ list }: Standing, ctx: ReportContext, k: number, columns: Columns, highest: number): Html {
  const { locale, assessment, scheme, titleOf } = ctx;
  const index = list.members[k] as number;
  const unit = assessment.units[index];
  if (!unit) return html``;
  const score = list.score[k] as number;
  const href = ctx.hrefOf(list.list, index);
  const name = ctx.unitName(index);
  const why = list.members.length > MOST_WITH_REASONS ? [] : reasons(list, k, index, ctx);
  const grade = list.grades[k] ?? '';
  const mixed = ctx.isExample && unit.example && list.members.some((one) => assessment.units[one]?.example === false);
  const classRank = list.classRank[k] as number;
  const classes = [list.classes[k] ?? '', ...(list.overlays[k] ?? [])].filter(Boolean).map((id) => titleOf(id, 'class') ?? id);
  return html`<tr${why.length > 0 && html` class="above"`}><td>${list.rank[k] || html`<span class="soft small">${say('not_ranked', locale)}</span>`}${setBesideRank(list, k, ctx)}</td>${columns.sets !== undefined && html`<td class="wide">${rangeBar(list, k, ctx)}</td>`}<th scope="row">${href === undefined ? name : html`<a href="${href}">${name}</a>`}${unit.code !== name && html` <span class="code wide">${unit.code}</span>`}${mixed && html` <span class="flag">${say('example', locale)}</span>`}${list.lastPlace[k] === 1 && html` <span class="flag">${say('last_place', locale)}</span>`}</th>${columns.classes && html`<td class="wide small">${classes.map((name, i) => html`${i > 0 && say('list_sep', locale)}${name}${i === 0 && list.classes[k] && classRank > 0 && html`<span class="soft">${say('class_rank', locale, { rank: classRank })}</span>`}`)}</td>`}<td class="num">${scoreText(score, scheme.rounding.total.places)}<span class="bar"><i style="width:${Math.max(0, Math.round((100 * score) / highest) || 0)}%"></i></span></td>${columns.grades && html`<td class="pad">${grade !== '' && (titleOf(grade) ?? grade)}</td>`}${columns.since && html`<td class="small">${changeText(columns.since, k, locale)}</td>`}${columns.runs.length > 0 && html`<td class="wide">${course(unit.id, columns.runs)}</td>`}${columns.lights && html`<td class="counts small">${lightCounts(ctx.lightCounts[index] as ReadonlyMap<string, number>, locale)}</td>`}</tr>${why.length > 0 && html`<tr class="reasons"><td></td><td colspan="${widthOf(columns) - 1}">${why.map((reason) => html`<span>${reason}</span>`)}</td></tr>`}
`;
}

function reasons(list: Standing['list'], k: number, unit: number, ctx: ReportContext): string[] {
  const { locale, scheme } = ctx;
  const lowest = furthestFromFull(scheme, list, unit, REASONS).map(
    ({ title, score }) => `${inLocale(title, locale)} ${shortNumber(Number(score.toFixed(1)))}`,
  );
  return [...gradeNotes(list, k, ctx), ...(lowest.length > 0 ? [`${say('furthest', locale)}${lowest.join(say('list_sep', locale))}`] : [])];
}

function changeText({ byMember }: SinceBefore, k: number, locale: ReportContext['locale']): Html {
  const move = byMember.get(k);
  if (!move) return html``;
  if (move.isNew) return html`<span class="soft">${say('new_unit', locale)}</span>`;
  const { placesBy, scoreBy } = move;
  const places =
    placesBy === 0
      ? html`<span class="soft">${say('same_place', locale)}</span>`
      : html`<span class="${placesBy > 0 ? 'gain' : 'loss'}">${placesBy > 0 ? '↑' : '↓'}${Math.abs(placesBy)}</span>`;
  return html`${places}${!Number.isNaN(scoreBy) && html` <span class="soft nowrap">${signed(scoreBy, 2)}</span>`}`;
}
