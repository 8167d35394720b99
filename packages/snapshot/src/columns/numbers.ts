/** 10^0 … 10^15, all exact. */
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15] as const;

/** Whole numbers beyond 2^50 are kept as they are: their product with a power of ten is no longer sure to be the right one. */
const MOST = 1_125_899_906_842_624;

/** How the numbers of one series are kept: as whole numbers of a decimal place, or bit by bit. Rule: SNAPSHOT-4. */
export type NumberForm =
  | {
      readonly form: 'decimal';
      readonly places: number;
      readonly least: number;
      readonly width: number;
      readonly exceptions: readonly number[];
    }
  | { readonly form: 'bits' };

/** One in so many may be kept apart, bit by bit, before the whole series is. */
const EXCEPTIONS = 16;

/**
 * The smallest form that gives every number back bit by bit.
 *
 * Shape: `values` are the numbers that are there. `exceptions` are positions of those that no decimal of at most 15 places gives back: −0,
 * infinities, NaN, results of a division. Width is the bytes of the largest whole number less `least`.
 * Example: [0.1, 2.35, −0] → 2 places, least 10, width 1, exceptions [2].
 */
export function numberForm(values: Float64Array): NumberForm {
  const exceptions: number[] = [];
  let places = 0;
  for (let i = 0; i < values.length; i += 1) {
    const needed = placesOf(values[i] as number, places);
    if (needed < 0) exceptions.push(i);
    else places = needed;
    if (exceptions.length * EXCEPTIONS > values.length + EXCEPTIONS) return { form: 'bits' };
  }
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const late: number[] = [];
  let next = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (exceptions[next] === i) {
      next += 1;
      late.push(i);
      continue;
    }
    const whole = scaled(values[i] as number, places);
    // A large number may have fitted only while fewer places were asked for.
    if (Number.isNaN(whole)) {
      late.push(i);
      continue;
    }
    if (whole < least) least = whole;
    if (whole > most) most = whole;
  }
  if (late.length * EXCEPTIONS > values.length + EXCEPTIONS) return { form: 'bits' };
  if (least > most) return { form: 'decimal', places: 0, least: 0, width: 0, exceptions: late };
  return { form: 'decimal', places, least, width: widthOf(most - least), exceptions: late };
}

/** The whole number that stands for `value` at so many places; NaN where none gives it back. */
export function scaled(value: number, places: number): number {
  const power = POWERS[places] as number;
  // + 0: −0 is no whole number here, so that it stands apart.
  const whole = Math.round(value * power) + 0;
  return Math.abs(whole) <= MOST && Object.is(whole / power, value) ? whole : Number.NaN;
}

/** The number for which a whole number stands. */
export function unscaled(whole: number, places: number): number {
  return whole / (POWERS[places] as number);
}

export const MOST_PLACES = POWERS.length - 1;

function placesOf(value: number, from: number): number {
  for (let places = from; places <= MOST_PLACES; places += 1) if (!Number.isNaN(scaled(value, places))) return places;
  return -1;
}

function widthOf(most: number): number {
  let width = 0;
  for (let rest = most; rest > 0; rest = Math.floor(rest / 256)) width += 1;
  return width;
}
