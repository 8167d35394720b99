import { BLOCK, BlockScorer } from './blocks.ts';
import type { Keep, SweepData, SweepPlan, SweepResult } from './plan.ts';

/**
 * Totals of all units of a list, and on demand the scores of its nodes, or of its nodes and leaves: the reference of the WebAssembly kernel.
 *
 * Shape: arrays over the units of the data, in their order; nodes and leaves in the order of the plan. Units: total in quanta of `rounding.total`, scores 0–100.
 * Missing: NaN. Rule: KERNEL-1, KERNEL-3: bit by bit what `assess` gives.
 * Errors: none. Example: parts of weight 60 and 40 with scores 83.2 and 75, total at 0.01 → 7992.
 */
export function sweep(plan: SweepPlan, data: SweepData, keep: Keep = 'total'): SweepResult {
  const scorer = new BlockScorer(plan, data, keep);
  for (let profile = 0; profile < plan.profiles; profile += 1) {
    const end = data.starts[profile + 1] as number;
    for (let from = data.starts[profile] as number; from < end; from += BLOCK) scorer.score(profile, from, Math.min(BLOCK, end - from));
  }
  return scorer.result;
}
