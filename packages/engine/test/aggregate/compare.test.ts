import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparerOf } from '../../src/aggregate/blend.ts';
import type { Comparison, Field } from '../../src/aggregate/comparison.ts';
import { calculate } from '../calculator.ts';
import { vectorsIn } from '../vectors.ts';

const NAMES = ['copeland', 'borda', 'topsis'] as const;
type Name = (typeof NAMES)[number];

interface CompareVector {
  readonly rule: string;
  readonly why: string;
  readonly aggregate: Name;
  /** By unit and part; null where the unit lacks the part. */
  readonly scores: readonly (readonly (number | null)[])[];
  /** By part, or by unit and part. */
  readonly weights: readonly number[] | readonly (readonly number[])[];
  /** Units that are eligible; absent for all. */
  readonly field?: readonly number[];
  readonly expect: readonly number[];
  /** Significant digits; exact where absent. */
  readonly digits?: number;
  readonly arithmetic?: readonly (string | null)[];
  /** Won, lost, tied. */
  readonly outranking?: readonly (readonly [number, number, number])[];
}

function comparison(name: Name, scores: CompareVector['scores'], weights: CompareVector['weights'], field?: readonly number[]): Comparison {
  const parts = scores[0]?.map((_, k) => k) ?? [];
  const weightOf = (unit: number, k: number): number => {
    const own = weights[0] !== undefined && typeof weights[0] === 'number' ? weights : weights[unit];
    return (own as readonly number[])[k] as number;
  };
  const input: Field = {
    units: field ?? scores.map((_, unit) => unit),
    scores: parts.map((k) => Float64Array.from(scores, (row) => row[k] ?? Number.NaN)),
    weights: parts.map((k) => Float64Array.from(scores, (row, unit) => (row[k] === null ? 0 : weightOf(unit, k)))),
  };
  const compare = comparerOf([{ name, share: 1 }]);
  if (!compare) throw new Error(`${name} compares nothing`);
  return compare(input);
}

describe('vectors of comparing aggregates', () => {
  for (const [name, vector] of vectorsIn<CompareVector>('compare')) {
    it(`${vector.rule} ${name}: ${vector.why}`, () => {
      const compared = comparison(vector.aggregate, vector.scores, vector.weights, vector.field);
      const { digits } = vector;
      const shown = (x: number): number | string => (digits === undefined ? x : x.toPrecision(digits));
      expect(vector.scores.map((_, unit) => shown(compared.score(unit)))).toEqual(vector.expect.map(shown));
      vector.scores.forEach((_, unit) => expect(calculate(compared.arithmetic(unit))).toBeCloseTo(compared.score(unit), 9));
      vector.arithmetic?.forEach((text, unit) => text !== null && expect(compared.arithmetic(unit)).toBe(text));
      const pairs = vector.outranking?.map(([won, lost, tied]) => ({ won, lost, tied }));
      if (pairs) expect(vector.scores.map((_, unit) => compared.outranking?.(unit))).toEqual(pairs);
    });
  }
});

describe('properties of comparing aggregates', () => {
  const PARTS = 3;
  const score = fc.integer({ min: 0, max: 20 }).map((x) => x * 5);
  const row = fc.array(fc.option(score, { freq: 5 }), { minLength: PARTS, maxLength: PARTS });
  const table = fc.array(row, { minLength: 1, maxLength: 7 });
  const weights = fc.array(fc.constantFrom(1, 2, 3.5, 10), { minLength: PARTS, maxLength: PARTS });

  for (const name of NAMES) {
    it(`AGG-8 ${name}: scores lie from 0 to 100, and the arithmetic gives them`, () => {
      fc.assert(
        fc.property(table, weights, (scores, own) => {
          const compared = comparison(name, scores, own);
          scores.forEach((_, unit) => {
            const x = compared.score(unit);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(100);
            expect(calculate(compared.arithmetic(unit))).toBeCloseTo(x, 9);
          });
        }),
      );
    });

    it(`AGG-8 ${name}: the order of units and the scale of weights change nothing`, () => {
      fc.assert(
        fc.property(table, weights, (scores, own) => {
          const plain = comparison(name, scores, own);
          const reversed = comparison(name, [...scores].reverse(), own);
          const scaled = comparison(
            name,
            scores,
            own.map((weight) => weight * 4),
          );
          scores.forEach((_, unit) => {
            expect(reversed.score(scores.length - 1 - unit)).toBeCloseTo(plain.score(unit), 9);
            expect(scaled.score(unit)).toBeCloseTo(plain.score(unit), 9);
          });
        }),
      );
    });

    it(`METHOD-7 ${name}: a better score of a part never lowers the unit’s own`, () => {
      fc.assert(
        fc.property(table, weights, fc.nat(PARTS - 1), fc.integer({ min: 1, max: 20 }), (scores, own, k, step) => {
          const before = scores[0]?.[k];
          if (before === null || before === undefined) return;
          const better = scores.map((line, unit) => (unit === 0 ? line.map((x, part) => (part === k ? before + step * 5 : x)) : line));
          expect(comparison(name, better, own).score(0)).toBeGreaterThanOrEqual(comparison(name, scores, own).score(0) - 1e-9);
        }),
      );
    });

    it(`AGG-8 ${name}: a unit outside the field moves nobody`, () => {
      fc.assert(
        fc.property(table, row, weights, (scores, outsider, own) => {
          const field = scores.map((_, unit) => unit);
          const alone = comparison(name, scores, own);
          const beside = comparison(name, [...scores, outsider], own, field);
          for (const unit of field) expect(beside.score(unit)).toBe(alone.score(unit));
        }),
      );
    });
  }

  it('AGG-COPELAND, AGG-BORDA: what one wins another loses, so that the scores of the field average 50', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(score, { minLength: PARTS, maxLength: PARTS }), { minLength: 1, maxLength: 7 }),
        weights,
        (scores, own) => {
          for (const name of ['copeland', 'borda'] as const) {
            const compared = comparison(name, scores, own);
            const sum = scores.reduce((all, _, unit) => all + compared.score(unit), 0);
            expect(sum / scores.length).toBeCloseTo(50, 9);
          }
        },
      ),
    );
  });
});
