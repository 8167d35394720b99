/**
 * A computed number as the decimal that was meant: 15 significant digits, which every float64 holds, so that the dust of sums and
 * products falls off: 0.1 + 0.1 + 0.1 is 0.3, 3 × 1.1 is 3.3. A number with at most 15 digits stays as it is.
 *
 * Rule: QNT-5 (docs/spec/numbers.md). Errors: none; what is not finite stays as it is.
 * Example: tidy(0.30000000000000004) → 0.3.
 */
export function tidy(x: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  return nineDecimals(x) ?? Number(x.toPrecision(DIGITS));
}

/** The decimal that `tidy` gives, as text: its digits are taken as they are, so that no second float64 has to be made of them. Rule: QNT-5. */
export function tidyText(x: number): string {
  if (Number.isInteger(x) || !Number.isFinite(x)) return String(x);
  const short = nineDecimals(x);
  if (short !== undefined) return String(short);
  const digits = x.toPrecision(DIGITS);
  // A decimal with an exponent, or without a point, is written otherwise than its digits.
  if (digits.includes('e') || Math.abs(x) < 1e-6 || !digits.includes('.')) return String(Number(digits));
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, digits[end - 1] === '.' ? end - 1 : end);
}

const DIGITS = 15;

/** A difference of larger numbers keeps their dust: 1000.3 − 1000.2 is 0.0999999999999091. Nobody states a tenth decimal and means it. */
function nineDecimals(x: number): number | undefined {
  const short = Math.round(x * 1e9) / 1e9;
  return short !== 0 && Math.abs(x) < 4e6 && Math.abs(x - short) <= 1e-11 ? short : undefined;
}

/** A score before it is rounded, to ten decimals: what lies nearer to a tie than that is a tie. Rule: QNT-5. */
export function tidyScore(x: number): number {
  return Math.abs(x) < 1e5 ? Math.round(x * 1e10) / 1e10 : x;
}
