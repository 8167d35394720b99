import { figure } from './figure.ts';
import type { Method } from './method.ts';

/**
 * Fraction of the maximum (占最大值的比例): the value as a share of the highest of the peers.
 *
 * Formula: 100 × x ÷ max; where lower is better the share that lies below it, 100 × (1 − x ÷ max). Bounds: 0 to 100. Rule: METHOD-FRACTION-OF-MAX.
 * Source: COINr `n_fracmax`. Errors: no_reference where no peer reports; division_by_zero at a maximum of 0, undefined at one below.
 * Example: max 80, x 60 → 75; lower better → 25.
 */
export const fractionOfMax: Method = {
  name: 'fraction_of_max',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, better, reference: { max } }) => {
    if (!(max > 0)) return Number.NaN;
    return better === 'higher' ? (100 * x) / max : 100 * (1 - x / max);
  },
  why: ({ reference: { max } }) => (Number.isNaN(max) ? 'no_reference' : max === 0 ? 'division_by_zero' : 'undefined'),
  arithmetic: ({ x, better, reference: { max } }) =>
    better === 'higher' ? `100 × ${figure(x)} ÷ ${figure(max)}` : `100 × (1 − ${figure(x)} ÷ ${figure(max)})`,
};
