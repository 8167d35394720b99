import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListResult, listReviews, peerScores, reviewRun, strengthsOf, type WeightEffects, weightEffects } from '../../src/index.ts';
import { correlation, correlationOfBoth, covariance, deviation, differs, median } from '../../src/review/moments.ts';
import { type Cell, INDICATORS, smallRun } from './smallRun.ts';

function effectsOf(...args: Parameters<typeof smallRun>): WeightEffects {
  const { scheme, assessment } = smallRun(...args);
  return weightEffects(scheme.trees['places'] as never, assessment.lists[0] as ListResult);
}

const part = (effects: WeightEffects, path: string) => effects.parts.find((one) => one.path === path);

describe('what weights do', () => {
  test('WEIGH-20 two independent parts of 20 points, one with twice the spread of the other: four fifths and one fifth of the variance', () => {
    // Points: jobs 0, 0, 20, 20 (variance 100), roads 0, 10, 0, 10 (variance 25), covariance 0.
    const effects = effectsOf({ jobs: [0, 0, 100, 100], roads: [0, 50, 0, 50] });
    expect(part(effects, 'jobs')?.effective).toBeCloseTo(0.8, 12);
    expect(part(effects, 'roads')?.effective).toBeCloseTo(0.2, 12);
    expect(part(effects, 'ecology')).toMatchObject({ nominal: 60, effective: 0, noEffect: true, mean: 50, deviation: 0 });
    expect(part(effects, 'ecology.air')).toMatchObject({ nominal: 30, noEffect: true, units: 4 });
    expect(effects.pairs).toEqual([]);
  });

  test('WEIGH-20 a part that evens out the others carries a share below 0', () => {
    // Points: jobs 0, 10, 20, 20; roads 10, 5, 0, 0: the total varies by jobs alone, roads take some of it back.
    const effects = effectsOf({ jobs: [0, 50, 100, 100], roads: [50, 25, 0, 0] });
    expect(part(effects, 'roads')?.effective).toBeLessThan(0);
    expect((part(effects, 'jobs')?.effective ?? 0) + (part(effects, 'roads')?.effective ?? 0)).toBeCloseTo(1, 12);
  });

  test('WEIGH-20 shares of the parts below the root add up to 1, those of a node to its own, for any scores', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(scores, scores, scores, scores, (air, green, jobs, roads) => {
        const effects = effectsOf({ air, green, jobs, roads });
        const of = (path: string): number => part(effects, path)?.effective ?? Number.NaN;
        if (Number.isNaN(of('jobs'))) return;
        expect(of('ecology') + of('jobs') + of('roads')).toBeCloseTo(1, 9);
        expect(of('ecology.air') + of('ecology.green')).toBeCloseTo(of('ecology'), 3);
      }),
      { numRuns: 50 },
    );
  });

  test('WEIGH-20 weights that differ by class make no effect of their own: a part in which all score alike carries nothing', () => {
    const effects = effectsOf(
      { jobs: [60, 60, 60, 60, 60, 60], roads: [0, 100, 0, 100, 'not_applicable', 'not_applicable'] },
      { jobs: '{ else: 20, inland: 40 }', roads: '{ else: 20, inland: none }', teams: ['a', 'a', 'a', 'a', 'b', 'b'] },
    );
    expect(part(effects, 'jobs')).toMatchObject({ noEffect: true, deviation: 0, effective: 0 });
    expect(part(effects, 'roads')).toMatchObject({ units: 4, effective: 1 });
  });

  test('WEIGH-20 by hand with weights that differ: jobs gain −10, 10, −20, 20 and roads −5, 5, 0, 0 points against their means', () => {
    // Together −15, 15, −20, 20 (variance 312.5); covariances with it 275 and 37.5.
    const effects = effectsOf(
      { jobs: [0, 100, 0, 100], roads: [0, 50, 'not_applicable', 'not_applicable'] },
      { jobs: '{ else: 20, inland: 40 }', roads: '{ else: 20, inland: none }', teams: ['a', 'a', 'b', 'b'] },
    );
    expect(part(effects, 'jobs')?.effective).toBeCloseTo(0.88, 12);
    expect(part(effects, 'roads')?.effective).toBeCloseTo(0.12, 12);
    expect(part(effects, 'ecology')?.effective).toBe(0);
  });

  test('WEIGH-20 where the total is no sum of points there is no effective weight, and it is said', () => {
    const effects = effectsOf({ jobs: [10, 20, 30, 90] }, { aggregate: 'geometric' });
    expect(effects).toMatchObject({ additive: false, tooFew: false });
    expect(effects.parts.every(({ effective }) => Number.isNaN(effective))).toBe(true);
    expect(part(effects, 'jobs')?.nominal).toBe(20);
  });

  test('WEIGH-20 WEIGH-21 with three ranked units neither effective weights nor correlations', () => {
    const effects = effectsOf({ jobs: [0, 50, 100], roads: [0, 50, 100] });
    expect(effects).toMatchObject({ ranked: 3, tooFew: true, pairs: [] });
    expect(part(effects, 'jobs')?.effective).toBeNaN();
    expect(part(effects, 'ecology')?.noEffect).toBe(true);
  });

  test('WEIGH-21 parts of one node that go together are redundant, opposite ones pull against each other; parts of other nodes are not compared', () => {
    const together = effectsOf({ jobs: [10, 20, 30, 45], roads: [20, 40, 60, 90], air: [10, 20, 30, 45] });
    expect(together.pairs.map(({ kind, one, other, units }) => [kind, one, other, units])).toEqual([
      ['redundant', 'ecology', 'jobs', 4],
      ['redundant', 'ecology', 'roads', 4],
      ['redundant', 'jobs', 'roads', 4],
    ]);
    // r = −0.6: scores 1, 2, 3, 4 against 3, 4, 1, 2.
    const against = effectsOf({ jobs: [10, 20, 30, 40], roads: [30, 40, 10, 20] });
    expect(against.pairs.map(({ kind, one, other, r }) => [kind, one, other, Number(r.toFixed(9))])).toEqual([
      ['against', 'jobs', 'roads', -0.6],
    ]);
  });

  test('WEIGH-21 only units that have both scores count, and they must be half of the ranked', () => {
    const gap: Cell = 'not_applicable';
    const few = effectsOf({ jobs: [10, 20, 30, 40, gap, gap, gap, gap, gap], roads: [10, 20, 30, 40, 5, 6, 7, 8, 9] });
    expect(few.pairs).toEqual([]);
    const enough = effectsOf({ jobs: [10, 20, 30, 40, gap, gap, gap, gap], roads: [10, 20, 30, 40, 5, 6, 7, 8] });
    expect(enough.pairs.map(({ kind, units }) => [kind, units])).toEqual([['redundant', 4]]);
  });

  test.each([99.9, 33.3, 77.7, 61.3])(
    'WEIGH-21 WEIGH-22 parts in which all six units have %d repeat nothing and fight nothing, float dust aside',
    (score) => {
      const alike = Array.from({ length: 6 }, () => score);
      const effects = effectsOf({ air: alike, green: alike, jobs: alike, roads: [10, 90, 30, 70, 20, 60] });
      expect(effects.pairs).toEqual([]);
      expect(effects.parts.filter(({ noEffect }) => noEffect).map(({ path }) => path)).toEqual([
        'ecology',
        'ecology.air',
        'ecology.green',
        'jobs',
      ]);
      const still = effectsOf({ air: alike, green: alike, jobs: alike, roads: alike });
      expect(still.pairs).toEqual([]);
      expect(still.parts.every(({ effective, noEffect }) => noEffect && Number.isNaN(effective))).toBe(true);
    },
  );

  test('WEIGH-21 a part that is alike where the other has scores correlates with nothing there, however far it spreads elsewhere', () => {
    const gap: Cell = 'not_applicable';
    const found = effectsOf({ jobs: [0, 50, 99.9, 99.9, 99.9, 99.9, 99.9, 99.9], roads: [gap, gap, 10, 20, 30, 40, 55, 60] });
    expect(found.pairs.filter(({ one }) => one === 'jobs')).toEqual([]);
  });

  test('WEIGH-22 a part in which one unit differs has an effect', () => {
    const effects = effectsOf({ jobs: [70, 70, 70, 69] });
    expect(part(effects, 'jobs')?.noEffect).toBe(false);
    expect(part(effects, 'roads')?.noEffect).toBe(true);
  });

  test('WEIGH-20 the order of the units changes nothing', () => {
    const jobs = [12, 90, 33, 47, 81];
    const roads = [5, 77, 20, 64, 31];
    const one = effectsOf({ jobs, roads });
    const other = effectsOf({ jobs: [...jobs].reverse(), roads: [...roads].reverse() });
    one.parts.forEach((each, k) => expect(other.parts[k]?.effective).toBeCloseTo(each.effective, 12));
  });
});

describe('strengths and weaknesses of a unit', () => {
  const of = (member: number, ...args: Parameters<typeof smallRun>) => {
    const { scheme, assessment } = smallRun(...args);
    return strengthsOf(peerScores(scheme.trees['places'] as never, assessment.lists[0] as ListResult), member);
  };

  test('WEIGH-23 points gained against the middle one: share × (score − median) ÷ 100, most first', () => {
    // Medians: jobs 45, roads 50, air 60 (of 20, 50, 70, 90), green 50.
    const found = of(3, { jobs: [10, 40, 50, 95], roads: [50, 50, 50, 20], air: [20, 50, 70, 90], green: [50, 50, 50, 50] });
    expect(found.strengths).toEqual([
      { path: 'jobs', score: 95, median: 45, rank: 1, of: 4, gained: 10 },
      { path: 'ecology.air', score: 90, median: 60, rank: 1, of: 4, gained: 9 },
    ]);
    expect(found.weaknesses).toEqual([{ path: 'roads', score: 20, median: 50, rank: 4, of: 4, gained: -6 }]);
  });

  test('WEIGH-23 equal scores share the better rank; what is missing is neither strength nor weakness', () => {
    const found = of(0, { jobs: [90, 90, 10, 10, 10], roads: ['not_applicable', 10, 20, 30, 40] });
    expect(found.strengths.map(({ path, rank, of: peers }) => [path, rank, peers])).toEqual([['jobs', 1, 5]]);
    expect(found.weaknesses).toEqual([]);
  });

  test('WEIGH-23 peers are those of the own group; fewer than four are no peers', () => {
    const teams = ['a', 'a', 'a', 'a', 'b', 'b', 'b'];
    const jobs = [10, 20, 30, 40, 90, 95, 100];
    expect(of(3, { jobs }, { teams, groups: true }).strengths).toMatchObject([{ path: 'jobs', median: 25, rank: 1, of: 4 }]);
    expect(of(6, { jobs }, { teams, groups: true })).toEqual({ strengths: [], weaknesses: [] });
  });
});

describe('year-end review', () => {
  const kinds = (...args: Parameters<typeof smallRun>) => {
    const { scheme, assessment } = smallRun(...args);
    return reviewRun(scheme, assessment).map(({ kind, path, other, figures }) => ({ kind, path, other, figures }));
  };
  const varied = { air: [12, 80, 33, 61, 47], green: [70, 15, 52, 40, 88], jobs: [20, 90, 65, 35, 50], roads: [55, 60, 15, 85, 30] };

  test('WEIGH-24 A16 four parts that each tell the units apart in their own way show nothing', () => {
    const sides = [0, 1, 2, 3, 4, 5, 6, 7].map((unit) => [unit & 1, (unit >> 1) & 1, (unit >> 2) & 1] as const);
    const values = {
      air: sides.map(([a]) => 100 * a),
      green: sides.map(([, b]) => 100 * b),
      jobs: sides.map(([, , c]) => 100 * c),
      roads: sides.map(([a, b, c]) => 100 * ((a + b + c) % 2)),
    };
    expect(kinds(values)).toEqual([]);
  });

  test('WEIGH-24 A16 a part that is the same for all, with its score', () => {
    expect(kinds({ ...varied, roads: [80, 80, 80, 80, 80] })).toContainEqual({
      kind: 'no_effect',
      path: 'roads',
      other: '',
      figures: { units: 5, score: 80 },
    });
  });

  test('WEIGH-24 A16 nearly everybody at the top: the target asks nothing any more', () => {
    const many = Array.from({ length: 10 }, (_, i) => (i === 9 ? 40 : 100));
    const spread = Array.from({ length: 10 }, (_, i) => (i * 37) % 100);
    expect(kinds({ air: spread, green: [...spread].reverse(), jobs: spread.map((x) => (x * 7) % 100), roads: many })).toContainEqual({
      kind: 'at_top',
      path: 'roads',
      other: '',
      figures: { units: 9, of: 10, share: 0.9, score: 100 },
    });
  });

  test('WEIGH-24 A16 a weight far from its effect, both ways', () => {
    const found = kinds({
      air: [50, 51, 50, 49, 50],
      green: [50, 50, 51, 50, 49],
      jobs: [0, 100, 20, 80, 60],
      roads: [50, 49, 50, 51, 50],
    });
    expect(found.filter(({ kind }) => kind === 'idle').map(({ path }) => path)).toEqual([
      'ecology',
      'ecology.air',
      'ecology.green',
      'roads',
    ]);
    expect(found.filter(({ kind }) => kind === 'outweighs').map(({ path }) => path)).toEqual(['jobs']);
  });

  test('WEIGH-24 A16 nothing is proposed for a part that half of the ranked units or fewer have, however far it moves their totals', () => {
    const values = { air: [50, 51, 50, 49, 50], jobs: [0, 100, 'not_applicable', 'not_applicable', 'not_applicable'] } as const;
    const weights = { jobs: '{ else: 20, inland: none }', roads: '{ else: 20, inland: 40 }', teams: ['a', 'a', 'b', 'b', 'b'] };
    expect(part(effectsOf(values, weights), 'jobs')).toMatchObject({ nominal: 8, units: 2 });
    expect(part(effectsOf(values, weights), 'jobs')?.effective).toBeGreaterThan(0.9);
    expect(kinds(values, weights).filter(({ kind, path }) => kind === 'outweighs' || path === 'jobs')).toEqual([]);
  });

  test('WEIGH-24 A16 late sources and gaps apart, of the units that the part concerns', () => {
    const found = kinds({ ...varied, jobs: [20, 'source_late', 65, 35, 50], roads: [55, 'overdue', 'overdue', 85, 'not_applicable'] });
    expect(found.filter(({ kind }) => kind === 'source_late')).toEqual([
      { kind: 'source_late', path: 'jobs', other: '', figures: { units: 1, of: 5 } },
    ]);
    expect(found.filter(({ kind }) => kind === 'gaps')).toEqual([
      { kind: 'gaps', path: 'roads', other: '', figures: { units: 2, of: 4, share: 0.5 } },
    ]);
    const elsewhere = kinds(
      { ...varied, jobs: [20, 90, 65, 'overdue', 'overdue'] },
      { jobs: '{ else: 20, inland: none }', roads: '{ else: 20, inland: 40 }', teams: ['a', 'a', 'a', 'b', 'b'] },
    );
    expect(elsewhere.filter(({ kind }) => kind === 'gaps')).toEqual([]);
  });
});

describe('what is worked out once a list', () => {
  test('WEIGH-20 WEIGH-23 effects and peers come from memory the second time, for each list result its own', () => {
    const reviews = listReviews();
    const [one, other] = [smallRun({ jobs: [10, 40, 50, 95] }), smallRun({ jobs: [95, 40, 50, 10] })].map(({ scheme, assessment }) => ({
      tree: scheme.trees['places'] as never,
      list: assessment.lists[0] as ListResult,
    }));
    if (!one || !other) throw new Error('no runs');
    expect(reviews.effectsOf(one.tree, one.list)).toEqual(weightEffects(one.tree, one.list));
    expect(reviews.effectsOf(one.tree, one.list)).toBe(reviews.effectsOf(one.tree, one.list));
    expect(reviews.peersOf(one.tree, one.list)).toBe(reviews.peersOf(one.tree, one.list));
    expect(strengthsOf(reviews.peersOf(one.tree, one.list), 3).strengths).toMatchObject([{ path: 'jobs', rank: 1 }]);
    expect(strengthsOf(reviews.peersOf(other.tree, other.list), 3).weaknesses).toMatchObject([{ path: 'jobs', rank: 4 }]);
  });

  test('WEIGH-24 the review asks for effects that are known already, and finds the same', () => {
    const { scheme, assessment } = smallRun({ jobs: [10, 20, 30, 45], roads: [20, 40, 60, 90] });
    const reviews = listReviews();
    let asked = 0;
    const effectsOf: typeof reviews.effectsOf = (tree, list) => {
      asked += 1;
      return reviews.effectsOf(tree, list);
    };
    expect(reviewRun(scheme, assessment, effectsOf)).toEqual(reviewRun(scheme, assessment));
    expect(asked).toBe(1);
  });

  test('WEIGH-23 equal scores share the better rank, for any scores', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(scores, (steps) => {
        const jobs = steps.map((x) => x * 20);
        const { scheme, assessment } = smallRun({ jobs });
        const peers = peerScores(scheme.trees['places'] as never, assessment.lists[0] as ListResult);
        jobs.forEach((score, member) => {
          const { strengths, weaknesses } = strengthsOf(peers, member);
          const rank = 1 + jobs.filter((x) => x > score).length;
          const gained = (20 * (score - median(jobs))) / 100;
          const expected = gained === 0 ? [] : [{ path: 'jobs', score, median: median(jobs), rank, of: jobs.length }];
          expect([...strengths, ...weaknesses]).toMatchObject(expected);
          expect([...strengths, ...weaknesses]).toHaveLength(expected.length);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('moments', () => {
  test.each([99.9, 33.3, 77.7, 61.3])('WEIGH-21 six times %d does not differ', (x) => {
    const alike = Array.from({ length: 6 }, () => x);
    expect(deviation(alike)).toBeLessThan(1e-12);
    expect(differs(alike)).toBe(false);
    expect(correlation(alike, alike)).toBeNaN();
    expect(correlation(alike, [1, 2, 3, 4, 5, 6])).toBeNaN();
    expect(correlation([1, 2, 3, 4, 5, 6], alike)).toBeNaN();
    expect(differs([...alike, x + 0.0001])).toBe(true);
  });

  test('WEIGH-21 over the positions that both have: r is covariance over deviations of those alone', () => {
    const cell = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 30 }), (cells) => {
        const { r, both } = correlationOfBoth(
          cells.map(([x]) => x),
          cells.map(([, y]) => y),
        );
        const kept = cells.filter((pair) => !pair.some(Number.isNaN));
        const one = kept.map(([x]) => x);
        const other = kept.map(([, y]) => y);
        expect(both).toBe(kept.length);
        if (new Set(one).size < 2 || new Set(other).size < 2) expect(r).toBeNaN();
        else expect(r).toBeCloseTo(covariance(one, other) / (deviation(one) * deviation(other)), 12);
      }),
    );
  });

  test('WEIGH-20 by hand', () => {
    expect(covariance([1, 2, 3, 4], [2, 4, 6, 8])).toBe(2.5);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(correlation([1, 1, 1], [3, 2, 1])).toBeNaN();
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
    expect(INDICATORS).toHaveLength(4);
  });
});
