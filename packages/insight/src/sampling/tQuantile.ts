import { type Confidence, Z_OF } from './confidence.ts';

/** With more degrees of freedom than this the expansion about the normal quantile is more exact than the sum. */
const MOST_SUMMED = 200;
/** 2 ÷ π. */
const TWO_OVER_PI = 0.6366197723675814;

/**
 * Two-sided quantile of Student’s t: an estimate lies within so many standard errors with this confidence, where the standard error itself
 * is estimated.
 *
 * Shape: `freedom` is a whole number from 1. Units: standard errors, to 1e-9. Only + − × ÷ √ are used, so that every engine gives the same
 * bits. Rule: SURVEY-7. Errors: RangeError for other degrees of freedom.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4 up to 200, 26.7.5 above. Example: tQuantile(95, 11)
 * → 2.200985160.
 */
export function tQuantile(confidence: Confidence, freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) throw new RangeError('degrees of freedom are whole and 1 at least');
  if (freedom > MOST_SUMMED) return expanded(Z_OF[confidence], freedom);
  let low = 0;
  let high = 100;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (within(middle, freedom) < confidence / 100) low = middle;
    else high = middle;
  }
}

/** Chance that |T| stays below t. */
function within(t: number, freedom: number): number {
  const cosine2 = freedom / (freedom + t * t);
  const sine = t / Math.sqrt(freedom + t * t);
  const odd = freedom % 2 === 1;
  let term = odd ? sine * Math.sqrt(cosine2) : sine;
  let sum = 0;
  for (let k = odd ? 3 : 2; k <= freedom; k += 2) {
    sum += term;
    term *= (cosine2 * (k - 1)) / k;
  }
  return odd ? TWO_OVER_PI * (arctangent(t / Math.sqrt(freedom)) + sum) : sum;
}

/** The angle is halved four times, x → x ÷ (1 + √(1 + x²)), and the rest taken from the series. */
function arctangent(tangent: number): number {
  let x = tangent;
  for (let half = 0; half < 4; half += 1) x /= 1 + Math.sqrt(1 + x * x);
  let sum = 0;
  for (let k = 25; k >= 1; k -= 2) sum = 1 / k - x * x * sum;
  return 16 * x * sum;
}

function expanded(z: number, freedom: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (3 + z2 * (16 + z2 * 5))) / 96;
  const third = (z * (-15 + z2 * (17 + z2 * (19 + z2 * 3)))) / 384;
  const fourth = (z * (-945 + z2 * (-1920 + z2 * (1482 + z2 * (776 + z2 * 79))))) / 92160;
  return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
}
