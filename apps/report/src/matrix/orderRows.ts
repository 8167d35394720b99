import type { MatrixAnswer } from '../desk/questions.ts';
import { folded } from '../page/matching.ts';

export const ORDERS = ['rank', 'name', 'score', 'worst'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * Positions of the rows that are shown, in order. Rows come in reading order, which `rank` keeps; equal ones keep it too.
 *
 * Names go by code unit, so that every machine has one order; scores from the highest, those without one last; lights from the most.
 */
export function orderRows(rows: MatrixAnswer['rows'], filter: string, order: Order): readonly number[] {
  const wanted = folded(filter);
  const shown = rows.flatMap(({ name, code }, i) => (folded(name).includes(wanted) || folded(code).includes(wanted) ? [i] : []));
  if (order === 'rank') return shown;
  const key = (i: number): number | string => {
    const { name, score, worst } = rows[i] as MatrixAnswer['rows'][number];
    return order === 'name' ? name : order === 'worst' ? -worst : Number.isNaN(score) ? Number.POSITIVE_INFINITY : -score;
  };
  const keys = new Map(shown.map((i) => [i, key(i)]));
  return [...shown].sort((a, b) => {
    const [x, y] = [keys.get(a) as number | string, keys.get(b) as number | string];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}
