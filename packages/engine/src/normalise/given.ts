import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Given mark (评分): the value is a mark that people gave.
 *
 * Formula: 100 × x ÷ out_of. Bounds: 0 to 100. The direction of the indicator is not read: a mark is better when higher.
 * Rule: METHOD-GIVEN. Errors: division_by_zero at out_of 0.
 * Example: 13 out of 15 → 86.66666666666667.
 */
export const given: Method = {
  name: 'given',
  usesPeers: false,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, params }) => {
    const outOf = numberOf(params.out_of, 100);
    return outOf === 0 ? Number.NaN : (100 * x) / outOf;
  },
  why: ({ params }) => (numberOf(params.out_of, 100) === 0 ? 'division_by_zero' : 'no_reference'),
  arithmetic: ({ x, params }) => `100 × ${figure(x)} ÷ ${figure(numberOf(params.out_of, 100))}`,
};
