import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * All or nothing (达标计分): full points when the target is reached, otherwise what is declared.
 *
 * Formula: 100 where x ≥ target, or x ≤ target where lower is better; else `otherwise` (0). Bounds: 0, or `otherwise` if that is less, to 100.
 * Rule: METHOD-ALL-OR-NOTHING. Errors: no_reference without a target.
 * Example: target 100, x 99.9 → 0.
 */
export const allOrNothing: Method = {
  name: 'all_or_nothing',
  usesPeers: false,
  takes: ['target'],
  bounds: ({ otherwise }) => [Math.min(0, numberOf(otherwise, 0)), Math.max(100, numberOf(otherwise, 0))],
  score: (input) => {
    if (Number.isNaN(numberOf(input.params.target))) return Number.NaN;
    return reached(input) ? 100 : numberOf(input.params.otherwise, 0);
  },
  why: () => 'no_reference',
  arithmetic: (input) => (reached(input) ? '100' : figure(numberOf(input.params.otherwise, 0))),
};

function reached({ x, better, params }: MethodCase): boolean {
  const target = numberOf(params.target);
  return better === 'higher' ? x >= target : x <= target;
}
