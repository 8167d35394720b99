import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalSum, decimalText, formatQuanta, quantaToNumber, quantise, ROUNDING_RULES, shortestDecimal } from '../src/index.ts';

const rule = fc.constantFrom(...ROUNDING_RULES);
const places = fc.integer({ min: 0, max: 6 });
const number = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  // Ties and their neighbours.
  fc.tuple(fc.integer({ min: -2000000, max: 2000000 }), fc.integer({ min: 0, max: 7 })).map(([n, p]) => n / Number(`1e${p}`)),
);

/** The same rule over exact fractions of whole numbers. */
function quantiseExactly(x: number, decimals: number, how: (typeof ROUNDING_RULES)[number]): number {
  const { negative, digits, exponent } = shortestDecimal(x);
  const shift = exponent + decimals;
  const top = BigInt(digits) * (shift > 0 ? 10n ** BigInt(shift) : 1n);
  const under = shift < 0 ? 10n ** BigInt(-shift) : 1n;
  const floor = top / under;
  const twice = 2n * (top % under);
  const up =
    how === 'up'
      ? twice > 0n
      : how === 'down'
        ? false
        : twice > under || (twice === under && (how === 'half_up' || (how === 'half_even' && floor % 2n === 1n)));
  const quanta = Number(up ? floor + 1n : floor);
  return negative && quanta !== 0 ? -quanta : quanta;
}

test('QNT-2 every rule rounds the shortest decimal exactly', () => {
  fc.assert(
    fc.property(number, places, rule, (x, decimals, how) => {
      expect(quantise(x, { places: decimals, rule: how })).toBe(quantiseExactly(x, decimals, how));
    }),
    { numRuns: 5000 },
  );
});

test('QNT-3 quanta written and read back are the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), places, (quanta, decimals) => {
      expect(Number(formatQuanta(quanta, decimals)) + 0).toBe(quantaToNumber(quanta, decimals) + 0);
      expect(quantise(quantaToNumber(quanta, decimals), { places: decimals, rule: 'down' })).toBe(quanta);
    }),
    { numRuns: 2000 },
  );
});

test('QNT-4 a decimal without exponent reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const text = decimalText(x);
      expect(Number(text)).toBe(x + 0);
      expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
    }),
    { numRuns: 2000 },
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('QNT-1 %s has no quanta', (x) => {
  expect(() => quantise(x, { places: 2, rule: 'half_up' })).toThrow(RangeError);
  expect(() => decimalText(x)).toThrow(RangeError);
});

test.each([
  [[94.64, 95.07], '189.71'],
  [[0.1, 0.2], '0.3'],
  [[1e21, 1e-7], '1000000000000000000000.0000001'],
  [[0.5, -0.5], '0'],
  [[-1.25, 1], '-0.25'],
  [[90, 60], '150'],
  [[], '0'],
])('QNT-4 the exact sum of %j is %s', (numbers, expected) => {
  expect(decimalSum(numbers)).toBe(expected);
});

test('QNT-4 a sum of whole hundredths is that of the hundredths, whatever float64 makes of it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 12 }), (hundredths) => {
      const sum = hundredths.reduce((all, one) => all + one, 0);
      expect(decimalSum(hundredths.map((one) => one / 100))).toBe(decimalText(sum / 100));
    }),
  );
});
