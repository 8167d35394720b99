import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Progress to the target (向目标的进程): how far a unit has come from the worst of the peers to the target.
 *
 * Formula: 100 × (x − worst) ÷ (target − worst), where lower is better both differences the other way round. Bounds: 0 to 100. Rule: METHOD-PROGRESS.
 * Source: COINr `n_dist2targ`. Errors: no_reference where no peer reports or the target is missing; division_by_zero where the worst is at the target, undefined where even the worst is beyond it.
 * Example: worst 20, target 100, x 60 → 50.
 */
export const progressToTarget: Method = {
  name: 'progress_to_target',
  usesPeers: true,
  takes: ['target'],
  bounds: () => [0, 100],
  score: (input) => {
    const way = wayOf(input);
    if (!(way > 0)) return Number.NaN;
    return (100 * (input.better === 'higher' ? input.x - input.reference.min : input.reference.max - input.x)) / way;
  },
  why: (input) => {
    const way = wayOf(input);
    return Number.isNaN(way) ? 'no_reference' : way === 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: ({ x, better, params, reference }) => {
    const target = figure(numberOf(params.target));
    const [min, max] = [figure(reference.min), figure(reference.max)];
    return better === 'higher'
      ? `100 × (${figure(x)} − ${min}) ÷ (${target} − ${min})`
      : `100 × (${max} − ${figure(x)}) ÷ (${max} − ${target})`;
  },
};

function wayOf({ better, params, reference: { min, max } }: MethodCase): number {
  const target = numberOf(params.target);
  return better === 'higher' ? target - min : max - target;
}
