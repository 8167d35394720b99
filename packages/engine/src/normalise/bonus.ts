import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Bonus (加分): so many points for each counted, up to a cap.
 *
 * Formula: per × x. Bounds: 0 to `cap`. The direction of the indicator is not read: what is counted only adds points.
 * Rule: METHOD-BONUS. Errors: no_reference where `per` is missing; undefined for a count below 0.
 * Example: per 2, cap 10: 3 counted → 6, 7 counted → 10.
 */
export const bonus: Method = {
  name: 'bonus',
  usesPeers: false,
  takes: [],
  bounds: ({ cap }) => [0, numberOf(cap, 100)],
  score: ({ x, params }) => (x < 0 ? Number.NaN : numberOf(params.per) * x),
  why: ({ params }) => (Number.isNaN(numberOf(params.per)) ? 'no_reference' : 'undefined'),
  arithmetic: ({ x, params }) => `${figure(numberOf(params.per))} × ${figure(x)}`,
};
