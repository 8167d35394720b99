import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../src/prepare/moments.ts';
import { type Treatment, treated, treatmentArithmetic, treatmentOf } from '../../src/prepare/treatment.ts';
import { parseTreatment, treatmentText } from '../../src/prepare/treatmentText.ts';
import { calculate } from '../calculator.ts';

const column = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) }, { weight: 1, arbitrary: fc.integer({ min: -5000, max: 5000 }) }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((values) => Float64Array.from(values));
const rule = fc.record({
  skew: fc.constantFrom(0.5, 1, 2),
  kurtosis: fc.constantFrom(-1, 0, 3.5),
  winsorise: fc.integer({ min: 0, max: 6 }),
  then: fc.constantFrom('log' as const, 'none' as const),
});
const isOutlying = (values: Float64Array, { skew, kurtosis }: { skew: number; kurtosis: number }): boolean => {
  const moments = momentsOf(values);
  return Math.abs(moments.skew) > skew && moments.kurtosis > kurtosis;
};

describe('PREPARE-3 figures', () => {
  it('skewness and kurtosis of type 2, to twelve digits of the worked formula', () => {
    // Mean 22: deviations −21, −20, −19, −18, 78; squares 7610, cubes 444600, fourths 37604834 (n = 5).
    const { skew, kurtosis } = momentsOf(Float64Array.of(1, 2, 3, 4, 100));
    const [n, squares, cubes, fourths] = [5, 7610, 444_600, 37_604_834];
    expect(skew).toBeCloseTo(((Math.sqrt(n) * cubes) / (squares * Math.sqrt(squares))) * (Math.sqrt(20) / 3), 12);
    expect(kurtosis).toBeCloseTo((((n + 1) * ((n * fourths) / (squares * squares) - 3) + 6) * 4) / 6, 12);
  });

  it.each([[[]], [[1]], [[1, 2, 300]], [[5, 5, 5, 5, 5]], [[0.1, 0.1, 0.1, 0.1]]])('%j has none', (values) => {
    expect(momentsOf(Float64Array.from(values))).toEqual({ skew: Number.NaN, kurtosis: Number.NaN });
  });

  it('a column turned round has the opposite skew and the same kurtosis', () => {
    fc.assert(
      fc.property(column, (values) => {
        const [a, b] = [momentsOf(values), momentsOf(values.map((x) => -x))];
        if (Number.isNaN(a.skew)) return;
        expect(b.skew).toBeCloseTo(-a.skew, 9);
        expect(b.kurtosis).toBeCloseTo(a.kurtosis, 9);
      }),
    );
  });
});

describe('PREPARE-3 treatment', () => {
  it('leaves a column alone that is not outlying', () => {
    fc.assert(
      fc.property(column, rule, (values, limits) => {
        if (!isOutlying(values, limits)) expect(treatmentOf(values, limits)).toBeUndefined();
      }),
    );
  });

  it('moves no more points than allowed, only those beyond the bounds, and counts them', () => {
    fc.assert(
      fc.property(column, rule, (values, limits) => {
        const treatment = treatmentOf(values, limits);
        if (treatment?.kind !== 'winsorised') return;
        const { low, high, lowPoints, highPoints } = treatment;
        expect(lowPoints + highPoints).toBeGreaterThan(0);
        expect(lowPoints + highPoints).toBeLessThanOrEqual(limits.winsorise);
        expect(values.filter((x) => x > high).length).toBe(highPoints);
        expect(values.filter((x) => x < low).length).toBe(lowPoints);
        expect(values.map((x) => treated(x, treatment)).filter((x, i) => x !== values[i]).length).toBe(lowPoints + highPoints);
        if (limits.then === 'log')
          expect(
            isOutlying(
              values.map((x) => treated(x, treatment)),
              limits,
            ),
          ).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the order of values, those of latecomers too', () => {
    fc.assert(
      fc.property(column, rule, fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (values, limits, a, b) => {
        const treatment = treatmentOf(values, limits);
        const [lower, upper] = a <= b ? [a, b] : [b, a];
        expect(treated(lower, treatment)).toBeLessThanOrEqual(treated(upper, treatment));
      }),
    );
  });

  it('the order of units and moving the column along change nothing but the column', () => {
    fc.assert(
      fc.property(column, rule, fc.integer({ min: -100, max: 100 }), (values, limits, shift) => {
        const own = treatmentOf(values, limits);
        const moved = treatmentOf(Float64Array.from(values, (x) => x + shift).reverse(), limits);
        expect(moved?.kind).toBe(own?.kind);
        if (own?.kind === 'winsorised' && moved?.kind === 'winsorised')
          expect([moved.low - shift, moved.high - shift, moved.lowPoints, moved.highPoints]).toEqual([
            own.low,
            own.high,
            own.lowPoints,
            own.highPoints,
          ]);
      }),
    );
  });

  it('PREPARE-5 the arithmetic gives the treated value, and there is none where it was left alone', () => {
    fc.assert(
      fc.property(column, rule, fc.integer({ min: -9000, max: 9000 }), (values, limits, x) => {
        const treatment = treatmentOf(values, limits);
        if (!treatment) return;
        const text = treatmentArithmetic(x, treatment);
        if (text === undefined) expect(treated(x, treatment)).toBe(x);
        else expect(calculate(text)).toBe(treated(x, treatment));
      }),
    );
  });
});

describe('PREPARE-4 a treatment as a cell of references.csv', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(column, rule, (values, limits) => {
        const treatment = treatmentOf(values, limits);
        if (treatment) expect(parseTreatment(treatmentText(treatment))).toEqual(treatment);
      }),
    );
    const small: Treatment = { kind: 'log', min: -1e-7, max: 1e21, skew: 2.5, kurtosis: 9 };
    expect(parseTreatment(treatmentText(small))).toEqual(small);
  });

  it.each([
    '',
    'log',
    'log 1 2 3',
    'log 1 - 3 4',
    'winsorised 1 2 3 4 5',
    'winsorised x 2 0 1 2 3',
    'winsorised - - - 1 2 3',
    'trimmed 1 2 3 4',
    'log 1 2 3 4 5',
  ])('%j is none', (text) => expect(parseTreatment(text)).toBeUndefined());
});
