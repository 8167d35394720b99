import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Composite } from '../../src/compiled.ts';
import { compileScheme } from '../../src/index.ts';
import { judgementWeights } from '../../src/weigh/judgement-weights.ts';
import { shareOut } from '../../src/weigh/share-out.ts';
import { filesOf, registerOf, vectorText } from '../pack-files.ts';

type Matrix = readonly (readonly string[])[];

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly parts: readonly string[];
  readonly matrix: Matrix;
  readonly below?: Readonly<Record<string, Matrix>>;
  readonly totals?: readonly number[];
  readonly weights?: readonly number[];
  readonly lambda?: number;
  readonly ratio?: number;
  readonly places: number;
}

const folder = new URL('../../../../vectors/weigh/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.startsWith('ahp-'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector);

const numbers = (matrix: Matrix): number[][] =>
  matrix.map((row) =>
    row.map((cell) => {
      const [above, below = '1'] = cell.split('/');
      return Number(above) / Number(below);
    }),
  );
const rounded = (x: number, places: number): number => Number(x.toFixed(places));

describe('weights out of judgements', () => {
  test.each(vectors.map((vector) => [vector.rule, vector.why, vector] as const))('%s %s', (_rule, _why, vector) => {
    const { weights, lambda, ratio } = judgementWeights(numbers(vector.matrix));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    if (vector.weights) expect(weights.map((x) => rounded(x, vector.places))).toEqual(vector.weights);
    if (vector.ratio !== undefined) expect(rounded(ratio, vector.places)).toBe(vector.ratio);
    if (vector.lambda !== undefined) expect(rounded(lambda, vector.places)).toBe(vector.lambda);
    if (!vector.below || !vector.totals) return;
    const below = vector.parts.map((part) => judgementWeights(numbers(vector.below?.[part] ?? [])).weights);
    const totals = vector.totals.map((_, k) => below.reduce((sum, of, i) => sum + (weights[i] as number) * (of[k] as number), 0));
    expect(totals.map((x) => rounded(x, vector.places))).toEqual(vector.totals);
  });

  test('WEIGH-1 judgements made of weights give the weights back, consistent, and none is worst', () => {
    const weight = fc.double({ min: 1, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 15 }), (chosen) => {
        const { weights, ratio, worst } = judgementWeights(chosen.map((row) => chosen.map((column) => row / column)));
        const sum = chosen.reduce((a, b) => a + b, 0);
        weights.forEach((x, k) => expect(x).toBeCloseTo((chosen[k] as number) / sum, 10));
        expect(ratio).toBeLessThan(1e-9);
        expect(worst).toBeUndefined();
      }),
    );
  });

  test('WEIGH-2 one judgement turned round among consistent ones is the worst, near what the others say', () => {
    const chosen = [1, 2, 4, 8];
    const matrix = chosen.map((row) => chosen.map((column) => row / column));
    (matrix[3] as number[])[0] = 1 / 8;
    (matrix[0] as number[])[3] = 8;
    const { worst, ratio } = judgementWeights(matrix);
    expect(ratio).toBeGreaterThan(0.1);
    expect(worst).toMatchObject({ row: 0, column: 3, found: 8 });
    expect(worst?.near).toBeCloseTo(1 / 8, 9);
  });

  test('WEIGH-1 the order of the parts does not matter', () => {
    const drinks = vectors.find(({ parts }) => parts.includes('coffee')) as Vector;
    const matrix = numbers(drinks.matrix);
    const turned = [...matrix].reverse().map((row) => [...row].reverse());
    const one = judgementWeights(matrix);
    const other = judgementWeights(turned);
    [...other.weights].reverse().forEach((x, k) => expect(x).toBeCloseTo(one.weights[k] as number, 12));
    expect(other.ratio).toBeCloseTo(one.ratio, 12);
  });

  test('WEIGH-2 there is no random index for more than 15 parts', () => {
    expect(() => judgementWeights(Array.from({ length: 16 }, () => new Array<number>(16).fill(1)))).toThrow(RangeError);
  });

  test('WEIGH-1 shares add up exactly, to the hundredth, for any points and weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 15 }),
        (hundredths, weights) => {
          const parts = shareOut(hundredths / 100, weights);
          expect(parts.reduce((sum, x) => sum + Math.round(x * 100), 0)).toBe(hundredths);
          const sum = weights.reduce((a, b) => a + b, 0);
          parts.forEach((x, k) => expect(Math.abs(x - ((weights[k] as number) * hundredths) / 100 / sum)).toBeLessThan(0.01));
        },
      ),
    );
    expect(shareOut(100, [1, 1, 1])).toEqual([33.34, 33.33, 33.33]);
    expect(shareOut(33.333, [1, 1, 1])).toEqual([11.111, 11.111, 11.111]);
  });
});

/** The scheme of a vector of the language, compiled. */
function compiled(name: string, change: (yaml: string) => string = (yaml) => yaml) {
  const { change: changes, files } = JSON.parse(vectorText(`${name}.json`)) as {
    readonly change: Readonly<Record<string, readonly (readonly [string, string])[]>>;
    readonly files: Readonly<Record<string, string>>;
  };
  const pack = filesOf('base');
  for (const [file, text] of Object.entries(files)) pack.set(file, text);
  for (const [file, pairs] of Object.entries(changes))
    pack.set(file, change(pairs.reduce((text, [from, to]) => text.replace(from, () => to), pack.get(file) ?? '')));
  return compileScheme({ files: pack, entry: 'scheme/base.yaml', register: registerOf(pack.get('units.csv') ?? '') });
}

function weightsOf(node: Composite | undefined) {
  return node?.parts.map((part) => (part.type === 'addition' ? undefined : part.weight));
}

describe('a node that is weighed by judgements', () => {
  const economy = (tree: Composite | undefined): Composite => tree?.parts.find(({ name }) => name === 'economy') as Composite;

  test('WEIGH-1 under points the parts add up to 100, and the node tells its table and ratio', () => {
    const { scheme } = compiled('ahp');
    const node = economy(scheme?.trees.places);
    expect(weightsOf(node)).toEqual([57.14, 28.57, 14.29].map((otherwise) => ({ otherwise, byClass: {} })));
    expect(node.judged).toEqual({ file: 'scheme/ahp.csv', ratio: 0, atMost: 0.1 });
    expect(scheme?.files.map(([file]) => file)).toContain('scheme/ahp.csv');
  });

  test('WEIGH-1 under points_of_total they add up to the points of the node, for each class that it names', () => {
    const { scheme, issues } = compiled('ahp', (yaml) =>
      yaml
        .replace('weights: points\n', 'weights: points_of_total\n')
        .replace('water_quality: { weight: 100,', 'water_quality: { weight: { else: 30, ecological: 45, resource: 50 },'),
    );
    expect(issues).toEqual([]);
    expect(weightsOf(economy(scheme?.trees.places))).toEqual([
      { otherwise: 40, byClass: { ecological: 31.43, resource: 28.57 } },
      { otherwise: 20, byClass: { ecological: 15.71, resource: 14.29 } },
      { otherwise: 10, byClass: { ecological: 7.86, resource: 7.14 } },
    ]);
  });

  test('WEIGH-1 the hash is that of the files: another judgement is another scheme', () => {
    const { scheme: one } = compiled('ahp');
    const { scheme: other } = compiled('ahp-reciprocal-rounded');
    expect(one?.hash).not.toBe(other?.hash);
  });
});
