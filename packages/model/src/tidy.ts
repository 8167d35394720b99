/**
 * A computed number as the decimal that was meant: 15 significant digits, which every float64 holds, so that the dust of sums and
 * products falls off: 0.1 + 0.1 + 0.1 is 0.3, 3 × 1.1 is 3.3. A number with at most 15 digits stays as it is.
 *
 * Rule: QNT-5 (docs/spec/numbers.md). Errors: none; what is not finite stays as it is.
 * Example: tidy(0.30000000000000004) → 0.3.
 */
export function tidy(x: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  // A difference of larger numbers keeps their dust: 1000.3 − 1000.2 is 0.0999999999999091. Nobody states a tenth decimal and means it.
  const short = Math.round(x * 1e9) / 1e9;
  if (short !== 0 && Math.abs(x) < 4e6 && Math.abs(x - short) <= 1e-11) return short;
  return Number(x.toPrecision(15));
}

/** A score before it is rounded, to ten decimals: what lies nearer to a tie than that is a tie. Rule: QNT-5. */
export function tidyScore(x: number): number {
  return Math.abs(x) < 1e5 ? Math.round(x * 1e10) / 1e10 : x;
}
