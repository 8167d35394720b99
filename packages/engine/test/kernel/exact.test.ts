import { quantaToNumber, quantise, type Rounding, ROUNDING_RULES, tidy, tidyScore } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedScore, scoreQuanta, tidied } from '../../src/kernel/exact.ts';

const rounding: fc.Arbitrary<Rounding> = fc.record({ places: fc.integer({ min: 0, max: 9 }), rule: fc.constantFrom(...ROUNDING_RULES) });
/** Decimals of up to 11 places: among them ties, neighbours of ties, and what tidying brings to one. */
const decimal = fc
  .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 11 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`));
const score = fc.oneof(
  decimal,
  fc.tuple(decimal, fc.constantFrom(-1, 1), fc.integer({ min: 0, max: 40 })).map(([x, sign, steps]) => x * (1 + sign * steps * 2 ** -52)),
  fc.tuple(decimal, fc.constantFrom(4.9e-11, 5e-11, 5.1e-11, -5e-11)).map(([x, dust]) => x + dust),
  fc.double({ min: -120_000, max: 120_000, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(0, -0, 1e5, -1e5, 99999.99999999999, 5e-324, 0.5, 1.5, 2.5, -0.5, 2.675, 1.005),
);
const RUNS = { numRuns: 20_000 };

describe('exact: scores without writing decimals', () => {
  it('QNT-1 QNT-2 QNT-5 the quanta of a score are those of its shortest decimal', () => {
    fc.assert(
      fc.property(score, rounding, (x, at) => Object.is(scoreQuanta(x, at), quantise(tidyScore(x), at))),
      RUNS,
    );
  });

  it('QNT-3 a rounded score is the number that its quanta stand for', () => {
    fc.assert(
      fc.property(score, rounding, (x, at) => Object.is(roundedScore(x, at), quantaToNumber(quantise(tidyScore(x), at), at.places))),
      RUNS,
    );
  });

  it('QNT-1 every tie of two decimals between 0 and 100, by every rule', () => {
    for (const rule of ROUNDING_RULES) {
      for (let k = 5; k < 100_000; k += 10) {
        const x = k / 1000;
        if (scoreQuanta(x, { places: 2, rule }) !== quantise(x, { places: 2, rule })) expect.fail(`${x} by ${rule}`);
        if (scoreQuanta(-x, { places: 2, rule }) !== quantise(-x, { places: 2, rule })) expect.fail(`${-x} by ${rule}`);
      }
    }
  });

  it('QNT-5 tidied is tidy, whatever the size', () => {
    const any = fc.oneof(
      score,
      fc.double(),
      fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 12 })).map(([x, e]) => x * Number(`1e${e}`)),
      // Half-way between two decimals of 15 digits, as near as float64 comes.
      fc
        .tuple(fc.bigInt({ min: 10n ** 14n, max: 10n ** 15n - 1n }), fc.integer({ min: -20, max: -9 }), fc.integer({ min: -2, max: 2 }))
        .map(([digits, e, steps]) => Number(`${digits}5e${e - 1}`) * (1 + steps * 2 ** -53)),
      fc.integer({ min: -9, max: 6 }).map((e) => Number(`1e${e}`)),
    );
    fc.assert(
      fc.property(any, (x) => Object.is(tidied(x), tidy(x))),
      { numRuns: 60_000 },
    );
  });

  it('QNT-5 exact ties of the fifteenth digit go as toPrecision says', () => {
    // An odd multiple of 2^-15 between 1 and 10 has 16 digits, the last of them 5; of 2^-14 between 10 and 100, and so on.
    for (let e = 0; e <= 5; e += 1) {
      const step = 2 ** -(15 - e);
      for (let k = 1; k < 2000; k += 2) {
        const x = Number(`3e${e}`) + k * step;
        expect(x.toPrecision(16).at(-1)).toBe('5');
        expect(tidied(x)).toBe(tidy(x));
        expect(tidied(-x)).toBe(tidy(-x));
      }
    }
  });
});
