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
 * Interval of a score from its draws: their quantiles, moved so that their median is the score that was published.
 *
 * Units: whole quanta, rounded outwards. Rule: DRAW-3. Errors: none. Example: draws 98, 99, 100 of a score 100 that is bounded at 100 → their median 99 is moved to 100.
 */
export function scoreInterval(draws: Float64Array, score: number, confidence: number): ScoreInterval {
  const mean = sum(draws) / draws.length;
  const se = Math.sqrt(sum(draws.map((x) => (x - mean) * (x - mean))) / Math.max(1, draws.length - 1));
  const sorted = draws.slice().sort();
  const shift = score - quantile(sorted, 0.5);
  const tail = (1 - confidence) / 2;
  return {
    low: Math.floor(quantile(sorted, tail) + shift),
    high: Math.ceil(quantile(sorted, 1 - tail) + shift),
    se,
    mean,
  };
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}
