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

/** Pearson's r, within −1 and 1; NaN where one of the two does not vary. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const scale = deviation(one) * deviation(other);
  return scale > 0 ? Math.max(-1, Math.min(1, covariance(one, other) / scale)) : Number.NaN;
}

/** Middle of the numbers; of an even count the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
