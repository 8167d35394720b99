import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../src/propose/allocate.ts';
import { shareOfFen, timesFen } from '../../src/propose/fen.ts';
import { limitCuts } from '../../src/propose/protect.ts';

describe('shareOfFen', () => {
  it.each([
    [12345, 0.1, 1235],
    [12344, 0.1, 1234],
    [1, 0.5, 1],
    [1, 0.49, 0],
    [100, 1, 100],
    [0, 0.3, 0],
    [1e15, 1e-7, 1e8],
    [9_007_199_254_740_991, 0.3, 2_702_159_776_422_297],
    [3, 1 / 3, 1],
  ])('PROPOSE-4 %d fen × %d = %d fen', (amountFen, share, expected) => {
    expect(shareOfFen(amountFen, share)).toBe(expected);
  });

  it.each([
    [100, 1.01],
    [100, -0.1],
    [100, Number.NaN],
    [-1, 0.5],
  ])('PROPOSE-4 refuses %d × %d as a programming fault', (amountFen, share) => {
    expect(() => shareOfFen(amountFen, share)).toThrow(RangeError);
  });

  it.each([
    [100, 1e21, 1e23],
    [3, 1.5e21, 4.5e21],
    [0, 1e300, 0],
    [100001, 1.2, 120001],
  ])('PROPOSE-4 a factor with a positive exponent is as large as it says: %d fen × %d', (amountFen, coefficient, expected) => {
    expect(timesFen(amountFen, coefficient)).toBe(expected);
  });

  it('PROPOSE-4 percentages are exact, half a fen up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 46 }), fc.integer({ min: 0, max: 100 }), (amountFen, percent) => {
        expect(shareOfFen(amountFen, percent / 100)).toBe(Number((BigInt(amountFen) * BigInt(percent) + 50n) / 100n));
      }),
    );
  });
});

const receivers = fc.array(
  fc.record({
    weight: fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 1e6, noNaN: true })),
    score: fc.integer({ min: 0, max: 10000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('shareOut', () => {
  it('PROPOSE-7 parts add up to the fen, nobody gets a negative part, and no weight gets nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), receivers, (totalFen, rows) => {
        const shares = shareOut(
          totalFen,
          rows.map((row, k) => ({ k, ...row })),
        );
        expect(shares === undefined).toBe(!rows.some(({ weight }) => weight > 0));
        if (!shares) return;
        expect(shares.reduce((total, { amountFen }) => total + BigInt(amountFen), 0n)).toBe(BigInt(totalFen));
        shares.forEach(({ amountFen }, i) => {
          expect(amountFen).toBeGreaterThanOrEqual(0);
          if (rows[i]?.weight === 0) expect(amountFen).toBe(0);
        });
      }),
    );
  });

  it('PROPOSE-7 neither a greater weight nor a better score at equal weight receives less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), receivers, (totalFen, rows) => {
        const shares = shareOut(
          totalFen,
          rows.map((row, k) => ({ k, ...row })),
        );
        if (!shares) return;
        for (const [i, a] of rows.entries())
          for (const [j, b] of rows.entries())
            if (a.weight > b.weight || (a.weight === b.weight && a.score > b.score))
              expect(shares[i]?.amountFen).toBeGreaterThanOrEqual(shares[j]?.amountFen as number);
      }),
    );
  });
});

describe('limitCuts', () => {
  const place = {};
  const cells = fc.array(
    fc.record({ unit: fc.constantFrom('a', 'b'), amount: fc.integer({ min: 0, max: 10000 }), rate: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 8 },
  );
  const lists = fc.array(fc.record({ unit: fc.constantFrom('a', 'b', undefined), amount: fc.integer({ min: 0, max: 20000 }) }), {
    maxLength: 4,
  });

  it('PROPOSE-6 the protected list is met in full wherever the money suffices, and no cut grows', () => {
    fc.assert(
      fc.property(cells, lists, (rows, list) => {
        const money = rows.map(({ unit, amount }, i) => ({ unitCode: unit, field: `f${i}`, amountFen: amount, place }));
        const kept = list.map(({ unit, amount }) => ({ item: '工资', amountFen: amount, place, ...(unit ? { unitCode: unit } : {}) }));
        const asked = rows.map(({ amount, rate }) => shareOfFen(amount, rate / 100));
        const cuts = limitCuts(
          rows.map(({ unit, amount, rate }, i) => ({
            unitCode: unit,
            fields: [`f${i}`],
            amountFen: amount,
            score: 60 - rate,
            cutFen: asked[i] as number,
          })),
          money,
          kept,
        );
        cuts.forEach(({ cutFen }, i) => {
          expect(cutFen).toBeGreaterThanOrEqual(0);
          expect(cutFen).toBeLessThanOrEqual(asked[i] as number);
        });
        for (const unit of ['a', 'b', undefined]) {
          const inside = (code: string | undefined) => unit === undefined || code === unit;
          const has = money.filter((row) => inside(row.unitCode)).reduce((total, row) => total + row.amountFen, 0);
          const needs = kept.filter((row) => inside(row.unitCode)).reduce((total, row) => total + row.amountFen, 0);
          const cut = cuts.reduce((total, { cutFen }, i) => total + (inside(rows[i]?.unit) ? cutFen : 0), 0);
          if (unit !== undefined || kept.some((row) => row.unitCode === undefined))
            expect(cut).toBeLessThanOrEqual(Math.max(0, has - needs));
        }
      }),
    );
  });
});
