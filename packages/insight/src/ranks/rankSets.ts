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
  /** What bounds hide of the errors; without it errors lie to either side as drawn. */
  readonly hidden?: HiddenErrors | undefined;
  /** How the critical value is found; by the number of units where it is not said. */
  readonly by?: 'pairs' | 'bound' | undefined;
}

/** Errors of scores that values about caps and floors bend, and the intervals of these scores. */
export interface HiddenErrors {
  /** Greatest error that a draw leaves possible, draw after draw: as drawn, or with values about floors at them. */
  readonly most: Float64Array;
  /** Least: as drawn, or with values about caps at them. */
  readonly least: Float64Array;
  /** By unit: whether any value of it may stand at a bound. */
  readonly isBound: Uint8Array;
  /** Score intervals; a unit at a bound, or without error, is settled against another only where the two do not meet. */
  readonly low: Float64Array;
  readonly high: Float64Array;
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
 * Of scores with values about bounds the errors are not centred: who is above is as much too high, and who is below as much too low, as bounds may hide; and their intervals must not meet.
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

/** Errors of a unit to either side; the same array twice where bounds hide nothing. */
interface Sides {
  readonly most: Float64Array;
  readonly least: Float64Array;
}

function byPairs({ scores, errors, confidence, hidden }: RankSetInput): RankSets {
  const n = scores.length;
  const draws = n === 0 ? 0 : errors.length / n;
  const sides: Sides = hidden ?? { most: errors, least: errors };
  const scale = pairDeviations(sides, n, draws);
  const meets = meeting(hidden, deviationsOf(errors, n, draws));
  // At j × n + k: whether it is open that j is above k.
  const open = new Uint8Array(n * n).fill(1);
  for (let changed = true; changed; ) {
    const critical = criticalValue(sides, n, draws, scale, open, confidence);
    changed = false;
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < n; k += 1) {
        const at = j * n + k;
        if (open[at] === 0) continue;
        const difference = (scores[j] as number) - (scores[k] as number);
        if (!(difference > critical * (scale[at] as number)) || meets(j, k)) continue;
        open[at] = 0;
        changed = true;
      }
    }
  }
  return places(n, (j, k) => {
    if (open[j * n + k] === 0) return ABOVE;
    if (open[k * n + j] === 0) return BELOW;
    return scale[j * n + k] === 0 && scores[j] === scores[k] ? EQUAL : OPEN;
  });
}

/** Whether the intervals of two units leave a tie open, the first above the second, and count: at bounds, and against exact scores. */
function meeting(hidden: HiddenErrors | undefined, alone: Float64Array): (j: number, k: number) => boolean {
  if (!hidden) return () => false;
  const { isBound, low, high } = hidden;
  const counts = alone.map((sd, k) => (sd === 0 || isBound[k] === 1 ? 1 : 0));
  return (j, k) => (counts[j] === 1 || counts[k] === 1) && (low[j] as number) <= (high[k] as number);
}

/** Size of the difference of every two errors, the first above the second: root of its mean square; 0 is exact. Positions j × n + k. */
function pairDeviations({ most, least }: Sides, n: number, draws: number): Float64Array {
  const sums = new Float64Array(n * n);
  for (let draw = 0; draw < draws; draw += 1) {
    const from = draw * n;
    for (let j = 1; j < n; j += 1) {
      const [mostOwn, leastOwn] = [most[from + j] as number, least[from + j] as number];
      for (let k = 0; k < j; k += 1) {
        const above = mostOwn - (least[from + k] as number);
        const below = (most[from + k] as number) - leastOwn;
        sums[j * n + k] = (sums[j * n + k] as number) + above * above;
        sums[k * n + j] = (sums[k * n + j] as number) + below * below;
      }
    }
  }
  return sums.map((sum) => Math.sqrt(sum / Math.max(1, draws)));
}

function criticalValue(
  { most, least }: Sides,
  n: number,
  draws: number,
  scale: Float64Array,
  open: Uint8Array,
  confidence: number,
): number {
  // What is settled is not studied again.
  const inverse = scale.map((size, at) => (size > 0 && open[at] === 1 ? 1 / size : 0));
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const from = draw * n;
    let found = 0;
    for (let j = 1; j < n; j += 1) {
      const [mostOwn, leastOwn] = [most[from + j] as number, least[from + j] as number];
      const row = j * n;
      for (let k = 0; k < j; k += 1) {
        const above = (mostOwn - (least[from + k] as number)) * (inverse[row + k] as number);
        const below = ((most[from + k] as number) - leastOwn) * (inverse[k * n + j] as number);
        if (above > found) found = above;
        if (below > found) found = below;
      }
    }
    largest[draw] = found;
  }
  return draws === 0 ? 0 : upperQuantile(largest.sort(), onTheSafeSide(confidence, draws));
}

function byBound({ scores, errors, confidence, hidden }: RankSetInput): RankSets {
  const n = scores.length;
  const draws = n === 0 ? 0 : errors.length / n;
  const alone = deviationsOf(errors, n, draws);
  const { own, sd } = withoutShared(errors, alone, draws);
  const wholeUp = hidden ? sidesOf(hidden.most, errors, errors, alone, n) : { by: errors, size: alone };
  const wholeDown = hidden ? sidesOf(hidden.least, errors, errors, alone, n) : wholeUp;
  const ownUp = hidden ? sidesOf(hidden.most, errors, own, sd, n) : { by: own, size: sd };
  const ownDown = hidden ? sidesOf(hidden.least, errors, own, sd, n) : ownUp;
  const isExact = alone.map((one, k) => (one === 0 && wholeUp.size[k] === 0 && wholeDown.size[k] === 0 ? 1 : 0));
  const someExact = isExact.includes(1);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let up = 0;
    let down = 0;
    let fromExact = 0;
    for (let k = 0; k < n; k += 1) {
      const at = draw * n + k;
      up = Math.max(up, studied(ownUp.by[at], ownUp.size[k]));
      down = Math.max(down, -studied(ownDown.by[at], ownDown.size[k]));
      if (!someExact || isExact[k] === 1) continue;
      fromExact = Math.max(fromExact, studied(wholeUp.by[at], wholeUp.size[k]), -studied(wholeDown.by[at], wholeDown.size[k]));
    }
    largest[draw] = Math.max(fromExact, Math.sqrt(up * up + down * down));
  }
  const critical = draws === 0 ? 0 : upperQuantile(largest.sort(), onTheSafeSide(confidence, draws));
  const meets = meeting(hidden, alone);
  // Against a unit without error the other's whole error counts; between two with errors what they share does not.
  const between = (j: number, k: number): number => {
    if (isExact[j] === 1 || isExact[k] === 1) return (wholeUp.size[j] as number) + (wholeDown.size[k] as number);
    const [a, b] = [ownUp.size[j] as number, ownDown.size[k] as number];
    return Math.sqrt(a * a + b * b);
  };
  const isAbove = (j: number, k: number): boolean =>
    (scores[j] as number) - (scores[k] as number) > critical * between(j, k) && !meets(j, k);
  return places(n, (j, k) => {
    if (isAbove(j, k)) return ABOVE;
    if (isAbove(k, j)) return BELOW;
    return between(j, k) === 0 && scores[j] === scores[k] ? EQUAL : OPEN;
  });
}

const studied = (error: number | undefined, size: number | undefined): number => (size ? (error ?? 0) / size : 0);

/** Errors to one side, moved as those without what is shared are; of a unit to which a bound adds nothing they stay as they are, with their deviation. */
function sidesOf(
  side: Float64Array,
  errors: Float64Array,
  own: Float64Array,
  sd: Float64Array,
  n: number,
): { readonly by: Float64Array; readonly size: Float64Array } {
  const by = own.slice();
  const sums = new Float64Array(n);
  const differs = new Uint8Array(n);
  for (let at = 0; at < by.length; at += 1) {
    const k = at % n;
    if (side[at] !== errors[at]) {
      differs[k] = 1;
      by[at] = (own[at] as number) + ((side[at] as number) - (errors[at] as number));
    }
    sums[k] = (sums[k] as number) + (by[at] as number) * (by[at] as number);
  }
  const draws = n === 0 ? 0 : by.length / n;
  return { by, size: sd.map((one, k) => (differs[k] === 1 ? Math.sqrt((sums[k] as number) / draws) : one)) };
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

const [ABOVE, BELOW, EQUAL, OPEN] = [1, 2, 3, 4] as const;

/** Places out of how any two units stand to each other, j > k: the first surely above, surely below, exactly equal, or not told apart. */
function places(n: number, standing: (j: number, k: number) => typeof ABOVE | typeof BELOW | typeof EQUAL | typeof OPEN): RankSets {
  const best = new Int32Array(n).fill(1);
  const worst = new Int32Array(n).fill(1);
  for (let j = 1; j < n; j += 1) {
    for (let k = 0; k < j; k += 1) {
      const found = standing(j, k);
      if (found === EQUAL) continue;
      if (found === ABOVE) best[k] = (best[k] as number) + 1;
      else worst[j] = (worst[j] as number) + 1;
      if (found === BELOW) best[j] = (best[j] as number) + 1;
      else worst[k] = (worst[k] as number) + 1;
    }
  }
  return { best, worst };
}

/** A critical value out of draws is off by chance itself: two standard errors of the share are added, so that sets hold at least what they say. */
function onTheSafeSide(confidence: number, draws: number): number {
  return Math.min(1, confidence + 2 * Math.sqrt((confidence * (1 - confidence)) / draws));
}
