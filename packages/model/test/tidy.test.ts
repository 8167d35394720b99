import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantise } from '../src/quantise.ts';
import { tidy, tidyScore, tidyText } from '../src/tidy.ts';

describe('QNT-5 float dust decides nothing', () => {
  it.each([
    [0.1 + 0.1 + 0.1, 0.3],
    [100 * 1.1, 110],
    [3 * 1.1, 3.3],
    [1 / 3, 0.333333333333333],
    [1000.3 - 1000.2, 0.1],
    [12345.7 - 12345.6, 0.1],
    [1e-12, 1e-12],
    [-0.1 - 0.2, -0.3],
    [123456789012345680000, 123456789012345680000],
    [0, 0],
  ])('tidy(%f) is %f', (x, meant) => {
    expect(tidy(x)).toBe(meant);
  });

  it('leaves alone what has at most nine decimals and 15 digits, and what is not finite', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 9 }), (digits, places) => {
        const x = Number(`${digits}e-${places}`);
        expect(tidy(x)).toBe(x);
      }),
    );
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(tidy)).toEqual([Number.NaN, Number.POSITIVE_INFINITY]);
  });

  it('a tie that dust hides is a tie', () => {
    const halfUp = { places: 2, rule: 'half_up' } as const;
    const dusty = 67.12499999999999;
    expect(quantise(dusty, halfUp)).toBe(6712);
    expect(quantise(tidyScore(dusty), halfUp)).toBe(6713);
    expect(quantise(tidyScore(67.1249999), halfUp)).toBe(6712);
  });
});

it('QNT-5 the text of a tidied number is the text of the number that tidy gives, at every size', () => {
  const at = fc.tuple(fc.double({ noNaN: true }), fc.integer({ min: -12, max: 18 })).map(([x, e]) => x * Number(`1e${e}`));
  fc.assert(
    fc.property(fc.oneof(fc.double(), at, fc.double({ min: -1e4, max: 1e4 }), fc.double({ min: 9e14, max: 2e15 })), (x) => {
      expect(tidyText(x)).toBe(String(tidy(x)));
    }),
    { numRuns: 5000 },
  );
});
