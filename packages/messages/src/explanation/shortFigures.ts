import { decimalText } from '@kedu/model';

/** Significant digits that people are shown; hashes and files keep all of them. */
const DIGITS = 12;

/** A number with at most 12 significant digits, a whole one with all of its own, never with an exponent: 3.1990000000000003 → "3.199". Rule: EXPLAIN-8. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const text = decimalText(Number.isInteger(size) ? size : Number(size.toPrecision(DIGITS)));
  return value < 0 && text !== '0' ? `-${text}` : text;
}

/**
 * A sum with the numbers in it shortened to 12 significant digits; everything else stays as it stands.
 *
 * Rule: EXPLAIN-8 (docs/spec/explanation.md). Errors: none.
 * Example: shortFigures('35 × 96.95652173913044 ÷ 100') → "35 × 96.9565217391 ÷ 100".
 */
export function shortFigures(text: string): string {
  return text.replace(/(?<![\w.])\d+\.\d+(?![\w.])/g, (figure) => (figure.length <= DIGITS + 1 ? figure : shortNumber(Number(figure))));
}
