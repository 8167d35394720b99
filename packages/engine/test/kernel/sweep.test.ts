import type { Leaf } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../src/context.ts';
import { dataOf } from '../../src/kernel/dataOf.ts';
import { fixedParams } from '../../src/kernel/fixedParams.ts';
import { planOf } from '../../src/kernel/planOf.ts';
import { referencesOf, withReferences } from '../../src/kernel/references.ts';
import { sweep } from '../../src/kernel/sweep.ts';
import { METHODS } from '../../src/normalise/methods.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { type Cell, composite, fixture, leaf, root } from '../fixture.ts';
import { drawnLeaf, drawnRun, LOWER } from './drawn.ts';

/** Scores of `assess` and of a sweep, number by number; throws where they differ in one bit. */
function compareWithAssess(ctx: RunContext, values: 'checked' | 'prepared' = 'checked'): void {
  const enrolled = ctx.enrolment.lists[0]!;
  const { list } = enrolled;
  const input = { scheme: ctx.input.scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled, values };
  const { plan, order } = planOf(input);
  if (!plan) throw new Error(`no plan of ${list.id}`);
  const data = dataOf(ctx, enrolled, plan, order);
  const own = referencesOf(plan, data);
  const given = withReferences(plan, own);
  const result = sweep(given, data, 'all');

  const references = calibrate(ctx);
  const points = [...references].filter(([, { offer }]) => offer === undefined).map(([key]) => key);
  expect([...own.keys()].sort()).toEqual(points.sort());
  for (const [key, { count, min, max, mean, sd, ranked }] of own) {
    const known = references.get(key)!;
    expect([count, min, max, mean, sd]).toEqual([known.count, known.min, known.max, known.mean, known.sd]);
    if (ranked) expect(ranked).toEqual(known.ranked);
  }

  const expected = score(ctx, references).lists[0]!;
  order.members.forEach((k, i) => same('total', result.total[i], expected.points[k]));
  const parts = [
    ...given.leaves.map(({ path }, k) => [path, result.leaves?.[k]] as const),
    ...given.nodes.map(({ path }, k) => [path, result.nodes?.[k]] as const),
  ];
  for (const [path, scores] of parts) {
    const part = expected.parts.get(path)!;
    order.units.forEach((unit, i) => {
      same(`${path} of ${unit}`, scores?.[i], part.score.missing[unit] === 0 ? part.score.values[unit] : Number.NaN);
    });
  }
  const totals = sweep(given, data);
  expect(totals.total).toEqual(result.total);
  expect(sweep(given, data, 'nodes').nodes).toEqual(result.nodes);
}

function same(what: string, found: number | undefined, expected: number | undefined): void {
  if (!Object.is(found, expected)) throw new Error(`${what}: found ${found}, expected ${expected}`);
}

describe('sweep: what assess gives', () => {
  it('KERNEL-1 KERNEL-4 totals, nodes and leaves are those of assess, bit by bit', () => {
    fc.assert(
      fc.property(drawnRun(), ({ tables }) => compareWithAssess(fixture(tables))),
      { numRuns: 800 },
    );
  }, 120_000);

  it('KERNEL-2 METHOD-2 a leaf whose floor is above its cap makes no plan; with any other bounds the scores are those of assess', () => {
    const bound = fc.constantFrom(undefined, -10, 0, 20, 60, 90, 100, 110, 150);
    fc.assert(
      fc.property(
        drawnLeaf,
        bound,
        bound,
        fc.array(fc.integer({ min: -20, max: 1200 }), { minLength: 1, maxLength: 9 }),
        (drawn, cap, floor, cells) => {
          const { cap: _cap, floor: _floor, ...rest } = drawn;
          const own: typeof drawn = { ...rest, ...(cap === undefined ? {} : { cap }), ...(floor === undefined ? {} : { floor }) };
          const units = cells.map((_, i) => ({ id: `99${1000 + i}`, attributes: { zone: '山' } }));
          const values = { [own.indicator]: cells.map((x) => x / 10) };
          const tree = root({ own: { ...own, weight: { otherwise: 100, byClass: {} } } });
          const ctx = fixture({ units, values, tree, indicators: { [LOWER]: { better: 'lower' } } });
          const enrolled = ctx.enrolment.lists[0]!;
          const { plan, issues } = planOf({ scheme: ctx.input.scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled });
          const given = METHODS[own.method.name].bounds(fixedParams(ctx.input.scheme.trees[enrolled.list.id]!.parts[0] as Leaf));
          const isBounded = (floor ?? given[0]) <= (cap ?? given[1]);
          expect(issues?.map(({ args }) => args['reason'])).toEqual(isBounded ? undefined : ['bounds']);
          if (plan) compareWithAssess(ctx);
          else expect(score(ctx, calibrate(ctx)).lists[0]!.points.length).toBe(units.length);
        },
      ),
      { numRuns: 800 },
    );
  }, 120_000);

  it('KERNEL-2 a weight beyond what float64 multiplies makes no plan; assess scores the list', () => {
    for (const [weight, isPlanned] of [
      [1e-300, false],
      [5e-324, false],
      [1e101, false],
      [1e-100, true],
      [1e100, true],
      [0, true],
    ] as const) {
      const below = composite(
        { one: leaf('given', {}, { weight }), two: leaf('given', {}, { weight: 50 }) },
        { weight: { otherwise: 40, byClass: { x: 'none' } }, weights: 'points_of_total', aggregate: [{ name: 'sum', share: 1 }] },
      );
      const tree = root({ below, three: leaf('given', {}, { weight: 60 }) }, { weights: 'points_of_total' });
      const units = ['990100', '990200'].map((id, i) => ({ id, class: i === 0 ? 'x' : 'y' }));
      const places = { places: 2, rule: 'half_even' as const };
      const scheme = { rounding: { indicator: places, part: places, total: places } };
      const ctx = fixture({ units, values: { one: [50, 60], two: [70, 'overdue'], three: [80, 90] }, tree, scheme });
      const enrolled = ctx.enrolment.lists[0]!;
      const { issues } = planOf({ scheme: ctx.input.scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled });
      expect(issues?.map(({ args }) => [args['part'], args['reason']])).toEqual(isPlanned ? undefined : [['below.one', 'weights']]);
      if (isPlanned && weight < 1e99) compareWithAssess(ctx);
      if (!isPlanned && weight < 1) expect(score(ctx, calibrate(ctx)).lists[0]!.points[0]).toBe(8000);
    }
  });

  it('KERNEL-3 more units of a profile than are scored together', () => {
    const units = Array.from({ length: 1200 }, (_, i) => ({ id: `99${10_000 + i}`, class: i % 3 === 0 ? 'x' : 'y' }));
    const cells = (from: number): Cell[] => units.map((_, i) => (i % 19 === from ? 'overdue' : ((i * 7919 + from * 104_729) % 9973) / 97));
    const tree = root(
      {
        one: leaf('min_max', {}, { weight: { otherwise: 30, byClass: { x: 50 } }, peers: 'class' }),
        rest: composite(
          { two: leaf('z_score', {}, { weight: 60 }), three: leaf('given', {}, { weight: 40 }) },
          { weight: 50, weights: 'points_of_total' },
        ),
      },
      { weights: 'points_of_total' },
    );
    const places = { places: 2, rule: 'half_even' as const };
    const scheme = { rounding: { indicator: places, part: places, total: places } };
    compareWithAssess(fixture({ units, values: { one: cells(1), two: cells(2), three: cells(3) }, tree, scheme }));
    compareWithAssess(fixture({ units, values: { one: cells(1), two: cells(2), three: cells(3) }, tree }));
  });

  it('KERNEL-2 over prepared values: denominated, filled from the group and from before, outliers treated', () => {
    const units = ['990100', '990200', '990300', '990400', '990500'];
    const values = {
      sick: [5, 'overdue', 9, 4, 7] as const,
      people: [10, 20, 'source_late', 8, 14] as const,
      spend: [10, 11, 12, 13, 900] as const,
      old: { '2022': [30, 40, 50, 60, 70], '2023': [31, 'overdue', 'not_due', 61, 71] } as const,
    };
    const tree = root({
      sick: leaf('min_max', {}, { per: { indicator: 'people', times: 1000 }, missing: { rule: 'mean_value_of', group: 'list' } }),
      spend: leaf('z_score', {}, { outliers: { skew: 1, kurtosis: 2, winsorise: 2, then: 'none' } }),
      old: leaf('given', {}, { missing: { rule: 'last_value', months: 12 } }),
    });
    compareWithAssess(fixture({ units, values, tree }), 'prepared');
  });
});
