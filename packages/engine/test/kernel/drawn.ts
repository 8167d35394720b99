import { columnOf, MISSING_REASONS, type MissingReason, type Rounding } from '@kedu/model';
import type { Composite, Leaf, MethodParam, MissingRule, Part, Weight } from '@kedu/scheme';
import fc from 'fast-check';
import { SWEEP_METHODS } from '../../src/kernel/methods.ts';
import type { SweepMethod } from '../../src/kernel/plan.ts';
import { addition, type Cell, composite, expression, type FixtureTables, leaf, root, type UnitRow, type Unnamed } from '../fixture.ts';

/** Schemes that a plan can hold, drawn with all that changes a score. Units and values are example data. */
export interface DrawnRun {
  readonly tables: FixtureTables;
  /** Text of the tree, for a test that fails. */
  readonly shape: string;
}

const METHODS = Object.keys(SWEEP_METHODS) as SweepMethod[];
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((x) => x / 10);
const reason = fc.constantFrom(...(MISSING_REASONS.slice(1) as MissingReason[]));
const value = fc.oneof(
  { weight: 6, arbitrary: tenths(-5, 120) },
  { weight: 2, arbitrary: fc.double({ min: -200, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e-12, 1e300, -1e300, 33.335, 66.665, 0.125) },
);
const cell: fc.Arbitrary<Cell> = fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: reason });
const rule: fc.Arbitrary<MissingRule> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<MissingRule>({ rule: 'reweight' }) },
  { weight: 2, arbitrary: fc.constant<MissingRule>({ rule: 'zero', reason: { 'zh-CN': '未报' } }) },
  { weight: 1, arbitrary: fc.constant<MissingRule>({ rule: 'refuse' }) },
);
const rounding: fc.Arbitrary<Rounding> = fc.record({
  places: fc.constantFrom(0, 1, 2, 3, 4),
  rule: fc.constantFrom('half_even' as const, 'half_up' as const, 'half_down' as const, 'down' as const, 'up' as const),
});
const weight: fc.Arbitrary<Weight> = fc.record({
  otherwise: fc.constantFrom(undefined, 0, 5, 10, 12.5, 20, 33.3, 100 / 3),
  byClass: fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('x', 'y', 'o', 'q'), fc.constantFrom<number | 'none'>('none', 0, 10, 25), { maxKeys: 2 }),
    },
  ),
});

/** An expression that gives each unit its own number or gap. */
const byUnit = fc
  .array(fc.oneof({ weight: 5, arbitrary: tenths(-2, 90) }, { weight: 1, arbitrary: reason }), { minLength: 12, maxLength: 12 })
  .map((cells) => expression('by_unit', ({ size }) => columnOf(Array.from({ length: size }, (_, i) => cells[i % 12] as Cell))));
const quantity: fc.Arbitrary<MethodParam> = fc.oneof({ weight: 3, arbitrary: tenths(-2, 90) }, { weight: 1, arbitrary: byUnit });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** From worst to best; read from the end, those of an indicator of which less is better. */
const STANDARDS: readonly (readonly (readonly [value: number, coefficient: number])[])[] = [
  [
    [2, 0.2],
    [5, 0.4],
    [8, 0.6],
    [12.5, 0.8],
    [90, 1],
  ],
  [
    [0, 0],
    [30, 0.333],
  ],
  [[40, 1.1]],
];
/** The indicator of which less is better in every run; of i1, i3 and i5 that is drawn. */
export const LOWER = 'i6';
const banded = fc.constantFrom(...STANDARDS).chain((rows) => {
  const falling = rows.map(([, coefficient], k) => [(rows.at(-1 - k) as readonly [number, number])[0], coefficient] as const);
  return fc
    .constantFrom('i0', 'i2', 'i4', LOWER)
    .map((indicator) => ({ indicator, params: { standards: indicator === LOWER ? falling : rows } as Params }));
});

type Params = Readonly<Record<string, MethodParam | undefined>>;
const PARAMS: Readonly<Record<Exclude<SweepMethod, 'efficacy_banded'>, fc.Arbitrary<Params>>> = {
  completion: fc.record({
    target: maybe(quantity),
    bonus_up_to: maybe(fc.constantFrom(100, 120)),
    overshoot_limit: maybe(fc.oneof(fc.constant(0.3), byUnit)),
  }),
  growth_on_base: fc.record({
    baseline: maybe(quantity),
    full_at: fc.oneof(fc.constantFrom(0.1, 5, 20), byUnit),
    zero_at: maybe(fc.oneof(fc.constantFrom(-0.2, 0), byUnit)),
    in: maybe(fc.constantFrom('ratio', 'points')),
  }),
  interval: fc.record({ low: quantity, high: quantity, fade: maybe(quantity) }),
  piecewise: fc.record({
    points: fc.constantFrom<MethodParam>(
      [
        [0, 10],
        [30, 60],
        [60.5, 90],
      ],
      [
        [10, 100],
        [20, 33.3],
      ],
      [
        [5, 0],
        [6, 100],
        [90, 20],
      ],
    ),
  }),
  efficacy: fc.record({
    min: maybe(quantity),
    max: maybe(quantity),
    base: maybe(fc.constantFrom(40, 60)),
    range: maybe(fc.constantFrom(40, 60)),
  }),
  goalposts: fc.record({ worst: quantity, best: quantity }),
  min_max: fc.record({ to: maybe(fc.constantFrom<MethodParam>([60, 100], [100, 20])) }),
  z_score: fc.record({ centre: maybe(fc.constantFrom(50, 60)), spread: maybe(fc.constantFrom(10, 33.3)) }),
  ratio_to_first: fc.constant({}),
  fraction_of_max: fc.constant({}),
  step: fc.record({
    target: maybe(quantity),
    at_target: fc.constantFrom(80, 66.7),
    unit: fc.constantFrom(0.5, 1, 3),
    per: fc.constantFrom(0.5, 1, 0.1),
    whole: maybe(fc.boolean()),
  }),
  all_or_nothing: fc.record({ target: maybe(quantity), otherwise: maybe(fc.constantFrom(-20, 0, 60)) }),
  given: fc.record({ out_of: maybe(fc.constantFrom(15, 100, 120)) }),
  deduction: fc.record({ from: maybe(fc.constantFrom(80, 100, 120)), per: fc.oneof(fc.constantFrom(0, 0.5, 5, 33.3), byUnit) }),
  bonus: fc.record({ per: fc.oneof(fc.constantFrom(0, 0.1, 2, 33.3), byUnit), cap: fc.constantFrom(30, 100, 110) }),
  distance_to_target: fc.record({ target: maybe(quantity), reach: fc.oneof(fc.constantFrom(0.3, 2, 50), quantity) }),
  distance_to_best: fc.constant({}),
  progress_to_target: fc.record({ target: maybe(quantity) }),
  rank: fc.oneof(
    fc.record({ table: fc.constantFrom<MethodParam>([60, 57, 54], [100], [90, 90, 33.3, 20]) }),
    fc.record({ first: maybe(fc.constantFrom(95, 100)), step: fc.constantFrom(0.7, 5) }),
    fc.record({ first: maybe(fc.constantFrom(95, 100)), last: maybe(fc.constantFrom(33.3, 60)) }),
  ),
  percentile: fc.constant({}),
  borda: fc.constant({}),
};

const indicator = fc.constantFrom('i0', 'i1', 'i2', 'i3', 'i4', 'i5', LOWER);

/** A leaf by any method that a plan holds. */
export const drawnLeaf: fc.Arbitrary<Unnamed<Leaf>> = fc.constantFrom(...METHODS).chain((method) =>
  fc
    .record({
      own: method === 'efficacy_banded' ? banded : fc.record({ params: PARAMS[method], indicator }),
      weight,
      missing: rule,
      peers: fc.constantFrom('list', 'class', 'group', 'zone'),
      cap: maybe(fc.constantFrom(90, 110)),
      floor: maybe(fc.constantFrom(-10, 20)),
    })
    .map(({ own: { params, indicator: id }, cap, floor, ...options }): Unnamed<Leaf> => {
      const given = Object.fromEntries(Object.entries(params).filter(([, param]) => param !== undefined)) as Record<string, MethodParam>;
      return leaf(method, given, {
        indicator: id,
        ...options,
        ...(cap === undefined ? {} : { cap }),
        ...(floor === undefined ? {} : { floor }),
      });
    }),
);

/** Bonuses and deductions for some of the units, here and there in a tree. */
const drawnAddition: fc.Arbitrary<Unnamed<Part>> = fc
  .record({
    events: fc.array(fc.record({ unit: fc.integer({ min: 1, max: 4 }), points: fc.constantFrom(-3, -0.125, 0.1, 0.2, 5) }), {
      maxLength: 6,
    }),
    cap: maybe(fc.constantFrom(0.3, 4)),
  })
  .map(({ events, cap }) =>
    addition(
      events.map(({ unit, points }) => ({ unitCode: `99000${unit}`, points })),
      cap === undefined ? {} : { cap },
    ),
  );

const partsOf = (depth: number): fc.Arbitrary<Readonly<Record<string, Unnamed<Part>>>> =>
  fc
    .tuple(scoredPartsOf(depth), fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: drawnAddition }))
    .map(([parts, added]) => (added ? { ...parts, added } : parts));

const scoredPartsOf = (depth: number): fc.Arbitrary<Readonly<Record<string, Unnamed<Part>>>> =>
  fc
    .array(depth === 0 ? drawnLeaf : fc.oneof({ weight: 2, arbitrary: drawnLeaf }, { weight: 1, arbitrary: compositeOf(depth - 1) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => Object.fromEntries(parts.map((part, k) => [`p${k}`, part])));

const nodeOptions = {
  weights: fc.constantFrom<Composite['weights']>('points', 'points_of_total', 'relative'),
  aggregate: fc.constantFrom<Composite['aggregate']>([{ name: 'arithmetic', share: 1 }], [{ name: 'sum', share: 1 }]),
  missing: rule,
};
const compositeOf = (depth: number): fc.Arbitrary<Unnamed<Part>> =>
  fc
    .record({ parts: partsOf(depth), weight, ...nodeOptions })
    .map(({ parts, ...options }) =>
      composite(parts, options.weights === 'points_of_total' ? { ...options, weight: aboveZero(options.weight) } : options),
    );

/** A node whose parts are points of the total has points itself: the check of a scheme refuses anything else (WEIGHT-1). */
function aboveZero({ otherwise, byClass }: Weight): Weight {
  return {
    otherwise: otherwise === 0 ? 5 : otherwise,
    byClass: Object.fromEntries(Object.entries(byClass).map(([id, own]) => [id, own === 0 ? 10 : own])),
  };
}

const units = (least: number, most: number): fc.Arbitrary<readonly (UnitRow & { readonly cells: readonly Cell[] })[]> =>
  fc
    .array(
      fc.record({
        class: fc.constantFrom('', 'x', 'y'),
        overlays: fc.subarray(['o', 'q']),
        group: fc.constantFrom('', 'a', 'b'),
        attributes: fc.record({ zone: fc.constantFrom('山', '川') }),
        cells: fc.array(cell, { minLength: 9, maxLength: 9 }),
      }),
      { minLength: least, maxLength: most },
    )
    .map((rows) => rows.map((row, i) => ({ id: `99${String(i + 1).padStart(4, '0')}`, ...row })));

export const drawnRun = (least = 1, most = 9): fc.Arbitrary<DrawnRun> =>
  fc
    .record({
      rows: units(least, most),
      parts: fc.integer({ min: 0, max: 2 }).chain(partsOf),
      top: fc.record(nodeOptions),
      lower: fc.subarray(['i1', 'i3', 'i5']),
      roundings: fc.record({ indicator: maybe(rounding), part: maybe(rounding), total: rounding }),
    })
    .map(({ rows, parts, top, lower, roundings }) => {
      const columns = (from: number, count: number, take: (k: number) => string) =>
        Object.fromEntries(Array.from({ length: count }, (_, k) => [take(k), rows.map(({ cells }) => cells[from + k] as Cell)]));
      const tree = root(parts, top);
      const tables: FixtureTables = {
        units: rows,
        values: columns(0, 7, (k) => `i${k}`),
        targets: columns(7, 1, () => 'i0'),
        baselines: columns(8, 1, () => 'i1'),
        indicators: Object.fromEntries([...lower, LOWER].map((id) => [id, { better: 'lower' as const }])),
        tree,
        scheme: { rounding: roundings },
      };
      return { tables, shape: JSON.stringify(tree, (key, x: unknown) => (key === 'place' || key === 'title' ? undefined : x)) };
    });
