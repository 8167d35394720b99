/**
 * Shares of a whole number, given as fractions with one denominator that add up to it, brought to whole numbers that still do (largest remainder).
 *
 * Shape: one per numerator, same order. Ties of remainder go to the earlier position. The shares of the negated numerators are the negated shares.
 * Rule: DIFF-3 (docs/spec/diff.md). Errors: RangeError where the numerators do not add up to a whole multiple of the denominator (a programming fault).
 * Example: wholeShares([7, 7, 4], 6) → [1, 1, 1]; wholeShares([−7, −7, −4], 6) → [−1, −1, −1].
 */
export function wholeShares(numerators: readonly number[], denominator: number): readonly number[] {
  const sum = numerators.reduce((a, b) => a + b, 0);
  if (!Number.isSafeInteger(sum) || sum % denominator !== 0) throw new RangeError('wholeShares: the shares do not add up to a whole');
  const first = numerators.find((one) => one % denominator !== 0) ?? 0;
  // One of the two signs is shared out, the other mirrors it.
  if (sum < 0 || (sum === 0 && first < 0)) return wholeShares(numerators.map(negated), denominator).map(negated);
  const shares = numerators.map((one) => Math.floor(one / denominator));
  const remainders = numerators.map((one, k) => one - (shares[k] as number) * denominator);
  const left = remainders.reduce((a, b) => a + b, 0) / denominator;
  const order = remainders.map((_, k) => k).sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  for (const k of order.slice(0, left)) shares[k] = (shares[k] as number) + 1;
  return shares;
}

/** Never −0. */
const negated = (one: number): number => 0 - one;
