import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestPoint, type Row } from '../../src/nearest/program.ts';

const SIZE = 4;
const share = fc.integer({ min: 1, max: 50 });
const point = fc.array(share, { minLength: SIZE, maxLength: SIZE }).map((parts) => {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((x) => x / sum);
});
const row: fc.Arbitrary<Row> = fc.record({
  coefficients: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: SIZE, maxLength: SIZE }),
  bound: fc.integer({ min: -10, max: 10 }).map((x) => x / 20),
  equal: fc.constant(false),
});
const ALWAYS: readonly Row[] = [
  { coefficients: [1, 1, 1, 1], bound: 1, equal: true },
  ...[0, 1, 2, 3].map((i) => ({ coefficients: [0, 1, 2, 3].map((k) => (i === k ? 1 : 0)), bound: 0, equal: false })),
];
const value = ({ coefficients }: Row, x: readonly number[]): number => coefficients.reduce((sum, c, k) => sum + c * (x[k] as number), 0);
const fits = (rows: readonly Row[], x: readonly number[]): boolean => rows.every((one) => value(one, x) >= one.bound - 1e-12);
const distance = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, a, k) => sum + (a - (y[k] as number)) ** 2, 0);

describe('the nearest point under linear rows', () => {
  test('WEIGH-15 it fulfils every row, and no other point that does is nearer', () => {
    let compared = 0;
    fc.assert(
      fc.property(point, fc.array(row, { maxLength: 4 }), fc.array(point, { minLength: 20, maxLength: 20 }), (target, rows, others) => {
        const found = nearestPoint(target, [...ALWAYS, ...rows]);
        const inside = others.filter((other) => fits(rows, other));
        if (!found) {
          expect(inside).toEqual([]);
          return;
        }
        for (const one of [...ALWAYS, ...rows]) {
          if (one.equal) expect(value(one, found)).toBeCloseTo(one.bound, 7);
          else expect(value(one, found)).toBeGreaterThanOrEqual(one.bound - 1e-7);
        }
        for (const other of inside) {
          compared += 1;
          expect(distance(other, target)).toBeGreaterThanOrEqual(distance(found, target) - 1e-7);
          // The angle between the way to the nearest point and the way on from it is never sharp.
          const on = found.reduce((sum, x, k) => sum + (x - (target[k] as number)) * ((other[k] as number) - x), 0);
          expect(on).toBeGreaterThanOrEqual(-1e-7);
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('WEIGH-15 a point that fulfils all rows is itself, bit by bit', () => {
    fc.assert(
      fc.property(point, fc.array(row, { maxLength: 4 }), (target, rows) => {
        if (fits(rows, target)) expect(nearestPoint(target, [...ALWAYS, ...rows])).toEqual(target);
      }),
    );
  });

  test('WEIGH-16 rows of nothing: one that asks for more than 0 can never hold, one that asks for less always does', () => {
    const nothing = [0, 0, 0, 0];
    expect(nearestPoint([0.25, 0.25, 0.25, 0.25], [...ALWAYS, { coefficients: nothing, bound: 0.1, equal: false }])).toBeUndefined();
    expect(nearestPoint([0.25, 0.25, 0.25, 0.25], [...ALWAYS, { coefficients: nothing, bound: -0.1, equal: false }])).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
    expect(nearestPoint([0.25, 0.25, 0.25, 0.25], [...ALWAYS, { coefficients: nothing, bound: 0, equal: true }])).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
  });

  test('WEIGH-15 the same row written twice, or as a multiple, is one row', () => {
    const twice = [
      { coefficients: [1, 0, 0, 0], bound: 0.4, equal: true },
      { coefficients: [10, 0, 0, 0], bound: 4, equal: true },
    ];
    const found = nearestPoint([0.25, 0.25, 0.25, 0.25], [...ALWAYS, ...twice]);
    found?.forEach((x, k) => expect(x).toBeCloseTo(k === 0 ? 0.4 : 0.2, 9));
  });
});
