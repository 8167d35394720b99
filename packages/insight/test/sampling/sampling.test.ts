import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  degreesOfFreedom,
  designEffect,
  type Margin,
  postStratify,
  rake,
  standardError,
  tQuantile,
  trimAndRake,
  type Weighted,
  weightedMean,
  Z_OF,
} from '../../src/index.ts';

const weightsOf = (found: Weighted): readonly number[] => {
  if ('failed' in found) throw new Error(found.failed);
  return found.weights;
};
const sumIn = (weights: readonly number[], { categories }: Margin, category: number): number =>
  weights.reduce((sum, weight, i) => sum + (categories[i] === category ? weight : 0), 0);

const SIZES = [3, 2] as const;
/** Respondents of whom each combination is there at least once, so that weights exist. */
const respondents = fc
  .array(fc.tuple(fc.nat(SIZES[0] - 1), fc.nat(SIZES[1] - 1), fc.integer({ min: 1, max: 20 }), fc.integer({ min: -50, max: 50 })), {
    maxLength: 40,
  })
  .map((more) => [...[0, 1, 2].flatMap((a) => [0, 1].map((b) => [a, b, 1, 10] as [number, number, number, number])), ...more]);
const people = (size: number) => fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: size, maxLength: size });

const marginsOf = (
  all: readonly (readonly [number, number, number, number])[],
  counts: readonly (readonly number[])[],
): readonly [Margin, Margin] => [
  { categories: all.map(([a]) => a), people: counts[0] as number[] },
  { categories: all.map(([, b]) => b), people: counts[1] as number[] },
];

describe('weights', () => {
  it('SURVEY-4 raked weights hit the shares of all margins, and add up to the people of the first', () => {
    fc.assert(
      fc.property(respondents, fc.tuple(people(SIZES[0]), people(SIZES[1])), (all, counts) => {
        const margins = marginsOf(all, counts);
        const weights = weightsOf(
          rake(
            all.map(([, , base]) => base),
            margins,
          ),
        );
        const total = margins[0].people.reduce((a, b) => a + b, 0);
        for (const margin of margins) {
          const own = margin.people.reduce((a, b) => a + b, 0);
          margin.people.forEach((count, k) => expect(sumIn(weights, margin, k) / ((count / own) * total)).toBeCloseTo(1, 8));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('SURVEY-4 raking of one margin is post-stratification', () => {
    fc.assert(
      fc.property(respondents, people(SIZES[0]), (all, counts) => {
        const margin = { categories: all.map(([a]) => a), people: counts };
        const base = all.map(([, , weight]) => weight);
        const [raked, stratified] = [weightsOf(rake(base, [margin])), weightsOf(postStratify(base, margin))];
        raked.forEach((weight, i) => expect(weight / (stratified[i] as number)).toBeCloseTo(1, 12));
      }),
    );
  });

  it('SURVEY-4 tells the category that nobody speaks for, and the margin that cannot hold', () => {
    expect(postStratify([1, 1], { categories: [0, 0], people: [5, 5] })).toEqual({ failed: 'silent', margin: 0, category: 1 });
    expect(
      rake(
        [1, 1],
        [
          { categories: [0, 1], people: [5, 5] },
          { categories: [0, 0], people: [4, 6] },
        ],
      ),
    ).toEqual({ failed: 'silent', margin: 1, category: 1 });
    const contradictory = rake(
      [1, 1],
      [
        { categories: [0, 1], people: [7, 3] },
        { categories: [0, 1], people: [4, 6] },
      ],
    );
    expect(contradictory).toMatchObject({ failed: 'not_converged', margin: 0 });
    expect('miss' in contradictory ? contradictory.miss : 0).toBeCloseTo(1, 9);
    expect(() => rake([1], [])).toThrow(RangeError);
  });

  it('SURVEY-4 a category of nobody weighs nothing', () => {
    expect(weightsOf(postStratify([1, 1, 1], { categories: [0, 0, 1], people: [10, 0] }))).toEqual([5, 5, 0]);
  });

  // Vectors of facebookresearch/balance, tests/test_rake.py, test_rake_expected_weights_with_na (MIT): a 1, 2, blank; b alternating.
  it('SURVEY-5 blanks left out, or a category of their own, give the weights of balance', () => {
    const a = Array.from({ length: 18 }, (_, i) => i % 3);
    const b = Array.from({ length: 18 }, (_, i) => i % 2);
    const said = a.flatMap((category, i) => (category < 2 ? [i] : []));
    const dropped = weightsOf(
      rake(
        said.map(() => 1),
        [
          { categories: said.map((i) => a[i] as number), people: [10, 6] },
          { categories: said.map((i) => b[i] as number), people: [9, 9] },
        ],
      ),
    );
    expect([...new Set(dropped.map((weight) => weight.toFixed(2)))]).toEqual(['1.67', '1.00']);
    const kept = weightsOf(
      rake(
        a.map(() => 1),
        [
          { categories: a, people: [10, 6, 2] },
          { categories: b, people: [9, 9] },
        ],
      ),
    );
    expect(kept.slice(0, 3).map((weight) => weight.toFixed(2))).toEqual(['1.67', '1.00', '0.33']);
  });

  it('SURVEY-5 weights are cut once and raked again once; none above the limit leaves them as they are', () => {
    const margin = { categories: [0, 0, 0, 1], people: [50, 50] };
    const weights = weightsOf(postStratify([1, 1, 1, 1], margin));
    expect(trimAndRake(weights, 5, [margin])).toEqual({ weighted: { weights, rounds: 0 }, trimmed: 0 });
    const cut = trimAndRake(weights, 1.5, [margin]);
    expect(cut.trimmed).toBe(1);
    expect(sumIn(weightsOf(cut.weighted), margin, 1)).toBeCloseTo(50, 9);
  });
});

describe('errors of means', () => {
  it('SURVEY-7 without margins and clusters it is that of a simple sample, s ÷ √n', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (answers, weight) => {
          const mean = answers.reduce((a, b) => a + b, 0) / answers.length;
          const s = Math.sqrt(answers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (answers.length - 1));
          const weights = answers.map(() => weight);
          expect(weightedMean(answers, weights)).toBeCloseTo(mean, 9);
          expect(standardError({ answers }, weights)).toBeCloseTo(s / Math.sqrt(answers.length), 9);
        },
      ),
    );
  });

  it('SURVEY-7 what the margins explain carries no error; a margin of one category changes nothing', () => {
    fc.assert(
      fc.property(respondents, fc.tuple(people(SIZES[0]), people(SIZES[1])), (all, counts) => {
        const margins = marginsOf(all, counts);
        const weights = weightsOf(
          rake(
            all.map(([, , base]) => base),
            margins,
          ),
        );
        const explained = all.map(([a, b]) => 7 * a - 3 * b);
        expect(standardError({ answers: explained }, weights, margins)).toBeLessThan(1e-9);
        const answers = all.map(([, , , answer]) => answer);
        const whole = { categories: all.map(() => 0), people: [1] };
        expect(standardError({ answers }, weights, [whole])).toBeCloseTo(standardError({ answers }, weights) as number, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('SURVEY-7 one cluster has none; all clusters drawn have none either', () => {
    expect(standardError({ answers: [1, 2, 3], clusters: [0, 0, 0] }, [1, 1, 1])).toBeUndefined();
    expect(standardError({ answers: [1, 2, 3], clusters: [0, 1, 2] }, [1, 1, 1], [], 3)).toBe(0);
  });

  it('SURVEY-7 the design effect is 1 for equal weights and never less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }), (weights) => {
        expect(designEffect(weights)).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
    expect(designEffect([1, 3])).toBe(1.25);
    expect(designEffect([2, 2, 2])).toBe(1);
    expect(() => designEffect([])).toThrow(RangeError);
    expect(() => weightedMean([], [])).toThrow(RangeError);
  });

  it('SURVEY-7 150,000 answers of one unit are counted like three', () => {
    const many = Array.from({ length: 150_000 }, (_, i) => i % 3);
    const found = standardError(
      { answers: many, clusters: many.map((_, i) => i) },
      many.map(() => 1),
      [{ categories: many.map((_, i) => i % 2), people: [1, 1] }],
    );
    expect(found).toBeCloseTo(Math.sqrt(2 / 3 / 150_000), 7);
    expect(degreesOfFreedom(many.length, undefined, [{ categories: many.map((_, i) => i % 2), people: [1, 1] }])).toBe(149_998);
  });

  it.each([
    // Tables of the distribution.
    [90, 1, 6.313751515],
    [95, 1, 12.706204736],
    [99, 1, 63.656741163],
    [95, 2, 4.30265273],
    [99, 2, 9.924843201],
    [95, 11, 2.20098516],
    [95, 30, 2.042272456],
    [90, 199, 1.652546746],
    [95, 200, 1.971896224],
    [99, 200, 2.600634436],
    [95, 201, 1.971836507],
    [99, 201, 2.600509919],
    [95, 100_000, 1.959987708],
  ] as const)('SURVEY-7 t of %i %% with %i degrees of freedom is %d', (confidence, freedom, expected) => {
    expect(Math.abs(tQuantile(confidence, freedom) - expected)).toBeLessThan(1.01e-9);
  });

  it('SURVEY-7 t falls with every degree of freedom towards z, and has none of 0 or a half', () => {
    for (const confidence of [90, 95, 99] as const)
      for (let freedom = 2; freedom < 400; freedom += 1) {
        expect(tQuantile(confidence, freedom)).toBeLessThan(tQuantile(confidence, freedom - 1));
        expect(tQuantile(confidence, freedom)).toBeGreaterThan(Z_OF[confidence]);
      }
    expect(() => tQuantile(95, 0)).toThrow(RangeError);
    expect(() => tQuantile(95, 1.5)).toThrow(RangeError);
  });

  it('SURVEY-7 degrees of freedom: clusters less one, respondents less the categories, nothing where clusters are the categories', () => {
    const role = { categories: [0, 0, 1, 1, 0, 1], people: [9, 1] };
    expect(degreesOfFreedom(6, undefined, [])).toBe(5);
    expect(degreesOfFreedom(6, undefined, [role])).toBe(4);
    // A second dimension that says the same takes nothing more; a category of nobody neither.
    expect(degreesOfFreedom(6, undefined, [role, role, { categories: [0, 0, 0, 0, 0, 0], people: [9, 0] }])).toBe(4);
    expect(degreesOfFreedom(6, [0, 1, 0, 1, 2, 2], [])).toBe(2);
    expect(degreesOfFreedom(6, [0, 1, 0, 1, 2, 2], [role])).toBe(2);
    expect(degreesOfFreedom(6, [0, 0, 1, 1, 0, 1], [role])).toBe(0);
    expect(degreesOfFreedom(6, [0, 0, 1, 1, 2, 1], [role])).toBe(1);
  });

  it('SURVEY-7 z are the exact quantiles', () => {
    expect(Z_OF).toEqual({ 90: 1.6448536269514722, 95: 1.959963984540054, 99: 2.5758293035489004 });
  });
});
