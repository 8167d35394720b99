import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankTotals } from '../../src/kernel/rankTotals.ts';

/** One more than how many of the group are better: what a rank is. */
function byComparing(total: readonly number[], groups: readonly number[]): number[] {
  return total.map((own, i) => {
    if (groups[i]! < 0 || Number.isNaN(own)) return 0;
    return 1 + total.filter((other, k) => groups[k] === groups[i] && other > own).length;
  });
}

const quanta = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -30, max: 30 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const far = fc.oneof(quanta, fc.integer({ min: -(2 ** 50), max: 2 ** 50 }));

describe('rankTotals', () => {
  it.each([
    ['near each other, counted', quanta],
    ['far apart, sorted', far],
  ])('KERNEL-5 RANK-1 RANK-2 RANK-3 ranks of quanta %s', (_, arbitrary) => {
    const rows = fc.array(fc.tuple(arbitrary, fc.integer({ min: -1, max: 3 })), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (cells) => {
        const total = cells.map(([own]) => own);
        const of = cells.map(([, group]) => group);
        const ranks = rankTotals(Float64Array.from(total), { of: Int32Array.from(of), count: 4 });
        expect([...ranks]).toEqual(byComparing(total, of));
      }),
      { numRuns: 500 },
    );
  });

  it('KERNEL-5 a group after a wider one starts from empty counts', () => {
    const total = Float64Array.from([0, 900, 900, 5, 7, 7]);
    expect([...rankTotals(total, { of: Int32Array.of(0, 0, 0, 1, 1, 1), count: 2 })]).toEqual([3, 1, 1, 3, 1, 1]);
  });

  it('KERNEL-5 no group, no unit', () => {
    expect([...rankTotals(new Float64Array(0), { of: new Int32Array(0), count: 0 })]).toEqual([]);
    expect([...rankTotals(Float64Array.of(1), { of: Int32Array.of(-1), count: 0 })]).toEqual([0]);
  });
});
