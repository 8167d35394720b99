import type { Reference } from '../normalise/method.ts';

/**
 * Reference points with percentiles of the peers in the place of their lowest and highest, so that a single far value does not stretch the scale.
 *
 * Shape: shares 0–1, the first below the second. Straight lines between order statistics (Hyndman and Fan, type 7). Rule: DESIGN-3. Errors: none.
 * Example: values 0, 1, …, 10 at [0.1, 0.9] → min 1, max 9.
 */
export function betweenPercentiles(reference: Reference, [low, high]: readonly [low: number, high: number]): Reference {
  const { ranked } = reference;
  if (ranked.length === 0) return reference;
  const ascending = ranked.slice().sort();
  return { ...reference, min: percentile(ascending, low), max: percentile(ascending, high) };
}

function percentile(ascending: Float64Array, share: number): number {
  const at = (ascending.length - 1) * share;
  const below = Math.floor(at);
  const lower = ascending[below] as number;
  const upper = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return lower + (at - below) * (upper - lower);
}
