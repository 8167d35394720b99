import { allocateFen, shortestDecimal } from '@kedu/model';

/** Decimals of a weight: a hundredth of a point. */
const PLACES = 2;

/**
 * Points shared out over weights by largest remainder, in hundredths, so that they add up to the points exactly.
 *
 * Shape: one part a weight, same order; ties go to the earlier. Units: points with at most as many decimals as they were given, at least two.
 * Rule: WEIGH-1 (docs/spec/weigh.md). Errors: RangeError where all weights are 0 and the points are not.
 * Example: shareOut(100, [1, 1, 1]) → 33.34, 33.33, 33.33.
 */
export function shareOut(points: number, weights: readonly number[], places: number = PLACES): number[] {
  const decimals = Math.max(places, -shortestDecimal(points).exponent);
  const steps = Number(`1e${decimals}`);
  return allocateFen(Math.round(points * steps), weights).map((quanta) => Number(`${quanta}e-${decimals}`));
}
