import type { PeerFigureName, SweepMethod } from './plan.ts';

/** Where one parameter of a planned method comes from. */
export type SweepParameter =
  /** A number of the scheme; `otherwise` where it is not written (NaN without one), or the figure of the peers. */
  | { readonly name: string; readonly read: 'number'; readonly otherwise?: number; readonly orPeers?: PeerFigureName }
  /** 1 where the scheme writes `is`, else 0. */
  | { readonly name: string; readonly read: 'flag'; readonly is: string | boolean }
  /** One of a pair of numbers. */
  | { readonly name: string; readonly read: 'pair'; readonly at: 0 | 1; readonly otherwise: number }
  /** A figure of the peers, NaN where nobody reports; `best` is their highest, or their lowest where lower is better, `worst` the other one. */
  | { readonly name: string; readonly read: 'peers'; readonly figure: PeerFigureName | 'best' | 'worst' }
  /** The table of [value, score] points, rising; of `efficacy_banded` [standard, coefficient] from worst to best. */
  | { readonly name: string; readonly read: 'points' }
  /** The order of the peers, with what each place in it scores. */
  | { readonly name: string; readonly read: 'order'; readonly counts: 'better' | 'no_worse' };

/**
 * The methods that a plan can hold, each with its parameters in the order of `LeafPlan.params`: the names of METHOD_SHAPES, then what it compares with.
 *
 * A parameter that the scheme gives by an expression, or a target or baseline that differs within a profile, is a column; where that is NaN the
 * leaf has no result (METHOD-3). Rule: KERNEL-1, KERNEL-2.
 * Example: min_max → [score of the worst, score of the best, min, max].
 */
export const SWEEP_METHODS: Readonly<Record<SweepMethod, readonly SweepParameter[]>> = {
  completion: [
    { name: 'target', read: 'number' },
    { name: 'overshoot_limit', read: 'number' },
  ],
  growth_on_base: [
    { name: 'baseline', read: 'number' },
    { name: 'full_at', read: 'number' },
    { name: 'zero_at', read: 'number', otherwise: 0 },
    { name: 'in', read: 'flag', is: 'points' },
  ],
  interval: [
    { name: 'low', read: 'number' },
    { name: 'high', read: 'number' },
    { name: 'fade', read: 'number', otherwise: 0 },
  ],
  piecewise: [{ name: 'points', read: 'points' }],
  efficacy: [
    { name: 'min', read: 'number', orPeers: 'min' },
    { name: 'max', read: 'number', orPeers: 'max' },
    { name: 'base', read: 'number', otherwise: 60 },
    { name: 'range', read: 'number', otherwise: 40 },
  ],
  goalposts: [
    { name: 'worst', read: 'number' },
    { name: 'best', read: 'number' },
  ],
  min_max: [
    { name: 'to', read: 'pair', at: 0, otherwise: 0 },
    { name: 'to', read: 'pair', at: 1, otherwise: 100 },
    { name: 'min', read: 'peers', figure: 'min' },
    { name: 'max', read: 'peers', figure: 'max' },
  ],
  z_score: [
    { name: 'centre', read: 'number', otherwise: 50 },
    { name: 'spread', read: 'number', otherwise: 10 },
    { name: 'mean', read: 'peers', figure: 'mean' },
    { name: 'sd', read: 'peers', figure: 'sd' },
  ],
  ratio_to_first: [{ name: 'best', read: 'peers', figure: 'best' }],
  fraction_of_max: [{ name: 'max', read: 'peers', figure: 'max' }],
  step: [
    { name: 'target', read: 'number' },
    { name: 'at_target', read: 'number' },
    { name: 'unit', read: 'number' },
    { name: 'per', read: 'number' },
    { name: 'whole', read: 'flag', is: true },
  ],
  all_or_nothing: [
    { name: 'target', read: 'number' },
    { name: 'otherwise', read: 'number', otherwise: 0 },
  ],
  given: [{ name: 'out_of', read: 'number', otherwise: 100 }],
  deduction: [
    { name: 'from', read: 'number', otherwise: 100 },
    { name: 'per', read: 'number' },
  ],
  bonus: [{ name: 'per', read: 'number' }],
  distance_to_target: [
    { name: 'target', read: 'number' },
    { name: 'reach', read: 'number' },
  ],
  efficacy_banded: [{ name: 'standards', read: 'points' }],
  distance_to_best: [
    { name: 'min', read: 'peers', figure: 'min' },
    { name: 'max', read: 'peers', figure: 'max' },
  ],
  progress_to_target: [
    { name: 'target', read: 'number' },
    { name: 'worst', read: 'peers', figure: 'worst' },
  ],
  rank: [{ name: 'ranked', read: 'order', counts: 'better' }],
  percentile: [{ name: 'ranked', read: 'order', counts: 'better' }],
  borda: [{ name: 'ranked', read: 'order', counts: 'no_worse' }],
};
