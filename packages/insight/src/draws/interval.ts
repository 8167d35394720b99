import { quantile } from './quantile.ts';

/** What draws say of one score, in quanta. */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number;
  /** Deviation of the draws. */
  readonly se: number;
  readonly mean: number;
}

/**
 * What bounds of parts say of an interval: what a score can be at all, and errors of the score that are drawn with values at their bounds
 * taken to stand just there.
 */
export interface ScoreBounds {
  readonly lowest: number;
  readonly highest: number;
  /** Drawn less true score, draw by draw, with values about a cap at it. */
  readonly atCaps?: Float64Array | undefined;
  /** The same with values about a floor. */
  readonly atFloors?: Float64Array | undefined;
}

/**
 * Interval of a score from its draws: their quantiles, moved so that their median is the score that was published; reaching as far up as a
 * truth with values at their caps, and as far
 * down as one with values at their floors, would hide; within what a score can be.
 *
 * Units: whole quanta, rounded outwards. Rule: DRAW-3, DRAW-5. Errors: none. Example: draws 98, 99, 100 of a score 100 that is bounded at
 * 100 → their median 99 is moved to 100, and the interval ends there.
 */
export function scoreInterval(draws: Float64Array, score: number, confidence: number, bounds?: ScoreBounds): ScoreInterval {
  const mean = sum(draws) / draws.length;
  const se = Math.sqrt(sum(draws.map((x) => (x - mean) * (x - mean))) / Math.max(1, draws.length - 1));
  const sorted = draws.slice().sort();
  const shift = score - quantile(sorted, 0.5);
  const tail = (1 - confidence) / 2;
  const own = { low: quantile(sorted, tail) + shift, high: quantile(sorted, 1 - tail) + shift };
  const { atCaps, atFloors, lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY } = bounds ?? {};
  const high = atCaps ? Math.max(own.high, score - quantile(atCaps.slice().sort(), tail)) : own.high;
  const low = atFloors ? Math.min(own.low, score - quantile(atFloors.slice().sort(), 1 - tail)) : own.low;
  return { low: Math.max(lowest, Math.floor(low)), high: Math.min(highest, Math.ceil(high)), se, mean };
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}
