import { upperQuantile } from '../draws/quantile.ts';

/** Up to so many units every pair is studied by itself; above, a bound that holds for all pairs stands for them. */
export const MOST_BY_PAIRS = 300;

/** What rank sets are made of. */
export interface RankSetInput {
  /** Published scores. */
  readonly scores: Float64Array;
  /** Errors of the scores, draw after draw, each over the units. */
  readonly errors: Float64Array;
  readonly confidence: number;
  /** How the critical value is found; by the number of units where it is not said. */
  readonly by?: 'pairs' | 'bound' | undefined;
}

/** Best and worst place that the errors leave open to each unit. */
export interface RankSets {
  readonly best: Int32Array;
  readonly worst: Int32Array;
}

/**
 * Confidence sets for the ranks of all units together: with the stated confidence every true rank lies in the set of its unit.
 *
 * 1 deviation of the difference of every two scores → 2 critical value: quantile of the largest studentised difference, by the draws → 3 who is surely above whom → 4 again without
 * the comparisons that are settled, until nothing more is (Romano and Wolf) → 5 places: 1 + those surely above; those not surely below.
 * Above 300 units the largest studentised difference of a draw is bounded by the largest errors to either side, √(a² + b²) of the two: sets are wider, never too narrow; not stepwise.
 * What the units with errors share is taken off first; units without error stay exact, and against them the whole error of the other counts.
 *
 * Shape: over units. Rule: RANKSET-1. Errors: none. Equal scores without error share the better place.
 * Source: Mogstad, Romano, Shaikh, Wilhelm, “Inference for ranks”, Review of Economic Studies 91 (2024).
 * Example: scores 90, 80, 79, errors of deviation 1 each → sets 1–1, 2–3, 2–3.
 */
export function rankSets(input: RankSetInput): RankSets {
  const { by = input.scores.length <= MOST_BY_PAIRS ? 'pairs' : 'bound' } = input;
  return by === 'pairs' ? byPairs(input) : byBound(input);
}

/** Which of the two orders of a pair are still open. */
const OPEN_ABOVE = 1;
const OPEN_BELOW = 2;

function byPairs({ scores, errors, confidence }: RankSetInput): RankSets {
  const n = scores.length;
  const draws = n === 0 ? 0 : errors.length / n;
  const scale = pairDeviations(errors, n, draws);
  const open = new Uint8Array(n * n).fill(OPEN_ABOVE | OPEN_BELOW);
  for (let changed = true; changed; ) {
    const critical = criticalValue(errors, n, draws, scale, open, confidence);
    changed = false;
    for (let j = 1; j < n; j += 1) {
      for (let k = 0; k < j; k += 1) {
        const at = j * n + k;
        const se = scale[at] as number;
        const difference = (scores[j] as number) - (scores[k] as number);
        const settled = difference > critical * se ? OPEN_ABOVE : -difference > critical * se ? OPEN_BELOW : 0;
        if (settled === 0 || ((open[at] as number) & settled) === 0) continue;
        open[at] = (open[at] as number) & ~settled;
        changed = true;
      }
    }
  }
  return places(n, (j, k) => {
    const [at, above] = j > k ? [j * n + k, OPEN_ABOVE] : [k * n + j, OPEN_BELOW];
    if (((open[at] as number) & above) === 0) return 'above';
    return scale[at] === 0 && scores[j] === scores[k] ? 'equal' : 'open';
  });
}

/** Deviation of the difference of every two errors; 0 is exact. Positions j × n + k, j > k. */
function pairDeviations(errors: Float64Array, n: number, draws: number): Float64Array {
  const sums = new Float64Array(n * n);
  for (let draw = 0; draw < draws; draw += 1) {
    const from = draw * n;
    for (let j = 1; j < n; j += 1) {
      const own = errors[from + j] as number;
      const row = j * n;
      for (let k = 0; k < j; k += 1) {
        const difference = own - (errors[from + k] as number);
        sums[row + k] = (sums[row + k] as number) + difference * difference;
      }
    }
  }
  return sums.map((sum) => Math.sqrt(sum / Math.max(1, draws)));
}

function criticalValue(errors: Float64Array, n: number, draws: number, scale: Float64Array, open: Uint8Array, confidence: number): number {
  const inverse = scale.map((se) => (se > 0 ? 1 / se : 0));
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const from = draw * n;
    let most = 0;
    for (let j = 1; j < n; j += 1) {
      const own = errors[from + j] as number;
      const row = j * n;
      for (let k = 0; k < j; k += 1) {
        const t = (own - (errors[from + k] as number)) * (inverse[row + k] as number);
        const size = t < 0 ? -t : t;
        if (size > most && ((open[row + k] as number) & (t < 0 ? OPEN_BELOW : OPEN_ABOVE)) !== 0) most = size;
      }
    }
    largest[draw] = most;
  }
  return draws === 0 ? 0 : upperQuantile(largest.sort(), onTheSafeSide(confidence, draws));
}

function byBound({ scores, errors, confidence }: RankSetInput): RankSets {
  const n = scores.length;
  const draws = n === 0 ? 0 : errors.length / n;
  const alone = deviationsOf(errors, n, draws);
  const { own, sd } = withoutShared(errors, alone, draws);
  const someExact = alone.includes(0);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let up = 0;
    let down = 0;
    let fromExact = 0;
    for (let k = 0; k < n; k += 1) {
      const at = draw * n + k;
      const a = sd[k] === 0 ? 0 : (own[at] as number) / (sd[k] as number);
      if (a > up) up = a;
      if (-a > down) down = -a;
      if (someExact && alone[k] !== 0) fromExact = Math.max(fromExact, Math.abs(errors[at] as number) / (alone[k] as number));
    }
    largest[draw] = Math.max(fromExact, Math.sqrt(up * up + down * down));
  }
  const critical = draws === 0 ? 0 : upperQuantile(largest.sort(), onTheSafeSide(confidence, draws));
  // Against a unit without error the other's whole error counts; between two with errors what they share does not.
  const between = (j: number, k: number): number =>
    alone[j] === 0 || alone[k] === 0
      ? (alone[j] as number) + (alone[k] as number)
      : Math.sqrt((sd[j] as number) * (sd[j] as number) + (sd[k] as number) * (sd[k] as number));
  return places(n, (j, k) => {
    const se = between(j, k);
    const difference = (scores[j] as number) - (scores[k] as number);
    return difference > critical * se ? 'above' : se === 0 && difference === 0 ? 'equal' : 'open';
  });
}

/** Deviation of the errors of each unit; 0 is exact. */
function deviationsOf(errors: Float64Array, n: number, draws: number): Float64Array {
  const sums = new Float64Array(n);
  for (let draw = 0; draw < draws; draw += 1)
    for (let k = 0; k < n; k += 1) {
      const error = errors[draw * n + k] as number;
      sums[k] = (sums[k] as number) + error * error;
    }
  return sums.map((sum) => Math.sqrt(sum / draws));
}

/** A deviation that is a smaller part of the error than this is what float64 leaves of nothing. */
const NOTHING_LEFT = 1e-9;

/**
 * Errors without what the units with errors share: in each draw their mean by the inverse of their variance, which widens none of them. Units without error stay exact.
 */
function withoutShared(
  errors: Float64Array,
  alone: Float64Array,
  draws: number,
): { readonly own: Float64Array; readonly sd: Float64Array } {
  const n = alone.length;
  const least = alone.reduce((found, sd) => (sd > 0 && (found === 0 || sd < found) ? sd : found), 0);
  const shares = alone.map((sd) => (sd === 0 ? 0 : (least / sd) * (least / sd)));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const own = errors.slice();
  for (let draw = 0; draw < draws; draw += 1) {
    let shared = 0;
    for (let k = 0; k < n; k += 1) shared += (shares[k] as number) * (errors[draw * n + k] as number);
    shared = all === 0 ? 0 : shared / all;
    for (let k = 0; k < n; k += 1) if (alone[k] !== 0) own[draw * n + k] = (errors[draw * n + k] as number) - shared;
  }
  const sd = deviationsOf(own, n, draws).map((one, k) => (one <= NOTHING_LEFT * (alone[k] as number) ? 0 : one));
  return { own, sd };
}

/** Places out of how any two units stand to each other: the first surely above, exactly equal, or not told apart (or below). */
function places(n: number, standing: (j: number, k: number) => 'above' | 'equal' | 'open'): RankSets {
  const best = new Int32Array(n).fill(1);
  const worst = new Int32Array(n).fill(1);
  for (let j = 0; j < n; j += 1) {
    for (let k = 0; k < n; k += 1) {
      if (j === k) continue;
      const above = standing(k, j);
      if (above === 'above') best[j] = (best[j] as number) + 1;
      if (above !== 'equal' && standing(j, k) !== 'above') worst[j] = (worst[j] as number) + 1;
    }
  }
  return { best, worst };
}

/** A critical value out of draws is off by chance itself: two standard errors of the share are added, so that sets hold at least what they say. */
function onTheSafeSide(confidence: number, draws: number): number {
  return Math.min(1, confidence + 2 * Math.sqrt((confidence * (1 - confidence)) / draws));
}
