import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Z-score (标准分): distance to the mean of the peers, in their sample standard deviations (n − 1).
 *
 * Formula: centre + spread × (x − mean) ÷ sd, where lower is better mean − x. 50 and 10 by default (T 分). Bounds: 0 to 100.
 * Rule: METHOD-Z-SCORE. Errors: no_reference where fewer than two peers report or all are equal (METHOD-6).
 * Example: peers 40, 60, 80 (mean 60, sd 20), x 80 → 60.
 */
export const zScore: Method = {
  name: 'z_score',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, better, params, reference: { mean, sd } }) => {
    if (!(sd > 0)) return Number.NaN;
    return numberOf(params.centre, 50) + (numberOf(params.spread, 10) * (better === 'higher' ? x - mean : mean - x)) / sd;
  },
  why: () => 'no_reference',
  arithmetic: ({ x, better, params, reference: { mean, sd } }) => {
    const distance = better === 'higher' ? `${figure(x)} − ${figure(mean)}` : `${figure(mean)} − ${figure(x)}`;
    return `${figure(numberOf(params.centre, 50))} + ${figure(numberOf(params.spread, 10))} × (${distance}) ÷ ${figure(sd)}`;
  },
};
