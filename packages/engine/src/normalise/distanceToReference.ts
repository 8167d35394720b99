import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';

/**
 * Distance to a reference unit (与参照单位的差距): 100 for a unit as good as the one named, 0 for the worst of the peers.
 *
 * Formula: 100 × (1 − (r − x) ÷ (r − worst)), r the value of the reference unit; where lower is better both differences the other way round.
 * Bounds: 0 to 100; who is better than the reference unit reaches the leaf's own `cap`. Rule: METHOD-DISTANCE-REFERENCE. Source: COINr `n_dist2ref`.
 * Errors: no_reference where nobody reports or the reference unit does not; division_by_zero where it is itself the worst, undefined where it is worse still (a group it is not in).
 * Example: reference unit 80, worst 30, x 70 → 80.
 */
export const distanceToReference: Method = {
  name: 'distance_to_reference',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: (input) => {
    const span = spanOf(input);
    return span > 0 ? 100 * (1 - shortfall(input) / span) : Number.NaN;
  },
  why: (input) => {
    const span = spanOf(input);
    return Number.isNaN(span) ? 'no_reference' : span === 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: ({ x, better, reference }) => {
    const anchor = figure(reference.anchor ?? Number.NaN);
    return better === 'higher'
      ? `100 × (1 − (${anchor} − ${figure(x)}) ÷ (${anchor} − ${figure(reference.min)}))`
      : `100 × (1 − (${figure(x)} − ${anchor}) ÷ (${figure(reference.max)} − ${anchor}))`;
  },
};

function spanOf({ better, reference: { min, max, anchor = Number.NaN } }: MethodCase): number {
  return better === 'higher' ? anchor - min : max - anchor;
}

function shortfall({ x, better, reference: { anchor = Number.NaN } }: MethodCase): number {
  return better === 'higher' ? anchor - x : x - anchor;
}
