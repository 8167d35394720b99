import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeWeights } from '../../src/kernel/wholeWeights.ts';

const BASE = 1.5 * 2 ** 25;

describe('whole weights', () => {
  it('KERNEL-22 are numbers of one unit by profile; a gap is more than twice what is there can count', () => {
    const found = wholeWeights(
      [
        [10, 12.5, 20],
        [1, 2, 3],
        [100 / 3, 1, 1],
        [1e9, 1, 1],
        [1e-90, 1, 1],
      ],
      10_000,
      BASE,
    )!;
    expect(found.weights.slice(0, 2)).toEqual([
      [100, 125, 200],
      [1, 2, 3],
    ]);
    expect([...found.units]).toEqual([0.1, 1, 0, 0, 0]);
    expect(found.weights.slice(2)).toEqual([
      [100 / 3, 1, 1],
      [1e9, 1, 1],
      [1e-90, 1, 1],
    ]);
    expect(found.gap).toBe(2 ** 24);
  });

  it('KERNEL-22 there are none where nothing counts, no profile has a unit, or sums would not be exact', () => {
    expect(wholeWeights([[100 / 3]], 10_000, BASE)).toBeUndefined();
    expect(wholeWeights([[1e12]], 10_000, BASE)).toBeUndefined();
    expect(wholeWeights([[1e100, 1e300]], 10_000, BASE)).toBeUndefined();
    expect(wholeWeights([[Number.MAX_VALUE, Number.MAX_VALUE]], 10_000, BASE)).toBeUndefined();
  });

  it('KERNEL-22 every sum is exact, and the nearest multiple of the gap is what is missing', () => {
    const weight = fc.oneof(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 100_000 }).map((x) => x / 10),
      fc.constant(1e8),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(weight, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (weights, range, drawn, missing) => {
          const found = wholeWeights(weights, range, BASE);
          for (const [p, unit] of found?.units.entries() ?? []) {
            const own = found!.weights[p]!;
            if (unit === 0) {
              expect(own).toEqual(weights[p]);
              continue;
            }
            const all = own.reduce((sum, x) => sum + x, 0);
            expect(own.map((x) => x / Math.round(1 / unit))).toEqual(weights[p]);
            expect(all * (BASE + range + found!.gap)).toBeLessThan(2 ** 52);
            const sum = own.reduce((so, x, k) => so + x * (BASE + (missing[k] ? found!.gap : Math.min(range, drawn[k]!))), -all * BASE);
            const gaps = sum + 1.5 * 2 ** 52 * found!.gap - 1.5 * 2 ** 52 * found!.gap;
            expect(gaps / found!.gap).toBe(own.reduce((so, x, k) => so + (missing[k] ? x : 0), 0));
            expect(sum - gaps).toBe(own.reduce((so, x, k) => so + (missing[k] ? 0 : x * Math.min(range, drawn[k]!)), 0));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
