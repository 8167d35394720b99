import type { DataMethod } from './dataWeights.ts';

/** Equal weights (等权): each part the same. Rule: WEIGH-14 (docs/spec/weigh.md). Errors: none. Example: four parts → 0.25 each. */
export const equal: DataMethod = (scores) => ({ weights: (scores[0] ?? []).map((_, __, all) => 1 / all.length), reasons: [] });
