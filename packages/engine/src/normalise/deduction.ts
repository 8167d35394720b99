import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Deduction (扣分): from full points, so many less for each event counted.
 *
 * Formula: from − per × x. Bounds: 0 to `from` (100). The direction of the indicator is not read: events only take points away.
 * Rule: METHOD-DEDUCTION. Errors: no_reference where `per` is missing; undefined for a count below 0.
 * Example: per 5, 3 events → 85.
 */
export const deduction: Method = {
  name: 'deduction',
  usesPeers: false,
  takes: [],
  bounds: ({ from }) => [0, numberOf(from, 100)],
  score: ({ x, params }) => (x < 0 ? Number.NaN : numberOf(params.from, 100) - numberOf(params.per) * x),
  why: ({ params }) => (Number.isNaN(numberOf(params.per)) ? 'no_reference' : 'undefined'),
  arithmetic: ({ x, params }) => `${figure(numberOf(params.from, 100))} − ${figure(numberOf(params.per))} × ${figure(x)}`,
};
