import { quantise, type Rounding, tidy, tidyScore } from '@kedu/model';

/**
 * The quanta of a score, as `quantise(tidyScore(x), rounding)` has them, without writing a decimal.
 *
 * A tidied score is k ÷ 10^10 with a whole k below 10^15, and that decimal is the shortest one that reads back (15 digits always do): so the
 * rounding of QNT-1 is division of whole numbers. Far from a tie the float product decides, as tidying moves a score by less than 10^-10.
 * Errors: as `quantise`. Example: scoreQuanta(2.675, { places: 2, rule: 'half_even' }) → 268.
 */
export function scoreQuanta(x: number, rounding: Rounding): number {
  const { places, rule } = rounding;
  if (roundsNear(rounding)) {
    const fast = x * (TENS[places] as number);
    const nearest = Math.round(fast);
    if (Math.abs(fast - nearest) < 0.499 && Math.abs(x) < BOUND) return nearest + 0;
  }
  if (!(Math.abs(x) < BOUND) || places > SCORE_PLACES) return quantise(tidyScore(x), rounding);
  const k = Math.round(x * TEN_10);
  const divisor = TENS[SCORE_PLACES - places] as number;
  const size = Math.abs(k);
  // Exact: a quotient that is no whole number lies farther from the next one than float64 rounds.
  const quanta = Math.trunc(size / divisor);
  const away = roundsAway(quanta, size - quanta * divisor, divisor, rule) ? quanta + 1 : quanta;
  return k < 0 && away !== 0 ? -away : away;
}

/** Whether far from a tie the nearest whole number of the float product is the answer. */
export function roundsNear({ places, rule }: Rounding): boolean {
  return places <= FAST_PLACES && rule !== 'down' && rule !== 'up';
}

/** 10^places. */
export function tens(places: number): number {
  return TENS[places] as number;
}

/** Score as the number that its quanta stand for: `quantaToNumber(scoreQuanta(x), places)`. */
export function roundedScore(x: number, rounding: Rounding): number {
  return scoreQuanta(x, rounding) / (TENS[rounding.places] as number);
}

/**
 * `tidy(x)`, without writing a decimal where x is of the size of scores.
 *
 * The 15 digits are the whole number nearest to x × 10^(14 − e): the product is taken with its rounding error (Dekker), so that the nearest is known
 * and not guessed; dividing two whole numbers that float64 holds then gives what reading the decimal gives.
 * Rule: QNT-5. Example: tidied(0.1 + 0.2) → 0.3.
 */
export function tidied(x: number): number {
  const short = Math.round(x * 1e9) / 1e9;
  const size = Math.abs(x);
  if (size < 4e6 && short !== 0 && Math.abs(x - short) <= 1e-11) return short;
  if (!(size >= 1e-7 && size < 1e6) || Number.isInteger(x)) return tidy(x);
  let e = 0;
  if (size >= 10) while (size >= (TENS[e + 1] as number)) e += 1;
  else while (size < 1 / (TENS[-e] as number)) e -= 1;
  const factor = TENS[14 - e] as number;
  const product = size * factor;
  const error = productError(size, factor, product);
  let whole = Math.round(product);
  // |rest| ≤ 0.5 and exact; of two whole numbers that are equally near, `toPrecision` takes the larger.
  const rest = product - whole;
  if (error >= 0.5 - rest) whole += 1;
  else if (error < -0.5 - rest) whole -= 1;
  const digits = whole / factor;
  return x < 0 ? -digits : digits;
}

/** a × b − product, exactly (Dekker 1971): each factor is cut into halves of 26 bits. */
function productError(a: number, b: number, product: number): number {
  const aCut = SPLIT * a;
  const aHigh = aCut - (aCut - a);
  const aLow = a - aHigh;
  const bCut = SPLIT * b;
  const bHigh = bCut - (bCut - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function roundsAway(quanta: number, rest: number, divisor: number, rule: Rounding['rule']): boolean {
  switch (rule) {
    case 'up':
      return rest > 0;
    case 'down':
      return false;
    case 'half_up':
      return 2 * rest >= divisor;
    case 'half_down':
      return 2 * rest > divisor;
    case 'half_even':
      return 2 * rest > divisor || (2 * rest === divisor && quanta % 2 === 1);
  }
}

/** Scores beyond are not tidied (`tidyScore`). */
const BOUND = 1e5;
const SCORE_PLACES = 10;
const TEN_10 = 1e10;
/** Up to so many places a score that tidying moves stays on its side of a tie. */
const FAST_PLACES = 6;
/** 2^27 + 1. */
const SPLIT = 134217729;
const TENS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
