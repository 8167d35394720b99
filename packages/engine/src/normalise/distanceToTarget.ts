import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Distance to the target (距目标差距): 100 at the target or beyond, 0 at a shortfall of `reach`.
 *
 * Formula: 100 × (1 − shortfall ÷ reach), shortfall = target − x, or x − target where lower is better, never below 0. Bounds: 0 to 100.
 * Unlike completion it has a meaning for targets of 0 and below. Rule: METHOD-DISTANCE.
 * Errors: no_reference where target or reach is missing; division_by_zero at reach 0; undefined at a reach below 0.
 * Example: target 5.5, reach 2, x 5 → 75.
 */
export const distanceToTarget: Method = {
  name: 'distance_to_target',
  usesPeers: false,
  takes: ['target'],
  bounds: () => [0, 100],
  score: (input) => {
    const reach = numberOf(input.params.reach);
    return reach > 0 ? 100 * (1 - Math.max(shortfall(input), 0) / reach) : Number.NaN;
  },
  why: ({ params }) => {
    const reach = numberOf(params.reach);
    if (Number.isNaN(numberOf(params.target)) || Number.isNaN(reach)) return 'no_reference';
    return reach === 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: (input) => {
    const target = figure(numberOf(input.params.target));
    const difference = input.better === 'higher' ? `${target} − ${figure(input.x)}` : `${figure(input.x)} − ${target}`;
    return `100 × (1 − max(${difference}, 0) ÷ ${figure(numberOf(input.params.reach))})`;
  },
};

function shortfall({ x, better, params }: MethodCase): number {
  const target = numberOf(params.target);
  return better === 'higher' ? target - x : x - target;
}
