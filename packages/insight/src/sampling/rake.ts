import { type Margin, sumsBy } from './sample.ts';

/** Weights that were found, or why there are none. */
export type Weighted =
  | { readonly weights: readonly number[]; readonly rounds: number }
  /** `margin` is the position of the margin that misses most, `miss` by how much of its people. */
  | { readonly failed: 'not_converged'; readonly margin: number; readonly miss: number }
  /** A category of the population with people, and nobody who answers for them. */
  | { readonly failed: 'silent'; readonly margin: number; readonly category: number };

/** No category may miss its people by a larger share than this. */
const CLOSE = 1e-9;
const MOST_ROUNDS = 1000;

/**
 * Weights under which every category of one margin weighs what it has of people: post-stratification.
 *
 * Shape: weights by respondent, adding up to the people of the margin. Rule: SURVEY-4. Errors: `silent`.
 * Example: base 1 1 1 in categories 0 0 1 of 60 and 40 people → 30 30 40.
 */
export function postStratify(baseWeights: readonly number[], margin: Margin): Weighted {
  const silent = silentIn(baseWeights, [margin]);
  return silent ?? { weights: scaled(baseWeights, margin, totalOf(margin)), rounds: 1 };
}

/**
 * Weights under which every category of every margin weighs its share of the people: iterative proportional fitting.
 *
 * Shape: weights by respondent, adding up to the people of the first margin; other margins are taken as shares of that total. Margins are fitted in their order, round after
 * round, until no category misses by more than a billionth. Rule: SURVEY-4. Errors: `silent`; `not_converged` after 1000 rounds.
 * Example: one margin gives what postStratify gives.
 */
export function rake(baseWeights: readonly number[], margins: readonly Margin[]): Weighted {
  const [first] = margins;
  if (!first) throw new RangeError('raking needs a margin');
  const silent = silentIn(baseWeights, margins);
  if (silent) return silent;
  const total = totalOf(first);
  let weights: readonly number[] = baseWeights;
  let worst = { margin: 0, miss: Number.POSITIVE_INFINITY };
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    for (const margin of margins) weights = scaled(weights, margin, total);
    worst = worstMiss(weights, margins, total);
    if (worst.miss < CLOSE) return { weights, rounds: round };
  }
  return { failed: 'not_converged', ...worst };
}

/**
 * Weights of which none lies above so many times their mean, raked again once.
 *
 * Rule: SURVEY-5. Errors: those of `rake`. After raking again a weight may lie a little above the limit; the margins hold.
 * Example: trimAndRake(weights, 5, margins) → the weights, and how many were cut.
 */
export function trimAndRake(
  weights: readonly number[],
  most: number,
  margins: readonly Margin[],
): { readonly weighted: Weighted; readonly trimmed: number } {
  const limit = (most * weights.reduce((sum, weight) => sum + weight, 0)) / weights.length;
  const trimmed = weights.filter((weight) => weight > limit).length;
  if (trimmed === 0) return { weighted: { weights, rounds: 0 }, trimmed };
  return {
    weighted: rake(
      weights.map((weight) => Math.min(weight, limit)),
      margins,
    ),
    trimmed,
  };
}

function silentIn(weights: readonly number[], margins: readonly Margin[]): Weighted | undefined {
  for (const [at, { categories, people }] of margins.entries()) {
    const weighs = sumsBy(categories, weights, people.length);
    const category = people.findIndex((count, k) => count > 0 && !((weighs[k] as number) > 0));
    if (category >= 0) return { failed: 'silent', margin: at, category };
  }
  return undefined;
}

function totalOf({ people }: Margin): number {
  return people.reduce((sum, count) => sum + count, 0);
}

function scaled(weights: readonly number[], margin: Margin, total: number): number[] {
  const { categories, people } = margin;
  const weighs = sumsBy(categories, weights, people.length);
  const all = totalOf(margin);
  const factors = people.map((count, k) => (count === 0 ? 0 : (count / all) * (total / (weighs[k] as number))));
  return weights.map((weight, i) => weight * (factors[categories[i] as number] as number));
}

function worstMiss(weights: readonly number[], margins: readonly Margin[], total: number): { margin: number; miss: number } {
  let worst = { margin: 0, miss: 0 };
  for (const [at, margin] of margins.entries()) {
    const { categories, people } = margin;
    const all = totalOf(margin);
    const weighs = sumsBy(categories, weights, people.length);
    for (const [k, count] of people.entries()) {
      const wanted = (count / all) * total;
      // A category that fitting another margin emptied for good gives no number: it misses as much as can be.
      const miss = count === 0 ? 0 : Math.abs((weighs[k] as number) - wanted) / wanted;
      if (!(miss <= worst.miss)) worst = { margin: at, miss: Number.isNaN(miss) ? 1 : miss };
    }
  }
  return worst;
}
