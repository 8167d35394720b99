import type { Branch } from '@kedu/api';
import { quantise } from '@kedu/model';

/** A step on the way from full marks to the score: what it is of, what it takes or gives, and between which points it hangs. */
export interface WaterfallStep {
  /** Path of the branch; undefined for what is left over (rounding, gates). */
  readonly path: string | undefined;
  readonly title: Branch['title'] | undefined;
  readonly by: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What the first branches of a tree take from full marks or add to them, and what is left over to the score.
 *
 * Shape: branches in the order of the tree; a branch without points takes all that it is worth. Units: points of 100, each step rounded to
 * the decimals of the score, so that the lines add up as they are shown; what rounding leaves over is a step of its own (REPORT-9).
 * Example: worth 60 points 54, worth 40 points 40, addition 2, score 96 → −6, 0, +2.
 */
export function waterfallSteps(branches: readonly Branch[], score: number, places: number): readonly WaterfallStep[] {
  const quanta = (points: number): number => quantise(points, { places, rule: 'half_up' });
  const scale = 10 ** places;
  const first = branches.filter(({ depth, isAddition, worth }) => depth === 1 && (isAddition || worth !== undefined));
  let at = 100 * scale;
  const step = (path: string | undefined, title: Branch['title'] | undefined, quantaBy: number): WaterfallStep => {
    const from = at / scale;
    at += quantaBy;
    return { path, title, by: quantaBy / scale, from, to: at / scale };
  };
  const steps = first.map(({ path, title, isAddition, points = 0, worth = 0 }) =>
    step(path, title, quanta(isAddition ? points : points - worth)),
  );
  const rest = quanta(score) - at;
  return rest !== 0 ? [...steps, step(undefined, undefined, rest)] : steps;
}
