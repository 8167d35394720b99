import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocateFen, allocateWhole } from '../src/money.ts';

const total = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.maxSafeInteger());
const weights = fc.array(
  fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(0, 0.1, 0.3, 1e-300, 1e300)),
  { minLength: 1, maxLength: 12 },
);

test('MONEY-2 the parts are whole and add up to the total exactly', () => {
  fc.assert(
    fc.property(total, weights, (fen, shares) => {
      fc.pre(shares.some((share) => share > 0));
      const parts = allocateFen(fen, shares);
      expect(parts.every(Number.isSafeInteger)).toBe(true);
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(fen));
      shares.forEach((share, i) => {
        if (share === 0) expect(parts[i]).toBe(0);
      });
    }),
    { numRuns: 2000 },
  );
});

test('MONEY-2 a larger weight never gets less, and equal weights differ by one fen at most', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger().map(Math.abs), weights, (fen, shares) => {
      fc.pre(shares.some((share) => share > 0));
      const parts = allocateFen(fen, shares);
      for (const [i, a] of shares.entries()) {
        for (const [k, b] of shares.entries()) {
          if (a > b) expect(parts[i]).toBeGreaterThanOrEqual(parts[k] as number);
          if (a === b) expect(Math.abs((parts[i] as number) - (parts[k] as number))).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test('MONEY-2 no part is a whole fen away from its exact share', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger().map(Math.abs),
      fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 8 }),
      (fen, shares) => {
        const sum = shares.reduce((a, b) => a + b, 0);
        allocateFen(fen, shares).forEach((part, i) => {
          const gap = BigInt(part) * BigInt(sum) - BigInt(fen) * BigInt(shares[i] as number);
          expect(gap < 0n ? -gap : gap).toBeLessThan(BigInt(sum));
        });
      },
    ),
  );
});

test('MONEY-2 the weights are not changed', () => {
  const shares = Object.freeze([0.3, 0.1]);
  expect(allocateFen(3, shares)).toEqual([2, 1]);
});

test('MONEY-2 whole weights beyond float64 are shared exactly: 2^53 + 1 is more than 2^53', () => {
  expect(allocateWhole(1, [2n ** 53n, 2n ** 53n + 1n])).toEqual([0, 1]);
  expect(allocateWhole(-3, [1n, 2n])).toEqual([-1, -2]);
  expect(allocateWhole(0, [0n])).toEqual([0]);
  expect(() => allocateWhole(1, [0n])).toThrow(RangeError);
  expect(() => allocateWhole(1, [2n, -1n])).toThrow(RangeError);
  expect(() => allocateWhole(0.5, [1n])).toThrow(RangeError);
});
