import { periodOf } from '@kedu/model';
import type { TargetRow } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/kernel/planOf.ts';
import { measureByProfile } from '../../src/kernel/targets.ts';
import { sweepOrder } from '../../src/kernel/profiles.ts';
import { targetTable } from '../../src/values/targets.ts';
import { composite, expression, type FixtureTables, fixture, leaf, root, type UnitRow } from '../fixture.ts';

const zero = { rule: 'zero' as const, reason: { 'zh-CN': '未报' } };

function plan(tables: FixtureTables) {
  const ctx = fixture(tables);
  const planned = planOf({
    scheme: ctx.input.scheme,
    period: ctx.input.period,
    enrolment: ctx.enrolment,
    enrolled: ctx.enrolment.lists[0]!,
  });
  if (!planned.plan) throw new Error(JSON.stringify(planned.issues));
  return { ...planned, ctx };
}

describe('planOf', () => {
  it('KERNEL-3 units by profile in code-unit order, within one by ID, and the way back', () => {
    const units: readonly UnitRow[] = [
      { id: '990100', class: 'y' },
      { id: '990200', class: 'x', overlays: ['o'] },
      { id: '990300', class: 'y' },
      { id: '990400', class: 'x' },
    ];
    const { order } = plan({ units, values: { gdp: [1, 2, 3, 4] }, tree: root({ gdp: leaf('given') }) });
    expect(order.profiles.map(({ class: own, overlays }) => [own, ...overlays])).toEqual([['x', 'o'], ['x'], ['y']]);
    expect([...order.units]).toEqual([1, 3, 0, 2]);
    expect([...order.starts]).toEqual([0, 1, 2, 4]);
    expect([...order.byId]).toEqual([2, 0, 3, 1]);
  });

  it('KERNEL-3 peer groups tell profiles apart only where a leaf compares within them', () => {
    const units: readonly UnitRow[] = [
      { id: '990100', attributes: { zone: '山' } },
      { id: '990200', attributes: { zone: '川' } },
    ];
    const values = { gdp: [1, 2] };
    const apart = (method: 'given' | 'min_max') =>
      plan({ units, values, tree: root({ gdp: leaf(method, {}, { peers: 'zone' }) }) }).order.profiles.map(({ peers }) => peers);
    expect(apart('given')).toEqual([{}]);
    expect(apart('min_max')).toEqual([{ zone: '山' }, { zone: '川' }]);
  });

  it('KERNEL-1 leaves of one indicator share its column, which keeps reasons where one of them, or a node above, asks', () => {
    const { plan: made } = plan({
      units: ['990100'],
      values: { gdp: [1], air: [2], water: [3] },
      tree: root({
        gdp: leaf('given'),
        again: leaf('given', {}, { indicator: 'gdp', missing: zero }),
        water: leaf('given'),
        nature: composite({ air: leaf('given') }, { missing: { rule: 'refuse' } }),
      }),
    });
    expect(made.columns.map(({ indicator, reasons }) => [indicator, reasons])).toEqual([
      ['gdp', true],
      ['water', false],
      ['air', true],
    ]);
    expect(made.leaves.map(({ column }) => column)).toEqual([0, 0, 1, 2]);
    expect(made.nodes.map(({ path, children }) => [path, ...children])).toEqual([
      ['nature', 3],
      ['', 0, 1, 2, -1],
    ]);
  });

  it('KERNEL-11 numbers by profile, expressions as columns', () => {
    const half = expression('population / 2', () => ({ values: Float64Array.of(50), missing: Uint8Array.of(0) }));
    const { plan: made } = plan({
      units: ['990100'],
      values: { gdp: [1] },
      tree: root({ gdp: leaf('interval', { low: 18, high: half }) }),
    });
    const [low, high, fade] = made.leaves[0]!.params;
    expect(low).toEqual({ by: 'profile', values: Float64Array.of(18) });
    expect(high).toEqual({ by: 'unit', column: 1 });
    expect(made.columns[1]).toEqual({ kind: 'parameter', indicator: 'gdp', path: 'gdp', name: 'high', reasons: false });
    expect(fade).toEqual({ by: 'profile', values: Float64Array.of(0) });
  });

  it('KERNEL-2 a list without a tree is a fault of the caller', () => {
    const { ctx } = plan({ units: ['990100'], values: { gdp: [1] }, tree: root({ gdp: leaf('given') }) });
    const scheme = { ...ctx.input.scheme, trees: {} };
    expect(() => planOf({ scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled: ctx.enrolment.lists[0]! })).toThrow(
      RangeError,
    );
  });

  it('KERNEL-11 TARGET-1 targets of classes, overlays and all are those of the table, profile by profile', () => {
    const row = fc.record({
      class: fc.constantFrom(undefined, 'x', 'y', 'o', 'q'),
      period: fc.constantFrom(undefined, '2023', '2022'),
      target: fc.integer({ min: 1, max: 99 }),
    });
    const unit = fc.record({ class: fc.constantFrom('', 'x', 'y'), overlays: fc.subarray(['o', 'q']) });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.array(unit, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(undefined, 500),
        (rows, drawn, own) => {
          const units = drawn.map((one, i) => ({ id: `99${1000 + i}`, ...one }));
          const tree = root({ gdp: leaf('completion') });
          const ctx = fixture({ units, values: { gdp: units.map(() => 1) }, tree, indicators: { gdp: { target: own } } });
          const targets = rows.map((one, k): TargetRow => ({ ...one, indicator: 'gdp', place: { file: 'targets.csv', line: k + 2 } }));
          const scheme = { ...ctx.input.scheme, targets };
          const order = sweepOrder(ctx.enrolment, ctx.enrolment.lists[0]!, tree);
          const byProfile = measureByProfile(scheme, scheme.indicators[0]!, 'target', periodOf('2023'), order.profiles);
          const table = targetTable(scheme, ctx.enrolment).column('gdp', 'target', periodOf('2023'));
          if (!table && own === undefined) {
            expect(byProfile).toBeUndefined();
            return;
          }
          order.profiles.forEach((_, p) => {
            for (let i = order.starts[p]!; i < order.starts[p + 1]!; i += 1) {
              const unitIndex = order.units[i]!;
              const reached = table !== undefined && table.missing[unitIndex] === 0;
              expect(byProfile?.[p]).toBe(reached ? table.values[unitIndex] : (own ?? Number.NaN));
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('KERNEL-11 a row for one unit makes the target a column', () => {
    const tree = root({ gdp: leaf('completion') });
    const targets = [{ indicator: 'gdp', unitCode: '990100', target: 80, place: { file: 'targets.csv', line: 2 } }];
    const { plan: made } = plan({ units: ['990100'], values: { gdp: [1] }, tree, scheme: { targets } });
    expect(made.leaves[0]!.params[0]).toEqual({ by: 'unit', column: 1 });
    expect(made.columns[1]).toEqual({ kind: 'target', indicator: 'gdp', reasons: false });
  });
});
