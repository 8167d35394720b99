/** A spread below this share of the greatest number (of 1 at least) is float dust: six times 99.9 has a deviation of 1.4e-14. */
const DUST = 1e-9;

/** Sums run in the order of the numbers, so that the same numbers give the same bits everywhere. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

/** Covariance over n; of a series with itself its variance. Shape: both of one length. */
export function covariance(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  return one.reduce((sum, x, k) => sum + (x - a) * ((other[k] as number) - b), 0) / one.length;
}

/** Standard deviation over n. */
export function deviation(numbers: readonly number[]): number {
  return Math.sqrt(covariance(numbers, numbers));
}

/** Whether numbers tell units apart, float dust aside. Example: 99.9, 99.9, 99.9 → false. */
export function differs(numbers: readonly number[]): boolean {
  return deviation(numbers) > dustOf(numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
}

/** Pearson's r, within −1 and 1; NaN where one of the two does not differ. Shape: both of one length. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  return correlationOfBoth(one, other).r;
}

/**
 * Pearson's r over the positions where both series have a number.
 *
 * Shape: both of one length; NaN stands for a gap; `both` counts the positions. `r` lies within −1 and 1, NaN where one of the two does not differ
 * there. Two passes and no copies, for there are as many pairs as parts squared. Rule: WEIGH-21. Errors: none.
 */
export function correlationOfBoth(one: readonly number[], other: readonly number[]): { readonly r: number; readonly both: number } {
  let [both, sumOfOne, sumOfOther, mostOfOne, mostOfOther] = [0, 0, 0, 0, 0];
  for (let k = 0; k < one.length; k += 1) {
    const x = one[k] as number;
    const y = other[k] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    both += 1;
    sumOfOne += x;
    sumOfOther += y;
    mostOfOne = Math.max(mostOfOne, Math.abs(x));
    mostOfOther = Math.max(mostOfOther, Math.abs(y));
  }
  const [meanOfOne, meanOfOther] = [sumOfOne / both, sumOfOther / both];
  let [together, ofOne, ofOther] = [0, 0, 0];
  for (let k = 0; k < one.length; k += 1) {
    const dx = (one[k] as number) - meanOfOne;
    const dy = (other[k] as number) - meanOfOther;
    if (Number.isNaN(dx) || Number.isNaN(dy)) continue;
    together += dx * dy;
    ofOne += dx * dx;
    ofOther += dy * dy;
  }
  const [a, b] = [Math.sqrt(ofOne / both), Math.sqrt(ofOther / both)];
  const tell = a > dustOf(mostOfOne) && b > dustOf(mostOfOther);
  return { r: tell ? Math.max(-1, Math.min(1, together / both / (a * b))) : Number.NaN, both };
}

/** Middle of the numbers; of an even count the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  return medianOfSorted([...numbers].sort((a, b) => a - b));
}

/** The same of numbers that are in ascending order. */
export function medianOfSorted(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

function dustOf(most: number): number {
  return DUST * Math.max(1, most);
}
