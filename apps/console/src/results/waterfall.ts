import type { Branch } from '@kedu/api';

/** A step on the way from full marks to the score: what it is of, what it takes or gives, and between which points it hangs. */
export interface WaterfallStep {
  /** Path of the branch; undefined for what is left over (rounding, gates). */
  readonly path: string | undefined;
  readonly title: Branch['title'] | undefined;
  readonly by: number;
  readonly from: number;
  readonly to: number;
}

/** Less than this is the noise of floating point, and no step. */
const NOISE = 1e-9;

/**
 * What the first branches of a tree take from full marks or add to them, and what is left over to the score.
 *
 * Shape: branches in the order of the tree; a branch without points takes all that it is worth. Units: points of 100. The steps join 100 and the score without a gap.
 * Example: worth 60 points 54, worth 40 points 40, addition 2, score 96 → −6, 0, +2.
 */
export function waterfallSteps(branches: readonly Branch[], score: number): readonly WaterfallStep[] {
  const first = branches.filter(({ depth, isAddition, worth }) => depth === 1 && (isAddition || worth !== undefined));
  let at = 100;
  const step = (path: string | undefined, title: Branch['title'] | undefined, by: number): WaterfallStep => {
    const from = at;
    at += by;
    return { path, title, by, from, to: at };
  };
  const steps = first.map(({ path, title, isAddition, points = 0, worth = 0 }) => step(path, title, isAddition ? points : points - worth));
  const rest = score - at;
  return Math.abs(rest) > NOISE ? [...steps, step(undefined, undefined, rest)] : steps;
}
