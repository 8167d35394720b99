/** A float64 as its shortest decimal: ±digits × 10^exponent, without zeros at either end (digits of zero: `0`). */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const SHORTEST = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * The shortest decimal that reads back as the same float64: the number that people see and compute with.
 *
 * Rule: QNT-1 (docs/spec/numbers.md).
 * Errors: RangeError for a number that is not finite (a programming fault: missing values carry a reason instead).
 * Example: shortestDecimal(0.025) → { negative: false, digits: '25', exponent: -3 }.
 */
export function shortestDecimal(x: number): Decimal {
  const match = SHORTEST.exec(String(x));
  if (!match) throw new RangeError(`${x} is not a finite number`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '0', exponent: 0 };
  return { negative: sign === '-', digits, exponent: Number(exponent) - fraction.length + (all.length - digits.length) };
}

/**
 * A number as people write it: its shortest decimal without an exponent, so that it can be typed into a calculator.
 *
 * Rule: QNT-4 (docs/spec/numbers.md).
 * Errors: RangeError for a number that is not finite.
 * Example: decimalText(1e-7) → "0.0000001"; decimalText(-0) → "0".
 */
export function decimalText(x: number): string {
  const { negative, digits, exponent } = shortestDecimal(x);
  const sign = negative ? '-' : '';
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const point = digits.length + exponent;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/**
 * The exact sum of numbers as people write them, each taken as its shortest decimal: no dust of float64 sums in what is printed.
 *
 * Rule: QNT-4 (docs/spec/numbers.md). Errors: RangeError for a number that is not finite.
 * Example: decimalSum([94.64, 95.07]) → "189.71"; of none "0".
 */
export function decimalSum(numbers: readonly number[]): string {
  const decimals = numbers.map(shortestDecimal);
  const places = decimals.reduce((most, { exponent }) => Math.max(most, -exponent), 0);
  const sum = decimals.reduce((total, { negative, digits, exponent }) => {
    const whole = BigInt(digits + '0'.repeat(exponent + places));
    return negative ? total - whole : total + whole;
  }, 0n);
  const all = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const cut = all.length - places;
  const fraction = all.slice(cut).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${all.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`;
}
