import type { DesignRule } from './compiled.ts';

/** What is asked where a scheme says nothing of it: weights within a fifth of their own. */
export const DEFAULT_DESIGN: Omit<DesignRule, 'methods'> = {
  width: 0.2,
  leaveOneOut: false,
  rounding: [],
  missing: [],
  aggregates: [],
  draws: 1000,
  seed: 1,
};

/** Most designs that are drawn at once; the shape of `design:` says the same. */
export const MOST_DESIGNS = 20_000;
