import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeShares } from '../../src/contributions/wholeShares.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const numerators = fc
  .tuple(fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 9 }), fc.constantFrom(1, 2, 6, 24, 120, 5040))
  // The last one makes the sum whole.
  .map(([free, denominator]) => ({
    numerators: [...free, (denominator - (((sum(free) % denominator) + denominator) % denominator)) % denominator],
    denominator,
  }));

describe('whole shares of a difference', () => {
  test('DIFF-3 shares add up exactly, and none is a whole quantum off', () => {
    fc.assert(
      fc.property(numerators, ({ numerators: given, denominator }) => {
        const shares = wholeShares(given, denominator);
        expect(sum(shares) * denominator).toBe(sum(given));
        shares.forEach((share, k) => expect(Math.abs(share - (given[k] as number) / denominator)).toBeLessThan(1));
      }),
    );
  });

  test('DIFF-3 who compares the other way round gets the same with the other sign', () => {
    fc.assert(
      fc.property(numerators, ({ numerators: given, denominator }) => {
        const back = wholeShares(
          given.map((one) => 0 - one),
          denominator,
        );
        expect(back.map((one) => 0 - one)).toEqual(wholeShares(given, denominator));
      }),
    );
  });

  test('DIFF-3 ties go to the earlier; shares that are no whole together are a fault of the program', () => {
    expect(wholeShares([3, 3], 2)).toEqual([2, 1]);
    expect(wholeShares([-3, -3], 2)).toEqual([-2, -1]);
    expect(wholeShares([1, -1], 2)).toEqual([1, -1]);
    expect(() => wholeShares([1, 1], 3)).toThrow(RangeError);
  });
});
