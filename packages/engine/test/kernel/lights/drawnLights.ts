import { MISSING_REASONS, type MissingReason } from '@kedu/model';
import type { Indicator, LightRule, TargetRow } from '@kedu/scheme';
import fc from 'fast-check';
import { lightRule } from '../../light/rules.ts';
import { leaf, root, type UnitRow } from '../../fixture.ts';
import type { Cell, Reported, RunTables } from '../../values/run.ts';

/** Schemes with lights, and their data, drawn with all that changes a light. Units and values are example data. */

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -20, max: 240 }).map((x) => x / 2) },
  { weight: 2, arbitrary: fc.double({ min: -200, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e-12, 1.7e308, -1.7e308, 4e6, 4e6 + 0.1, 1e-310) },
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom(...(MISSING_REASONS.slice(1) as MissingReason[])) },
);

/** Conditions that a plan holds, and a few that none does. */
const CONDITIONS = [
  'lag >= 0.20',
  'lag > 0',
  '0.3 <= lag',
  'lag > param.red',
  'lag <= -0.1',
  'lag < 0.05',
  'value >= 50',
  'value < param.green',
  'param.red / 3 >= value',
  'reaches(value, param.green)',
  'reaches(value, (param.green + param.red) / 2)',
  'reaches(lag, 0.1)',
  'node_missed',
  'node_missed',
  'true',
  'param.red > 10',
];
const BEYOND = ['missed_nodes >= 2', 'lag > 0.1 && value > 3', 'value < previous_value', 'value == 3'];

const rules: fc.Arbitrary<readonly LightRule[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom('red', 'yellow', 'blue'),
      when: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...CONDITIONS) }, { weight: 1, arbitrary: fc.constantFrom(...BEYOND) }),
      only: maybe(fc.constantFrom<readonly string[]>(['x'], ['x', 'y'])),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => drawn.map(({ name, when, only }) => lightRule(name, when, only ? { for: [...only] } : {})));

const schedule: fc.Arbitrary<Indicator['schedule']> = fc.constantFrom<Indicator['schedule']>(
  undefined,
  'same',
  [0.15, 0.45, 0.75, 1],
  [0.5, 1],
  [0.1, 0.2, 0.3, 0.3, 0.3, 0.5, 0.6, 0.6, 0.7, 0.8, 0.9, 1],
  { '2023Q2': 10, '2023Q4': 60 },
  { '2023-03': 33.3, '2023H1': 40 },
);
const indicator: fc.Arbitrary<Partial<Indicator>> = fc
  .record({
    accrual: fc.constantFrom<Indicator['accrual']>('flow', 'cumulative', 'stock', 'rate', 'growth', 'milestone'),
    better: fc.constantFrom<Indicator['better']>('higher', 'lower'),
    every: fc.constantFrom<Indicator['every']>('month', 'quarter'),
    between: fc.constantFrom<Indicator['between']>('last_node', 'last_node', 'linear'),
    light: fc.constantFrom<Indicator['light']>('all', 'all', 'all', 'milestones_only', 'none'),
    schedule,
    target: maybe(number),
    baseline: maybe(number),
    lag: maybe(
      fc.record({
        in: fc.constantFrom('ratio' as const, 'points' as const, 'steps' as const),
        tolerance: fc.constantFrom(0, 0, 0.1),
        thresholds: fc.constantFrom<Readonly<Record<string, number>>>({}, {}, { yellow: 0.3 }, { red: 0.2, blue: 0 }),
      }),
    ),
    params: fc.constantFrom<Readonly<Record<string, number>>>({ green: 60, red: 20 }, { green: 0.1 }, {}),
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as Partial<Indicator>);

const row = fc
  .record({
    indicator: fc.constantFrom('x', 'y', 'z'),
    target: number,
    class: maybe(fc.constantFrom('a', 'b', 'o')),
    unitCode: maybe(fc.constantFrom('990101', '990103')),
    period: maybe(fc.constantFrom('2023', '2023Q1', '2023H1', '2023-02')),
  })
  .map(({ class: named, unitCode, period, ...rest }): Partial<TargetRow> => {
    const about = unitCode === undefined ? (named === undefined ? {} : { class: named }) : {};
    return { ...rest, ...about, ...(period === undefined ? {} : { period }) };
  });
const rowOfUnit = fc.record({ indicator: fc.constantFrom('x', 'y'), target: number, unitCode: fc.constantFrom('990100', '990101') });

const MONTHS = Array.from({ length: 12 }, (_, k) => `2023-${String(k + 1).padStart(2, '0')}`);
const QUARTERS = ['2023Q1', '2023Q2', '2023Q3', '2023Q4'];
const reportedBy = (periods: readonly string[], width: number): fc.Arbitrary<Reported[string]> =>
  fc
    .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: periods.length, maxLength: periods.length })
    .map((rows) => Object.fromEntries(periods.map((period, k) => [period, rows[k] as readonly Cell[]])));

export const drawnLights = (most: number): fc.Arbitrary<RunTables> =>
  fc
    .array(fc.record({ class: fc.constantFrom('', 'a', 'b'), overlays: fc.subarray(['o']) }), { minLength: 1, maxLength: most })
    .chain((kinds) => {
      const units = kinds.map((kind, i): UnitRow => ({ id: `9901${String(i).padStart(2, '0')}`, ...kind }));
      return fc.record({
        units: fc.constant(units),
        drawn: fc.record({ x: indicator, y: indicator, z: indicator }),
        months: fc.record({
          x: reportedBy(MONTHS, units.length),
          y: reportedBy(MONTHS, units.length),
          z: reportedBy(MONTHS, units.length),
        }),
        quarters: fc.record({
          x: reportedBy(QUARTERS, units.length),
          y: reportedBy(QUARTERS, units.length),
          z: reportedBy(QUARTERS, units.length),
        }),
        rows: fc.array(row, { maxLength: 3 }),
        unitRows: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(rowOfUnit, { maxLength: 2 }) }),
        list: fc.record({
          nodes: maybe(fc.constantFrom('quarter' as const, 'month' as const)),
          watch: maybe(fc.constant('month' as const)),
        }),
        period: fc.constantFrom('2023', '2023Q2', '2023H1'),
        lights: fc.record({ rules, raiseAfter: fc.constantFrom(1, 1, 2, 3), clearAfter: fc.constantFrom(1, 1, 2), grey: fc.boolean() }),
        isTree: fc.boolean(),
      });
    })
    .map(({ units, drawn, months, quarters, rows, unitRows, list, period, lights: { grey, ...lights }, isTree }): RunTables => {
      const names = ['x', 'y', 'z'] as const;
      const weight = { byClass: { a: 30, o: 'none' as const }, otherwise: 10 };
      return {
        units,
        indicators: drawn,
        reported: Object.fromEntries(names.map((name) => [name, drawn[name].every === 'month' ? months[name] : quarters[name]])),
        targetRows: [...rows, ...unitRows],
        lists: {
          places: {
            ...(list.nodes === undefined ? {} : { nodes: list.nodes }),
            ...(list.watch === undefined ? {} : { watch: list.watch }),
          },
        },
        period,
        asOf: '2024-02-10',
        ...(isTree ? { tree: root({ x: leaf('given', {}, { weight }), y: leaf('given') }) } : {}),
        scheme: { lights: { ...lights, ...(grey ? { overdue: { light: 'grey' } } : {}) } },
      };
    });
