import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf, RATIO_DUST } from './parameter.ts';

/**
 * Step (基准加减分): so many points at the target, some more or less for each unit above or below.
 *
 * Formula: at_target + per × n, n = (x − target) ÷ unit, or (target − x) ÷ unit where lower is better; with `whole` only complete units count,
 * above as below. Bounds: 0 to 100. Rule: METHOD-STEP. Source: 80 % of the points at the target, ± 0.5 a point.
 * Errors: no_reference without a target; division_by_zero at unit 0.
 * Example: at_target 80, unit 1, per 0.5: target 90, x 94 → 82; `whole`, x 93.9 → 81.5.
 */
export const step: Method = {
  name: 'step',
  usesPeers: false,
  takes: ['target'],
  bounds: () => [0, 100],
  score: (input) => {
    const unit = numberOf(input.params.unit);
    if (unit === 0) return Number.NaN;
    return numberOf(input.params.at_target) + numberOf(input.params.per) * steps(input, unit);
  },
  why: ({ params }) => (numberOf(params.unit) === 0 ? 'division_by_zero' : 'no_reference'),
  arithmetic: (input) => {
    const { x, better, params } = input;
    const unit = numberOf(params.unit);
    const target = figure(numberOf(params.target));
    const difference = better === 'higher' ? `${figure(x)} − ${target}` : `${target} − ${figure(x)}`;
    const count = params.whole === true ? figure(steps(input, unit)) : `((${difference}) ÷ ${figure(unit)})`;
    return `${figure(numberOf(params.at_target))} + ${figure(numberOf(params.per))} × ${count}`;
  },
};

function steps({ x, better, params }: MethodCase, unit: number): number {
  const target = numberOf(params.target);
  const ratio = (better === 'higher' ? x - target : target - x) / unit;
  if (params.whole !== true) return ratio;
  const nearest = Math.round(ratio);
  return Math.abs(ratio - nearest) <= RATIO_DUST ? nearest + 0 : Math.trunc(ratio) + 0;
}
