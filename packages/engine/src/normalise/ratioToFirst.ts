import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';

/**
 * Ratio to the first (与第一名之比): the best of the peers has 100, the others in proportion.
 *
 * Formula: 100 × x ÷ best; where lower is better 100 × best ÷ x, and 100 for x ≤ best. Bounds: 0 to 100. Rule: METHOD-RATIO-TO-FIRST.
 * Errors: no_reference where no peer reports; division_by_zero where higher is better and the best is 0; undefined where the best is below 0.
 * Example: best 90, x 72 → 80; lower better, best 0: x 0 → 100, x 3 → 0.
 */
export const ratioToFirst: Method = {
  name: 'ratio_to_first',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: (input) => {
    const best = bestOf(input);
    if (input.better === 'higher') return best > 0 ? (100 * input.x) / best : Number.NaN;
    if (!(best >= 0)) return Number.NaN;
    return input.x <= best ? 100 : (100 * best) / input.x;
  },
  why: (input) => {
    const best = bestOf(input);
    return Number.isNaN(best) ? 'no_reference' : best === 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: (input) => {
    const best = bestOf(input);
    if (input.better === 'higher') return `100 × ${figure(input.x)} ÷ ${figure(best)}`;
    return input.x <= best ? '100' : `100 × ${figure(best)} ÷ ${figure(input.x)}`;
  },
};

function bestOf({ better, reference }: MethodCase): number {
  return better === 'higher' ? reference.max : reference.min;
}
