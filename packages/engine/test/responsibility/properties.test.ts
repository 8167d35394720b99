import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responsibilityEffects } from '../../src/responsibility/effects.ts';
import { type ResponsibilityInput, runResponsibility } from './vectorRun.ts';

const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;

const elasticCase = fc
  .record({
    low: fc.integer({ min: 50, max: 100 }).map((x) => x / 100),
    high: fc.integer({ min: 100, max: 150 }).map((x) => x / 100),
    units: fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100), at: fc.option(fc.integer({ min: 0, max: 100 })) }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ low, high, units }) => {
    const coefficientOf = (at: number): number => Math.round((low + ((high - low) * at) / 100) * 1e6) / 1e6;
    const input: ResponsibilityInput = {
      units: units.map((_, i) => unitId(i)),
      values: { tea: units.map(({ score }) => score), own: units.map(() => 50) },
      parts: {
        tea: {
          weight: 40,
          within: [low, high],
          coefficients: units.flatMap(({ at }, i) => (at === null ? [] : [{ unitCode: unitId(i), coefficient: coefficientOf(at) }])),
        },
        own: { weight: 60 },
      },
    };
    return { low, high, units, input };
  });

/** Shares in whole per cent that add up to 100, one for each member. */
const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }).map((parts) => {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
});

describe('elastic coefficients: properties', () => {
  it('ELASTIC-1 ELASTIC-2 a score moves within its bounds, not at all without a row, and never above 100 × the upper end', () => {
    fc.assert(
      fc.property(elasticCase, ({ low, high, units, input }) => {
        const { list } = runResponsibility(input);
        units.forEach(({ score, at }, i) => {
          const found = list.parts.get('tea')?.score.values[i] as number;
          expect(found).toBeLessThanOrEqual(Math.max(score, 100 * high));
          if (at === null) expect(found).toBe(score);
          else {
            expect(found).toBeGreaterThanOrEqual(Math.min(score * low, 100 * high) - 1e-9);
            expect(found).toBeLessThanOrEqual(score * high + 1e-9);
          }
        });
      }),
    );
  });

  it('ELASTIC-1 a higher coefficient never lowers a score, whatever floor and cap; no coefficient above 1 costs points, none below 1 brings any', () => {
    const bound = fc.integer({ min: -200, max: 200 });
    const coefficient = fc.integer({ min: 50, max: 150 }).map((x) => x / 100);
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: -30_000, max: 30_000 }), coefficient, coefficient, (a, b, hundredths, one, other) => {
        const of = (given: number | undefined): number => {
          const coefficients = given === undefined ? [] : [{ unitCode: unitId(0), coefficient: given }];
          const tea = { weight: 40, within: [0.5, 1.5] as const, floor: Math.min(a, b), cap: Math.max(a, b), coefficients };
          const { list } = runResponsibility({
            units: [unitId(0)],
            values: { tea: [hundredths / 100], own: [50] },
            parts: { tea, own: { weight: 60 } },
          });
          return list.parts.get('tea')?.score.values[0] as number;
        };
        expect(of(Math.max(one, other))).toBeGreaterThanOrEqual(of(Math.min(one, other)));
        expect(of(Math.max(1, one))).toBeGreaterThanOrEqual(of(undefined));
        expect(of(Math.min(1, one))).toBeLessThanOrEqual(of(undefined));
      }),
    );
  });

  it('ELASTIC-1 at equal coefficients a better score stays the better one', () => {
    fc.assert(
      fc.property(elasticCase, ({ units, input }) => {
        const { list } = runResponsibility(input);
        const values = list.parts.get('tea')?.score.values as Float64Array;
        units.forEach((a, i) => {
          units.forEach((b, j) => {
            if (a.at === b.at && a.score >= b.score) expect(values[i]).toBeGreaterThanOrEqual(values[j] as number);
          });
        });
      }),
    );
  });

  it('ELASTIC-3 the effects account for every point that the total moved', () => {
    fc.assert(
      fc.property(elasticCase, ({ units, input }) => {
        const { ctx, list } = runResponsibility(input);
        const { elastic = [] } = responsibilityEffects(ctx, list);
        units.forEach(({ score }, i) => {
          const moved = elastic.filter(({ unit }) => unit === i).reduce((sum, { points }) => sum + points, 0);
          expect((list.points[i] as number) / 100).toBeCloseTo((40 * score + 60 * 50) / 100 + moved, 1);
        });
      }),
    );
  });
});

describe('joint results: properties', () => {
  it('JOINT-1 JOINT-2 one result for all members; weights stand as shares, the largest bears the declared one, shares are conserved', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (own, result, weight, who) => {
        const reporter = who % own.length;
        const { ctx, list } = runResponsibility({
          units: own.map((_, i) => unitId(i)),
          values: { chain: own.map((_, i) => (i === reporter ? result : 'overdue')), own: own.map(() => 50) },
          parts: {
            chain: { weight, chains: { 茶: Object.fromEntries(own.map((share, i) => [unitId(i), share])) } },
            own: { weight: 100 - weight },
          },
        });
        const declared = list.leaves.get('chain')?.declared as Float64Array;
        const largest = Math.max(...own);
        own.forEach((share, i) => {
          expect(list.parts.get('chain')?.score.values[i]).toBe(result);
          expect(declared[i]).toBeCloseTo((weight * share) / largest, 9);
        });
        expect(Math.max(...declared)).toBeCloseTo(weight, 9);
        const { joint = [] } = responsibilityEffects(ctx, list);
        expect(joint.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(joint.map(({ unit }) => unit)).toEqual(own.map((_, i) => i));
      }),
    );
  });

  it('JOINT-2 weights of a unit add up to 100, also where it stands in no chain', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 60 }), (own, weight) => {
        const units = [...own.map((_, i) => unitId(i)), '990190'];
        const { list } = runResponsibility({
          units,
          values: { chain: units.map(() => 70), own: units.map(() => 50) },
          parts: {
            chain: { weight, chains: { 茶: Object.fromEntries(own.map((share, i) => [unitId(i), share])) } },
            own: { weight: 100 - weight },
          },
        });
        units.forEach((_, i) => {
          const sum = (list.parts.get('chain')?.weight[i] as number) + (list.parts.get('own')?.weight[i] as number);
          expect(sum).toBeCloseTo(100, 9);
        });
        expect(list.parts.get('chain')?.weight[own.length]).toBe(0);
      }),
    );
  });
});
