import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATA_METHODS, type DataMethodName } from '../../src/index.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly method: DataMethodName;
  readonly scores: readonly (readonly number[])[];
  readonly weights?: readonly number[];
  readonly against?: readonly number[];
  readonly explained?: number;
  readonly refused?: string;
  readonly places?: number;
}

const folder = new URL('../../../../vectors/weigh/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => /^(equal|entropy|critic|pca)/.test(name))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector] as const);

describe('weights out of scores', () => {
  test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))('%s %s', (_rule, _name, vector) => {
    const result = DATA_METHODS[vector.method](vector.scores);
    if (vector.refused !== undefined || typeof result === 'string') {
      expect(result).toBe(vector.refused);
      return;
    }
    const places = vector.places ?? 6;
    expect(result.weights.map((x) => Number(x.toFixed(places)))).toEqual(vector.weights);
    if (vector.against) expect(result.against).toEqual(vector.against);
    if (vector.explained !== undefined) expect(result.explained).toBeCloseTo(vector.explained, 9);
  });

  const scores = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 3, max: 12 }))
    .chain(([parts, units]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: parts, maxLength: parts }), { minLength: units, maxLength: units }),
    );

  test.each(Object.entries(DATA_METHODS))(
    'WEIGH-10 %s: never below 0, adding up to 1, whatever the order of the units',
    (_name, method) => {
      fc.assert(
        fc.property(scores, (rows) => {
          const result = method(rows);
          const turned = method([...rows].reverse());
          if (typeof result === 'string' || typeof turned === 'string') {
            expect(turned).toBe(result);
            return;
          }
          expect(result.weights.every((x) => x >= 0)).toBe(true);
          expect(result.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          // A tie of components leaves the first of them open; entropy and CRITIC have none.
          if (result.explained === undefined) result.weights.forEach((x, k) => expect(turned.weights[k]).toBeCloseTo(x, 9));
        }),
      );
    },
  );

  test('WEIGH-12 CRITIC is blind to the scale and the zero of a part', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -50, max: 50 }), (rows, by, plus) => {
        const one = DATA_METHODS.critic(rows);
        const other = DATA_METHODS.critic(rows.map(([first = 0, ...rest]) => [first * by + plus, ...rest]));
        if (typeof one === 'string' || typeof other === 'string') expect(other).toBe(one);
        else one.weights.forEach((x, k) => expect(other.weights[k]).toBeCloseTo(x, 7));
      }),
    );
  });

  test('WEIGH-13 the loadings are an eigenvector of the correlations', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const result = DATA_METHODS.pca(rows);
        if (typeof result === 'string') return;
        const loadings = result.reasons[0]?.values ?? [];
        const standard = (rows[0] ?? []).map((_, k) => {
          const column = rows.map((row) => row[k] as number);
          const mean = column.reduce((a, b) => a + b, 0) / column.length;
          const sd = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
          return column.map((x) => (sd > 1e-9 ? (x - mean) / sd : 0));
        });
        const telling = standard.filter((column) => column.some((x) => x !== 0)).length;
        const lambda = (result.explained ?? 0) * telling;
        const applied = standard.map((one) =>
          standard.reduce(
            (sum, other, k) => sum + (loadings[k] as number) * (one.reduce((s, x, i) => s + x * (other[i] as number), 0) / one.length),
            0,
          ),
        );
        applied.forEach((x, k) => expect(x).toBeCloseTo(lambda * (loadings[k] as number), 6));
      }),
    );
  });
});
