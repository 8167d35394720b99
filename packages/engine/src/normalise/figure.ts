import { decimalText } from '@kedu/model';

/**
 * A number as it stands in arithmetic that a reader redoes: the shortest decimal that reads back as the same float64, never
 * with an exponent, a negative one in brackets.
 *
 * Rule: METHOD-4. Errors: RangeError for a number that is not finite (a programming fault: it has no arithmetic).
 * Example: figure(-0.5) → "(−0.5)"; figure(1e-7) → "0.0000001".
 */
export function figure(x: number): string {
  return x < 0 ? `(−${decimalText(-x)})` : decimalText(x);
}
