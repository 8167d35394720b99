import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf, RATIO_DUST } from './parameter.ts';

/**
 * Completion ratio (完成率): how much of the target was reached.
 *
 * Formula: 100 × x ÷ target; where lower is better 100 × target ÷ x, and the cap in force for x ≤ 0. Bounds: 0 to
 * `bonus_up_to`, else 100. With `overshoot_limit` a value that lies beyond the target by more than this share of it scores 0.
 * Rule: METHOD-COMPLETION. Source: target assessment of counties; the guard from a county's rule of self-evaluation (30 %).
 * Errors: no_reference without a target; division_by_zero at target 0; undefined at a target below 0.
 * Example: target 80, x 60 → 75; lower better, target 3, x 4 → 75; target 100, x 131, overshoot_limit 0.3 → 0.
 */
export const completion: Method = {
  name: 'completion',
  usesPeers: false,
  takes: ['target'],
  bounds: ({ bonus_up_to }) => [0, numberOf(bonus_up_to, 100)],
  score: (input) => {
    const target = numberOf(input.params.target);
    if (!(target > 0)) return Number.NaN;
    return overshoots(input, target) ? 0 : unguarded(input, target);
  },
  why: ({ params }) => {
    const target = numberOf(params.target);
    return Number.isNaN(target) ? 'no_reference' : target === 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: (input) => {
    const target = numberOf(input.params.target);
    const text =
      input.better === 'higher'
        ? `100 × ${figure(input.x)} ÷ ${figure(target)}`
        : input.x > 0
          ? `100 × ${figure(target)} ÷ ${figure(input.x)}`
          : figure(input.cap);
    return overshoots(input, target) ? `${text} × 0` : text;
  },
};

function unguarded({ x, better, cap }: MethodCase, target: number): number {
  if (better === 'higher') return (100 * x) / target;
  return x > 0 ? (100 * target) / x : cap;
}

function overshoots({ x, better, params }: MethodCase, target: number): boolean {
  const limit = numberOf(params.overshoot_limit);
  const beyond = better === 'higher' ? (x - target) / target : (target - x) / target;
  return beyond > limit + RATIO_DUST;
}
