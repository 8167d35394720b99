import type { TrialAnswer } from '../desk/questions.ts';
import { folded } from '../page/matching.ts';

export const TRIAL_ORDERS = ['trial', 'moves', 'official'] as const;
export type TrialOrder = (typeof TRIAL_ORDERS)[number];

/**
 * Positions of the rows that a filter leaves, in order; groups stay together where ranks are the order, and who has no rank comes last.
 *
 * Shape: rows in the order of the official result, ranks by member. Example: order `moves` → who moves furthest first, up or down.
 */
export function orderTrial(rows: TrialAnswer['rows'], ranks: Int32Array, order: TrialOrder, filter: string): readonly number[] {
  const wanted = folded(filter);
  const kept = rows.flatMap(({ name, code }, k) => (folded(name).includes(wanted) || folded(code).includes(wanted) ? [k] : []));
  if (order === 'official') return kept;
  const key = new Float64Array(rows.length);
  const groups = new Map([...new Set(rows.map(({ group }) => group))].map((group, k) => [group, k]));
  rows.forEach(({ member, group, rank }, k) => {
    const now = ranks[member] as number;
    key[k] =
      order === 'moves'
        ? -(now === 0 || rank === 0 ? (now === rank ? 0 : rows.length) : Math.abs(now - rank))
        : (groups.get(group) as number) * (rows.length + 1) + (now === 0 ? rows.length : now - 1);
  });
  return kept.sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
}
