import { figure } from './figure.ts';
import type { Method } from './method.ts';

/**
 * Distance to the best (与最好值的差距): 100 for the best of the peers, 0 for the worst.
 *
 * Formula: 100 × (1 − distance ÷ (max − min)), distance = max − x, or x − min where lower is better. Bounds: 0 to 100. Rule: METHOD-DISTANCE-BEST.
 * Source: COINr `n_dist2max`. Errors: no_reference where no peer reports or all are equal (METHOD-6).
 * Example: peers 40 to 90, x 80 → 80.
 */
export const distanceToBest: Method = {
  name: 'distance_to_best',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, better, reference: { min, max } }) =>
    max > min ? 100 * (1 - (better === 'higher' ? max - x : x - min) / (max - min)) : Number.NaN,
  why: () => 'no_reference',
  arithmetic: ({ x, better, reference }) => {
    const [min, max] = [figure(reference.min), figure(reference.max)];
    return `100 × (1 − (${better === 'higher' ? `${max} − ${figure(x)}` : `${figure(x)} − ${min}`}) ÷ (${max} − ${min}))`;
  },
};
