import type { ListResult, ListUncertainty } from '@kedu/engine';
import type { AboutBounds } from './aboutBounds.ts';
import type { DrawnList } from './drawScores.ts';

/**
 * Shares of draws in which proposals were made again, the least of all ways to take what bounds hide: a consequence stands only where it stands either way.
 *
 * Shape: by ID of the proposal. Rule: NOISE-1, DRAW-5. Errors: none. Example: made in 99 % of the draws, in 40 % of those that take its unit as high as its caps may hide → 0.4.
 */
export function leastHeld(held: ReadonlyMap<string, number>, hidden: AboutBounds | undefined): ReadonlyMap<string, number> {
  const ways = [...(hidden?.values() ?? [])];
  return new Map([...held].map(([id, share]) => [id, Math.min(share, ...ways.map((way) => way.held.get(id) ?? share))]));
}

interface Way {
  readonly draws: number;
  readonly last: number;
  readonly gradeOf: (id: string) => number;
}

/**
 * Shares of draws with each grade and of the last place: of all ways to take what bounds hide, those that leave most open what the run found.
 *
 * Shape: over the members; grades add up as in one set of draws. Rule: DRAW-4, DRAW-5. Errors: none.
 * Example: last in 99 % of the draws, in 40 % with its caps taken the other way → 0.4 of the unit that the run has last.
 */
export function sharesOfList(
  list: ListResult,
  drawn: DrawnList,
  draws: number,
  hidden: AboutBounds | undefined,
): Pick<ListUncertainty, 'grades' | 'last'> {
  const size = list.members.length;
  const ways = [...(hidden?.values() ?? [])];
  const ids = new Set([...drawn.grades.keys(), ...ways.flatMap(({ grades }) => [...(grades.get(list.list)?.keys() ?? [])])]);
  const grades = new Map([...ids].sort().map((id) => [id, new Float64Array(size)]));
  const last = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    const plain: Way = { draws, last: drawn.last[k] as number, gradeOf: (id) => drawn.grades.get(id)?.[k] ?? 0 };
    const others = ways.flatMap((way): Way[] => {
      const own = way.draws.get(list.list)?.[k] ?? 0;
      const gradeOf = (id: string): number => way.grades.get(list.list)?.get(id)?.[k] ?? 0;
      return own === 0 ? [] : [{ draws: own, last: way.last.get(list.list)?.[k] ?? 0, gradeOf }];
    });
    const all = [plain, ...others];
    const shares = all.map((way) => way.last / way.draws);
    last[k] = list.lastPlace[k] === 1 ? Math.min(...shares) : Math.max(...shares);
    const grade = list.grades[k];
    const keeps = (way: Way): number => (grade ? way.gradeOf(grade) / way.draws : 0);
    const taken = all.reduce((found, way) => (keeps(way) < keeps(found) ? way : found));
    for (const [id, figures] of grades) figures[k] = taken.gradeOf(id) / taken.draws;
  }
  return { grades, last };
}
