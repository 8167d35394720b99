import { type Html, html } from '../html.ts';
import type { Standing } from './context.ts';
import type { RunOfList } from './runsOf.ts';

/** Earlier runs that make a course: below it the column of changes says all. */
const LEAST_EARLIER = 3;
/** In longer lists a line a row would be most of the file. */
const MOST_UNITS = 400;
const WIDTH = 88;
const HEIGHT = 22;
const EDGE = 3;

/** Whether the rows of a list show how their scores went. */
export function hasCourse({ list }: Standing, runs: readonly RunOfList[]): boolean {
  return runs.length > LEAST_EARLIER && list.members.length <= MOST_UNITS;
}

/**
 * The scores of one unit run by run as a line without axes, all units of the list on one scale; gaps where a run had no score.
 *
 * Shape: SVG hidden from those who listen; the figures stand in the chapter on trends (REPORT-14). Nothing for a unit with fewer than two scores.
 */
export function course(unitId: string, runs: readonly RunOfList[]): Html {
  const all = runs.flatMap(({ rows }) => [...rows.values()].flatMap(({ score }) => (Number.isNaN(score) ? [] : [score])));
  const own = runs.map(({ rows }) => rows.get(unitId)?.score ?? Number.NaN);
  const known = own.flatMap((score, run) => (Number.isNaN(score) ? [] : [run]));
  if (known.length < 2) return html``;
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (run: number): string => (EDGE + ((WIDTH - 2 * EDGE) * run) / (runs.length - 1)).toFixed(1);
  const y = (run: number): string => (HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * ((own[run] as number) - low)) / span).toFixed(1);
  const path = known.map((run) => `${known.includes(run - 1) ? 'L' : 'M'}${x(run)} ${y(run)}`).join('');
  const last = known[known.length - 1] as number;
  return html`<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><path class="course" d="${path}"/><circle class="now" cx="${x(last)}" cy="${y(last)}" r="2.5"/></svg>`;
}
