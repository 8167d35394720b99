/** Answers of one unit as statistics see them: respondents by position. */
export interface Sample {
  readonly answers: readonly number[];
  /** Weights before any weighting to the population: 1 where every respondent had the same chance. Positive. */
  readonly baseWeights: readonly number[];
  /** Cluster of each respondent: 0, 1, …; absent where each was drawn alone. */
  readonly clusters?: readonly number[] | undefined;
}

/** One way to divide respondents, with what the population holds of each category. */
export interface Margin {
  /** Category of each respondent: a position in `people`. */
  readonly categories: readonly number[];
  /** People of each category in the population, 0 or more, not all 0. */
  readonly people: readonly number[];
}

/**
 * Weighted mean of the answers.
 *
 * Shape: both by respondent. Errors: RangeError without respondents or without weight. Rule: SURVEY-6. Example: weightedMean([1, 4], [1, 2]) → 3.
 */
export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('a mean needs weight');
  return values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0) / total;
}

/** Sum of the values of each category. */
export function sumsBy(categories: readonly number[], values: readonly number[], size: number): number[] {
  const sums = new Array<number>(size).fill(0);
  categories.forEach((category, i) => {
    sums[category] = (sums[category] as number) + (values[i] as number);
  });
  return sums;
}
