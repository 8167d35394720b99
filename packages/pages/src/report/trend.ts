import { periodName } from '@kedu/messages';
import { type Html, html, raw } from '../html.ts';
import { SERIES_DASHES } from '../style/tokens.ts';
import { chapter, listTitle, subheading } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { HOOKS } from './contract.ts';
import { distribution, twoPlaces } from './figures.ts';
import { hasCourse } from './course.ts';
import { type RunOfList, runsOf } from './runsOf.ts';
import { setInLines, widthOf } from './setInLines.ts';
import { shortName } from './shortName.ts';
import { say } from './words.ts';

/** Units in one drawing of ranks; longer lists are shown by their distribution. */
const MOST_LINES = 45;
/** Pixels of half a Chinese sign in a label, and the least width beside a drawing. */
const HALF = 6.5;
const LEAST_SIDE = 90;
/** Pixels that still print at 7 pt on A4; least width of a name and that of rank and score beside it, in halves of a Chinese sign. */
const PAGE = 840;
const LEAST_NAME = 22;
const FIGURES = 11;
const STEP = 150;
const CLOSE_STEP = 96;
const ROW = 20;
const TOP = 34;

/** Ranks and scores of a list from run to run. */
export function trendChapter(ctx: ReportContext): Html {
  const blocks = ctx.standings.flatMap((standing) => {
    const runs = runsOf(standing, ctx);
    return runs.length < 2 ? [] : [listTrend(standing, runs, ctx)];
  });
  return chapter('trend', ctx, () => html`${blocks}`);
}

function listTrend(standing: Standing, runs: readonly RunOfList[], ctx: ReportContext): Html {
  const { list, groups } = standing;
  const { locale } = ctx;
  const drawings = groups.map((group) => ({ group, members: standing.order.filter((k) => (list.groups[k] ?? '') === group) }));
  const small = drawings.every(({ members }) => members.length <= MOST_LINES) && list.members.length <= 4 * MOST_LINES;
  return html`${listTitle(standing, ctx)}
${small && html`<p class="note">${say('trend_note', locale)}</p>${drawings.map(({ group, members }) => html`${group !== '' && subheading(ctx.groupName(list.list, group), ctx)}${rankLines(standing, members, runs, ctx)}`)}`}
<div ${raw(HOOKS.chart)}="trend" data-list="${list.list}" hidden></div>
${spreadTable(standing, runs, ctx)}${hasCourse(standing, runs) && scoreTable(standing, runs, ctx)}`;
}

function rankLines(standing: Standing, members: readonly number[], runs: readonly RunOfList[], ctx: ReportContext): Html {
  const { list, title } = standing;
  const ids = members.map((k) => ctx.assessment.units[list.members[k] as number]?.id ?? '');
  // Places in each run among these units, ties one under the other, so that no label lies on another.
  const placeOf = runs.map(({ rows }) => {
    const ranked = ids
      .filter((id) => rows.get(id)?.ranked)
      .sort((a, b) => (rows.get(a)?.rank ?? 0) - (rows.get(b)?.rank ?? 0) || (a < b ? -1 : 1));
    return new Map(ranked.map((id, at) => [id, at]));
  });
  const last = runs.length - 1;
  const moved = ids
    .map((id) => ({ id, by: Math.abs((placeOf[0]?.get(id) ?? Number.NaN) - (placeOf[last]?.get(id) ?? Number.NaN)) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by || (a.id < b.id ? -1 : 1))
    .slice(0, SERIES_DASHES.length);
  const seriesOf = new Map(moved.map(({ id }, i) => [id, i]));
  const rows = Math.max(...placeOf.map(({ size }) => size), 1);
  const step = runs.length < 4 ? STEP : CLOSE_STEP;
  // What the page is wide, less the runs, rank and score, is the room of a name.
  const room = Math.max(LEAST_NAME, Math.floor(((PAGE - step * last) / 2 - 16) / HALF) - FIGURES);
  const labelOf = (k: number, id: string, run: number): string => {
    const result = runs[run]?.rows.get(id);
    const name = shortName(ctx.assessment.units[list.members[k] as number], ctx.locale);
    return `${result?.rank} ${setInLines(name, room, 1)[0]} ${twoPlaces(result?.score ?? Number.NaN)}`;
  };
  const side = Math.max(LEAST_SIDE, ...members.map((k, i) => 16 + Math.ceil(HALF * widthOf(labelOf(k, ids[i] as string, last)))));
  const width = 2 * side + step * last;
  const height = TOP + rows * ROW + 4;
  const x = (run: number): number => side + step * run;
  const y = (place: number): number => TOP + place * ROW + ROW / 2;
  const lines = members.map((k, i) => {
    const id = ids[i] as string;
    const points = placeOf.flatMap((places, run) => (places.has(id) ? [{ run, at: places.get(id) as number }] : []));
    const first = points[0];
    const end = points[points.length - 1];
    if (!first || !end) return html``;
    const series = seriesOf.get(id);
    const label = (run: number): string => labelOf(k, id, run);
    const dash = series === undefined ? '' : SERIES_DASHES[series];
    return html`<path class="series${series !== undefined && ` s${series}`}"${dash && html` stroke-dasharray="${dash}"`} d="${points.map(({ run, at }, p) => `${p === 0 ? 'M' : 'L'}${x(run)} ${y(at)}`).join('')}"/>${points.map(({ run, at }) => html`<circle class="dot${series !== undefined && ` f${series}`}" cx="${x(run)}" cy="${y(at)}" r="2.5"/>`)}${first.run === 0 && html`<text class="${series !== undefined && `f${series}`}" x="${x(0) - 8}" y="${y(first.at) + 4}" font-size="12" text-anchor="end">${label(0)}</text>`}${end.run === last && html`<text class="${series !== undefined && `f${series}`}" x="${x(last) + 8}" y="${y(end.at) + 4}" font-size="12">${label(last)}</text>`}`;
  });
  const name = `${title} · ${say('trend', ctx.locale)}`;
  return html`<figure class="wide-drawing scroll latest-first" tabindex="0" aria-label="${name}" style="margin:8px 0"><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">${runs.map(({ period }, run) => html`<line class="axis" x1="${x(run)}" x2="${x(run)}" y1="${TOP - 8}" y2="${height}"/><text class="faint" x="${x(run)}" y="16" font-size="12" text-anchor="middle">${periodName(period, ctx.locale)}</text>`)}${lines}</svg></figure>`;
}

const BAR = 200;

/** Scores of the ranked units run by run: mean, spread, and a line with the middle half. */
function spreadTable({ list, title }: Standing, runs: readonly RunOfList[], { locale }: ReportContext): Html {
  const spreads = runs.map(({ period, rows }) => ({
    period,
    scores: distribution([...rows.values()].flatMap(({ ranked, score }) => (ranked ? [score] : []))),
  }));
  const all = spreads.flatMap(({ scores }) => (scores ? [scores.min, scores.max] : []));
  const low = Math.min(...all);
  const width = Math.max(...all) - low || 1;
  const x = (score: number): string => (4 + ((BAR - 8) * (score - low)) / width).toFixed(1);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title} ${say('trend_table', locale)}"><table id="trend-${list.list}"><caption>${say('trend_table', locale)}</caption><thead><tr><th scope="col">${say('period', locale)}</th><th scope="col" class="num">${say('ranked', locale)}</th><th scope="col" class="num">${say('mean', locale)}</th><th scope="col" class="num">${say('median', locale)}</th><th scope="col" class="num wide">${say('quartiles', locale)}</th><th scope="col" class="num">${say('spread', locale)}</th><th scope="col" class="wide"><span class="unseen">${say('trend_scale', locale)}</span></th></tr></thead><tbody>${spreads.map(
    ({ period, scores }) =>
      html`<tr><th scope="row" class="nowrap">${periodName(period, locale)}</th>${scores ? html`<td class="num">${scores.count}</td><td class="num">${twoPlaces(scores.mean)}</td><td class="num">${twoPlaces(scores.median)}</td><td class="num wide">${twoPlaces(scores.lower)}—${twoPlaces(scores.upper)}</td><td class="num">${twoPlaces(scores.min)}—${twoPlaces(scores.max)}</td><td class="wide"><svg width="${BAR}" height="16" viewBox="0 0 ${BAR} 16" aria-hidden="true"><line class="axis" style="stroke:var(--soft)" x1="${x(scores.min)}" x2="${x(scores.max)}" y1="8" y2="8"/><rect class="part" x="${x(scores.lower)}" y="4" width="${Math.max(1, Number(x(scores.upper)) - Number(x(scores.lower))).toFixed(1)}" height="8"/><line class="rule" style="stroke-width:2" x1="${x(scores.median)}" x2="${x(scores.median)}" y1="1" y2="15"/></svg></td>` : html`<td colspan="6">—</td>`}</tr>`,
  )}</tbody></table></div><p class="note small wide">${say('trend_scale', locale)}</p>`;
}

/** The figures behind the lines of the rank table: scores of each unit, run by run. */
function scoreTable({ list, title, order }: Standing, runs: readonly RunOfList[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const name = say('trend_scores', locale);
  return html`<details><summary>${name}</summary><div class="scroll" tabindex="0" role="region" aria-label="${title} ${name}"><table><thead><tr><th scope="col">${say('unit', locale)}</th>${runs.map(({ period }) => html`<th scope="col" class="num">${periodName(period, locale)}</th>`)}</tr></thead><tbody>${order.map(
    (k) => {
      const unit = list.members[k] as number;
      const id = ctx.assessment.units[unit]?.id ?? '';
      return html`<tr><th scope="row">${ctx.unitName(unit)}</th>${runs.map(({ rows }) => html`<td class="num">${twoPlaces(rows.get(id)?.score ?? Number.NaN)}</td>`)}</tr>
`;
    },
  )}</tbody></table></div></details>`;
}
