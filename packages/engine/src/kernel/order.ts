import type { Reference } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import type { LeafPlan, OrderTable, SweepParam } from './plan.ts';

type OrderParam = Extract<SweepParam, { readonly by: 'order' }>;

/** The parameter of a leaf that is the order of its peers; undefined where its method asks for none. */
export function orderOf({ params }: Pick<LeafPlan, 'params'>): OrderParam | undefined {
  return params.find((param) => param.by === 'order');
}

/**
 * The score of every place among the peers of a group, so that a sweep only looks for the place.
 *
 * Shape: ranked — values of the peers, best first; scores — one more: behind so many of them. The method itself is asked, at the value that stands at the place.
 * Missing: NaN where the method has no result. Rule: KERNEL-21, METHOD-RANK, METHOD-PERCENTILE, METHOD-BORDA. Errors: none.
 * Example: percentile over 9, 5, 1 → 100, 50, 0, −50 (before its bounds).
 */
export function orderTable({ method, better }: Pick<LeafPlan, 'method' | 'better'>, order: OrderParam, reference: Reference): OrderTable {
  const { ranked } = reference;
  const [best, worst] = better === 'higher' ? [Infinity, -Infinity] : [-Infinity, Infinity];
  const at = order.counts === 'better' ? [...ranked, worst] : [best, ...ranked];
  const input = { better, params: order.fixed, reference, cap: Number.NaN };
  return { ranked, scores: Float64Array.from(at, (x) => METHODS[method].score({ ...input, x })) };
}

/** The place of a value: how many of the peers are better, or no worse (`counts`). */
export function placeIn(ranked: Float64Array, x: number, counts: OrderParam['counts'], isHigher: boolean): number {
  const withEqual = counts === 'no_worse';
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ranked[middle] as number;
    const isBefore = (isHigher ? value > x : value < x) || (withEqual && value === x);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
