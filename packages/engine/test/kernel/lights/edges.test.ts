import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeFinder } from '../../../src/kernel/lights/edges.ts';
import { lagOf, tidy } from '../../../src/light/lag.ts';

/** The next float64, by its bits. */
function next(x: number, step: 1n | -1n): number {
  const float = Float64Array.of(x);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = bits[0]! + (x > 0 ? step : -step);
  return float[0]!;
}

const number = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

describe('edges of conditions', () => {
  it('LIGHT-7 the first lag that nine decimals bring to a threshold: the float below it does not', () => {
    const { first, last } = edgeFinder();
    fc.assert(
      fc.property(number, fc.double({ min: -1e9, max: 1e9, noNaN: true }), (limit, guess) => {
        const edge = first((x) => tidy(x) >= limit, guess);
        expect([tidy(edge) >= limit, tidy(next(edge, -1n)) >= limit]).toEqual([true, false]);
        const end = last((x) => tidy(x) < limit, guess);
        expect([end, tidy(end) < limit]).toEqual([next(edge, -1n), true]);
      }),
    );
  });

  it('LIGHT-6 KERNEL-6 the value at which a lag begins, found from any guess', () => {
    const { last } = edgeFinder();
    fc.assert(
      fc.property(number, fc.constantFrom(0.1, 0.2, 0.5), number, (due, limit, guess) => {
        const holds = (value: number): boolean => lagOf(value, due, 'ratio', 'higher') >= limit;
        const edge = last(holds, guess);
        expect([holds(edge), holds(next(edge, 1n))]).toEqual([true, false]);
        expect(last(holds, due * (1 - limit))).toBe(edge);
      }),
    );
  });

  it('KERNEL-6 what always, or never, holds has no edge', () => {
    const { first, last } = edgeFinder();
    expect([first(() => true, 1), last(() => true, 1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([first(() => false, 1), last(() => false, 0)]).toEqual([Number.NaN, Number.NaN]);
    expect([first((x) => x > 0, 0), first((x) => x >= 0, 5)]).toEqual([Number.MIN_VALUE, 0]);
  });
});
