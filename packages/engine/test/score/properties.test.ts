import { MISSING_REASONS, type MissingReason } from '@kedu/model';
import type { Composite, Leaf, MethodName, MethodParam, MissingRule } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../src/context.ts';
import { METHODS } from '../../src/normalise/methods.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import type { ListScores } from '../../src/steps/scoreTable.ts';
import { calculate } from '../calculator.ts';
import { addition, type Cell, composite, condition, type FixtureTables, fixture, leaf, root, type UnitRow } from '../fixture.ts';

/** Parameters for every method; with these, interval and piecewise are the only ones that may fall as a value gets better. */
const PARAMS: Readonly<Record<MethodName, Readonly<Record<string, MethodParam>>>> = {
  completion: { target: 40, bonus_up_to: 120 },
  growth_on_base: { baseline: 30, full_at: 0.5, zero_at: -0.2 },
  interval: { low: 20, high: 40, fade: 10 },
  piecewise: {
    points: [
      [0, 10],
      [30, 60],
      [60, 90],
    ],
  },
  efficacy: { base: 60, range: 40 },
  efficacy_banded: {
    standards: [
      [10, 0.2],
      [30, 0.6],
      [60, 1],
    ],
  },
  goalposts: { worst: 5, best: 65 },
  min_max: {},
  z_score: { centre: 50, spread: 10 },
  rank: { first: 100, step: 5 },
  percentile: {},
  ratio_to_first: {},
  fraction_of_max: {},
  borda: {},
  distance_to_best: {},
  distance_to_reference: { unit: '990001' },
  progress_to_target: { target: 90 },
  distance_to_target: { target: 40, reach: 30 },
  step: { target: 40, at_target: 80, unit: 2, per: 1, whole: true },
  all_or_nothing: { target: 40, otherwise: 20 },
  deduction: { from: 100, per: 1.5 },
  bonus: { per: 2, cap: 80 },
  given: { out_of: 80 },
};
const NAMES = Object.keys(METHODS) as MethodName[];

const number = fc.integer({ min: 0, max: 700 }).map((tenths) => tenths / 10);
const reason = fc.constantFrom(...(MISSING_REASONS.slice(1) as MissingReason[]));
const cell: fc.Arbitrary<Cell> = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: reason });
const rules: readonly MissingRule[] = [
  { rule: 'reweight' },
  { rule: 'refuse' },
  { rule: 'zero', reason: { 'zh-CN': '未报' } },
  { rule: 'mean_of', group: 'zone' },
  { rule: 'median_of', group: 'class', over: condition('ranked', (x) => x === 1) },
  { rule: 'last_value', months: 12 },
  { rule: 'interpolate', months: 12 },
  { rule: 'mean_value_of', group: 'zone' },
  { rule: 'median_value_of', group: 'list', over: condition('ranked', (x) => x === 1) },
];
const treatments: readonly Leaf['outliers'][] = [
  undefined,
  { skew: 0.5, kurtosis: -1, winsorise: 2, then: 'none' },
  { skew: 0.5, kurtosis: -1, winsorise: 1, then: 'log' },
];
const aggregates: readonly Composite['aggregate'][] = [
  ...(['arithmetic', 'geometric', 'harmonic', 'sum', 'worst', 'copeland', 'borda', 'topsis'] as const).map((name) => [{ name, share: 1 }]),
  ...[-2, 0.5, 3].map((power) => [{ name: 'generalised' as const, share: 1, power }]),
];

interface Drawn {
  readonly units: readonly (UnitRow & { readonly cells: readonly Cell[]; readonly before: readonly Cell[]; readonly size: Cell })[];
  readonly leaves: readonly {
    readonly method: MethodName;
    readonly rule: MissingRule;
    readonly weight: number;
    readonly better: 'higher' | 'lower';
    readonly peers: string;
    readonly perSize: boolean;
    readonly outliers: Leaf['outliers'];
  }[];
  readonly aggregate: Composite['aggregate'];
  readonly partPlaces: number | undefined;
}

const LEAVES = 4;
const drawn: fc.Arbitrary<Drawn> = fc.record({
  units: fc
    .array(
      fc.record({
        class: fc.constantFrom('x', 'y', ''),
        attributes: fc.record({ zone: fc.constantFrom('山', '川') }),
        cells: fc.array(cell, { minLength: LEAVES, maxLength: LEAVES }),
        before: fc.array(cell, { minLength: LEAVES, maxLength: LEAVES }),
        size: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }) }, { weight: 1, arbitrary: reason }),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((units) => units.map((unit, i) => ({ id: `99${String(i + 1).padStart(4, '0')}`, ...unit }))),
  leaves: fc.array(
    fc.record({
      method: fc.constantFrom(...NAMES),
      rule: fc.constantFrom(...rules),
      weight: fc.constantFrom(1, 2, 3.5, 10),
      better: fc.constantFrom('higher' as const, 'lower' as const),
      peers: fc.constantFrom('list', 'class', 'zone'),
      perSize: fc.boolean(),
      outliers: fc.constantFrom(...treatments),
    }),
    { minLength: LEAVES, maxLength: LEAVES },
  ),
  aggregate: fc.constantFrom(...aggregates),
  partPlaces: fc.constantFrom(undefined, 1, 3),
});

function tablesOf({ units, leaves, aggregate, partPlaces }: Drawn, scale = 1, idle = false): FixtureTables {
  const part = (k: number) => {
    const { method, rule, weight, peers, perSize, outliers } = leaves[k]!;
    return leaf(method, PARAMS[method], {
      weight: weight * scale,
      missing: rule,
      peers,
      ...(perSize ? { per: { indicator: 'size', times: 10 } } : {}),
      ...(outliers ? { outliers } : {}),
    });
  };
  return {
    units,
    values: {
      ...Object.fromEntries(
        leaves.map((_, k) => [
          `i${k}`,
          {
            '2022': units.map(({ before }) => before[k]!),
            '2023': units.map(({ cells }) => cells[k]!),
            '2024': units.map(({ before }) => before[(k + 1) % LEAVES]!),
          },
        ]),
      ),
      size: { '2022': units.map(({ size }) => size), '2023': units.map(({ size }) => size), '2024': units.map(({ size }) => size) },
    },
    indicators: Object.fromEntries(leaves.map(({ better }, k) => [`i${k}`, { better }])),
    lists: { places: { eligible: { when: condition('missing_share', (x) => x <= 0.5), otherwise: { 'zh-CN': '缺失过多' } } } },
    scheme: {
      rounding: {
        total: { places: 2, rule: 'half_up' },
        ...(partPlaces === undefined ? {} : { part: { places: partPlaces, rule: 'half_up' as const } }),
      },
    },
    tree: root({
      inner: composite(
        { i0: part(0), i1: part(1), ...(idle ? { i3: { ...part(3), weight: { otherwise: 0, byClass: {} } } } : {}) },
        { weight: 2 * scale, aggregate, missing: { rule: 'mean_of', group: 'zone' } },
      ),
      i2: part(2),
      ...(idle ? {} : { i3: part(3) }),
      bonus: addition(
        [
          { points: 1.5, unitCode: '990001' },
          { points: -0.3, unitCode: '990002' },
        ].filter(({ unitCode }) => units.some(({ id }) => id === unitCode)),
      ),
    }),
  };
}

const run = (ctx: RunContext): ListScores => score(ctx, calibrate(ctx)).lists[0]!;
const totalsByUnit = (tables: FixtureTables): ReadonlyMap<string, number> => {
  const ctx = fixture(tables);
  const list = run(ctx);
  return new Map([...list.enrolled.members].map((unit, k) => [ctx.enrolment.units[unit]!.id, list.total[k]!]));
};

describe('properties of scores', () => {
  it('AGG-1: the order in which units are given never matters', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), (tables, picks) => {
        const shuffled = [...tables.units];
        for (let i = shuffled.length - 1; i > 0; i -= 1) {
          const j = (picks.next().value as number) % (i + 1);
          [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
        }
        expect(totalsByUnit(tablesOf({ ...tables, units: shuffled }))).toEqual(totalsByUnit(tablesOf(tables)));
      }),
      { numRuns: 150 },
    );
  });

  it('AGG-1: which unit bears which ID matters to no score but by the dust of the order of summation', () => {
    fc.assert(
      // A method that names a unit is about that unit: exchanging IDs would exchange what it asks.
      fc.property(
        drawn.filter(({ leaves }) => leaves.every(({ method }) => method !== 'distance_to_reference')),
        (tables) => {
          const reversed = tables.units.map((unit, i) => ({ ...unit, id: tables.units[tables.units.length - 1 - i]!.id }));
          const root = (units: Drawn['units']) =>
            run(fixture({ ...tablesOf({ ...tables, units, partPlaces: undefined }) })).parts.get('')!.score;
          const own = root(tables.units);
          const other = root(reversed);
          const last = tables.units.length - 1;
          for (let i = 0; i <= last; i += 1) {
            expect(other.missing[last - i]).toBe(own.missing[i]);
            if (own.missing[i] === 0) expect(other.values[last - i]).toBeCloseTo(own.values[i]!, 9);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('AGG-4: scaling the weights changes no score and no total away from a tie', () => {
    fc.assert(
      fc.property(
        drawn.filter(({ aggregate }) => aggregate[0]?.name !== 'sum'),
        fc.constantFrom(2, 3, 0.1, 7.3),
        (tables, factor) => {
          const plain = run(fixture(tablesOf({ ...tables, partPlaces: undefined }))).parts.get('')!.score;
          const scaled = run(fixture(tablesOf({ ...tables, partPlaces: undefined }, factor))).parts.get('')!.score;
          expect([...scaled.missing]).toEqual([...plain.missing]);
          plain.values.forEach((x, i) => plain.missing[i] === 0 && expect(scaled.values[i]).toBeCloseTo(x, 9));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('AGG-1: an indicator of weight 0 changes no score and refuses nothing', () => {
    fc.assert(
      fc.property(drawn, (tables) => {
        const without = run(fixture(tablesOf(tables, 1, true)));
        const { tree, ...rest } = tablesOf(tables, 1, true);
        const [inner, ...others] = tree!.parts;
        const pruned = {
          ...tree!,
          parts: [{ ...(inner as typeof tree & object), parts: (inner as NonNullable<typeof tree>).parts.slice(0, 2) }, ...others],
        } as NonNullable<typeof tree>;
        const never = run(fixture({ ...rest, tree: pruned }));
        expect([...without.total]).toEqual([...never.total]);
        expect([...without.ranked]).toEqual([...never.ranked]);
      }),
      { numRuns: 150 },
    );
  });

  it('AGG-1: the same input gives the same bits twice, and is not written to', () => {
    fc.assert(
      fc.property(drawn, (tables) => {
        const ctx = fixture(tablesOf(tables));
        const columns = () =>
          tables.leaves.map((_, k) => ctx.data.value(`i${k}`, ctx.input.period)).map(({ values, missing }) => [...values, ...missing]);
        const before = columns();
        const scheme = JSON.stringify(ctx.input.scheme);
        const references = calibrate(ctx);
        const frozen = JSON.stringify([...references]);
        const [first, second] = [score(ctx, references), score(ctx, references)].map(({ lists }) =>
          [...lists[0]!.parts].map(([path, part]) => [path, [...part.score.values], [...part.points.values], [...part.weight]]),
        );
        expect(second).toEqual(first);
        expect(columns()).toEqual(before);
        expect(JSON.stringify(ctx.input.scheme)).toBe(scheme);
        expect(JSON.stringify([...references])).toBe(frozen);
      }),
      { numRuns: 60 },
    );
  });

  it('AGG-3: points of the parts add up to the score of a node that is a mean or a sum', () => {
    fc.assert(
      fc.property(drawn, (tables) => {
        const { parts } = run(fixture(tablesOf({ ...tables, aggregate: [{ name: 'arithmetic', share: 1 }] })));
        const total = parts.get('')!.score;
        total.values.forEach((whole, i) => {
          if (total.missing[i] !== 0) return;
          const sum = ['inner', 'i2', 'i3']
            .map((path) => parts.get(path)!.points)
            .reduce((all, points) => all + (points.missing[i] === 0 ? points.values[i]! : 0), 0);
          expect(sum).toBeCloseTo(whole, 9);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('METHOD-4: arithmetic of every leaf and node redoes its number', () => {
    fc.assert(
      fc.property(drawn, (tables) => {
        const ctx = fixture(tablesOf({ ...tables, partPlaces: undefined }));
        const list = run(ctx);
        for (const { leaf: own, methodCase, uncapped, floor, cap } of list.leaves.values()) {
          for (const unit of list.enrolled.members) {
            const input = methodCase(unit);
            if (!input) continue;
            const redone = calculate(METHODS[own.method.name].arithmetic(input));
            expect(redone + 0).toBe(uncapped.values[unit]);
            const part = list.parts.get(own.path)!.score;
            if (part.missing[unit] === 0) expect(Math.min(Math.max(redone, floor), cap) + 0).toBe(part.values[unit]);
          }
        }
        for (const { composite: own, arithmetic } of list.composites.values()) {
          for (const unit of list.enrolled.members) {
            const text = arithmetic(unit);
            if (text !== undefined) expect(calculate(text)).toBeCloseTo(list.parts.get(own.path)!.score.values[unit]!, 9);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a better value never lowers the unit’s own score', () => {
  const FREE: readonly MethodName[] = ['interval', 'piecewise', 'deduction', 'bonus', 'given', 'goalposts'];
  for (const method of NAMES.filter((name) => name !== 'interval')) {
    for (const better of ['higher', 'lower'] as const) {
      // Methods that do not read the direction say themselves what is better.
      const reads = !FREE.includes(method);
      const rises = method === 'deduction' ? false : reads ? better === 'higher' : true;
      const params =
        method === 'efficacy_banded' && better === 'lower'
          ? {
              standards: [
                [60, 0.2],
                [30, 0.6],
                [10, 1],
              ] as const,
            }
          : PARAMS[method];
      it(`METHOD-7 ${method}, ${better} is better${reads ? '' : ' (direction not read)'}`, () => {
        fc.assert(
          fc.property(fc.array(number, { minLength: 1, maxLength: 6 }), number, number, (others, a, b) => {
            const [worse, improved] = (rises ? a <= b : a >= b) ? [a, b] : [b, a];
            const own = (x: number) => {
              const values = [x, ...others];
              const list = run(
                fixture({
                  units: values.map((_, i) => `99000${i}`),
                  values: { i: values },
                  indicators: { i: { better } },
                  tree: root({ i: leaf(method, params as Readonly<Record<string, MethodParam>>) }),
                }),
              );
              return list.parts.get('i')!.score;
            };
            const [before, after] = [own(worse), own(improved)];
            if (before.missing[0] === 0 && after.missing[0] === 0) expect(after.values[0]).toBeGreaterThanOrEqual(before.values[0]! - 1e-9);
          }),
          { numRuns: 100 },
        );
      });
    }
  }

  it('METHOD-7 the exceptions are real: an interval and an overshoot guard do lower a better value', () => {
    const own = (x: number, method: MethodName, params: Readonly<Record<string, MethodParam>>) =>
      run(fixture({ units: ['990001'], values: { i: [x] }, tree: root({ i: leaf(method, params) }) })).total[0]!;
    expect(own(50, 'interval', PARAMS.interval)).toBeLessThan(own(40, 'interval', PARAMS.interval));
    const guarded = { target: 40, overshoot_limit: 0.3 };
    expect(own(60, 'completion', guarded)).toBeLessThan(own(52, 'completion', guarded));
  });
});
