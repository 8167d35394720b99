import { type Margin, type Sample, sumsBy, weightedMean } from './sample.ts';

const CLOSE = 1e-12;
const MOST_ROUNDS = 1000;

/**
 * Standard error of a weighted mean, by Taylor linearisation: between-cluster totals of weighted residuals.
 *
 * 1 what each respondent adds to the mean, (y − ȳ) ÷ Σw → 2 less what the margins explain of it: the residuals of a weighted regression on the categories, since a
 * weight that is fitted to known people carries no error of theirs → 3 totals t of w × residual by cluster → 4 √(n ÷ (n − 1) × Σ(t − t̄)² × (1 − n ÷ N)), n clusters.
 *
 * Shape: `weights` by respondent; `sampledOf` is N, how many respondents or clusters the sample was drawn from. Missing: undefined with fewer than two clusters.
 * Rule: SURVEY-7. Errors: none. Example: no margins, no clusters, equal weights → s ÷ √n.
 */
export function standardError(
  { answers, clusters }: Omit<Sample, 'baseWeights'>,
  weights: readonly number[],
  margins: readonly Margin[] = [],
  sampledOf?: number,
): number | undefined {
  const own = clusters ?? answers.map((_, i) => i);
  const size = new Set(own).size;
  if (size < 2) return undefined;
  const mean = weightedMean(answers, weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const residuals = unexplained(
    answers.map((answer) => (answer - mean) / total),
    weights,
    margins,
  );
  const totals = sumsBy(
    own,
    residuals.map((one, i) => one * (weights[i] as number)),
    own.reduce((most, one) => Math.max(most, one), 0) + 1,
  );
  const used = [...new Set(own)].sort((a, b) => a - b).map((cluster) => totals[cluster] as number);
  const middle = used.reduce((sum, one) => sum + one, 0) / size;
  const squares = used.reduce((sum, one) => sum + (one - middle) * (one - middle), 0);
  const drawn = sampledOf === undefined ? 1 : Math.max(0, 1 - size / sampledOf);
  return Math.sqrt((size / (size - 1)) * squares * drawn);
}

/** Residuals of the weighted regression on the categories of all margins: means are taken out margin by margin until nothing moves. */
function unexplained(values: readonly number[], weights: readonly number[], margins: readonly Margin[]): readonly number[] {
  let left = values;
  const scale = largest(values);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moved = 0;
    for (const { categories, people } of margins) {
      const sums = sumsBy(
        categories,
        left.map((one, i) => one * (weights[i] as number)),
        people.length,
      );
      const weighs = sumsBy(categories, weights, people.length);
      const means = sums.map((sum, k) => ((weighs[k] as number) > 0 ? sum / (weighs[k] as number) : 0));
      moved = Math.max(moved, largest(means));
      left = left.map((one, i) => one - (means[categories[i] as number] as number));
    }
    if (margins.length < 2 || moved <= scale * CLOSE) break;
  }
  return left;
}

/** The largest of the values, signs left aside. */
function largest(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

/**
 * Kish’s design effect of weights: by how much they widen the variance of a mean, were answers and weights unrelated.
 *
 * Rule: SURVEY-7. Errors: RangeError without weight. Example: equal weights → 1; designEffect([1, 3]) → 1.25.
 */
export function designEffect(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('a design effect needs weight');
  return (weights.length * weights.reduce((sum, weight) => sum + weight * weight, 0)) / (total * total);
}
