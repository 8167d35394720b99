import type { Reference } from './method.ts';

/** The reference of methods that compare with nobody. */
export const NO_PEERS: Reference = {
  count: 0,
  min: Number.NaN,
  max: Number.NaN,
  mean: Number.NaN,
  sd: Number.NaN,
  ranked: new Float64Array(0),
};

/**
 * Figures of the peers' values and their order.
 *
 * Shape: values — of the reporting peers, sorted by unit ID. Rule: CALIBRATE-2. Errors: none; no value at all gives NO_PEERS.
 * Example: referenceOf([1, 2, 4], 'higher') → count 3, min 1, max 4, mean 2.3333333333333335, ranked 4, 2, 1.
 */
export function referenceOf(values: Float64Array, better: 'higher' | 'lower'): Reference {
  if (values.length === 0) return NO_PEERS;
  const ascending = values.slice().sort();
  return { ...figuresOf(values), ranked: better === 'lower' ? ascending : ascending.reverse() };
}

/**
 * Count, lowest, highest, mean and sample deviation, in a fixed order of summation.
 *
 * Shape: values — sorted by unit ID, at least one. Rule: CALIBRATE-2. Where all are equal the mean is that value and
 * the deviation exactly 0, so that decimal dust of the mean is never divided by. One value has no deviation (NaN).
 */
export function figuresOf(values: Float64Array): Omit<Reference, 'ranked'> {
  const count = values.length;
  let min = values[0] as number;
  let max = min;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const value = values[i] as number;
    // Of zeros the negative one is the lower, as where values are sorted.
    if (value < min || (value === 0 && Object.is(value, -0) && min === 0)) min = value;
    if (value > max || (value === 0 && max === 0 && Object.is(max, -0))) max = value;
    sum += value;
  }
  if (min === max) return { count, min, max, mean: min, sd: count === 1 ? Number.NaN : 0 };
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    const distance = (values[i] as number) - mean;
    squares += distance * distance;
  }
  return { count, min, max, mean, sd: Math.sqrt(squares / (count - 1)) };
}

/** How many of the peers are strictly better than x: its rank less one. */
export function betterThan(x: number, { ranked }: Reference, better: 'higher' | 'lower'): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ranked[middle] as number;
    if (better === 'lower' ? value < x : value > x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the peers are strictly worse than x. */
export function worseThan(x: number, { ranked }: Reference, better: 'higher' | 'lower'): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = ranked[middle] as number;
    if (better === 'lower' ? value <= x : value >= x) low = middle + 1;
    else high = middle;
  }
  return ranked.length - low;
}
