import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordersOf } from '../../src/contributions/orders.ts';
import { type FigureOf, Tally } from '../../src/contributions/tally.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const bit = (made: readonly boolean[], k: number): number => (made[k] ? 1 : 0);

describe('averages over drawn orders', () => {
  test('DIFF-3 what changes do alone and two by two is exact after one order with its reverse', () => {
    const nine = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(nine, nine, fc.integer({ min: 0, max: 1 << 30 }), (alone, beside, seed) => {
        // The next change but one adds `beside` where both are made.
        const figure: FigureOf = (made) =>
          Float64Array.of(
            sum(alone.map((one, k) => one * bit(made, k))) + sum(beside.map((one, k) => one * bit(made, k) * bit(made, (k + 2) % 9))),
          );
        const tally = new Tally(1, 9);
        tally.add(ordersOf(9, seed).next(), figure);
        const exact = alone.map((one, k) => 2 * one + (beside[k] as number) + (beside[(k + 7) % 9] as number));
        expect(tally.of(0)).toEqual(exact);
      }),
    );
  });

  test('DIFF-3 the standard error is that of the mean of the blocks', () => {
    // All nine changes together give 90: the last one gets it, so that an order with its reverse gives the two at its ends 45 each.
    const figure: FigureOf = (made) => Float64Array.of(made.every(Boolean) ? 90 : 0);
    const tally = new Tally(1, 9);
    const orders = ordersOf(9, 5);
    const seen: (readonly number[])[] = [];
    for (let block = 0; block < 40; block += 1) {
      const before = tally.of(0) ?? [];
      tally.add(orders.next(), figure);
      seen.push((tally.of(0) ?? []).map((one, k) => (one - (before[k] as number)) / 2));
    }
    const spread = Array.from({ length: 9 }, (_, k) => {
      const own = seen.map((one) => one[k] as number);
      const mean = sum(own) / 40;
      return Math.sqrt(sum(own.map((one) => (one - mean) ** 2)) / 39 / 40);
    });
    expect(tally.standardError()).toBeCloseTo(Math.max(...spread), 9);
    expect(tally.isWellKnown()).toBe(false);
    expect(sum(tally.of(0) ?? [])).toBe(tally.orders * 90);
  });

  test('DIFF-3 a unit without a figure on the way is known no more, and spoils nobody else', () => {
    const tally = new Tally(2, 8);
    const orders = ordersOf(8, 1);
    for (let block = 0; block < 3; block += 1)
      tally.add(orders.next(), (made) => Float64Array.of(made[0] && !made[1] ? Number.NaN : 1, 4 * made.filter(Boolean).length));
    expect(tally.of(0)).toBeUndefined();
    expect(tally.of(1)).toEqual(new Array(8).fill(24));
    expect([tally.standardError(), tally.isWellKnown()]).toEqual([0, true]);
  });
});
