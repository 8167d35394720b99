import { columnOf, MISSING_REASONS, missingCode, type MissingReason } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf } from '../../src/kernel/dataOf.ts';
import { IncrementalSweep } from '../../src/kernel/incremental.ts';
import { planOf } from '../../src/kernel/planOf.ts';
import type { SweepData } from '../../src/kernel/plan.ts';
import { rankTotals } from '../../src/kernel/rankTotals.ts';
import { referencesOf, withReferences } from '../../src/kernel/references.ts';
import { sweep } from '../../src/kernel/sweep.ts';
import { fixture, leaf, root, type FixtureTables } from '../fixture.ts';
import { drawnRun } from './drawn.ts';

function planned(tables: FixtureTables) {
  const ctx = fixture(tables);
  const enrolled = ctx.enrolment.lists[0]!;
  const { plan, order } = planOf({ scheme: ctx.input.scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled });
  if (!plan) throw new Error('no plan');
  return { plan, data: dataOf(ctx, enrolled, plan, order) };
}

/** What a full sweep of the data as they stand gives. */
function swept(plan: Parameters<typeof sweep>[0], data: SweepData, frozen?: Parameters<typeof referencesOf>[2]) {
  return sweep(withReferences(plan, referencesOf(plan, data, frozen)), data, 'all');
}

const change = fc.record({
  unit: fc.nat(),
  column: fc.nat(),
  cell: fc.oneof(
    fc.integer({ min: -50, max: 1200 }).map((x) => x / 10),
    fc.constantFrom(...(MISSING_REASONS.slice(1) as MissingReason[])),
  ),
});

describe('incremental sweep', () => {
  it.each([
    ['with reference points that move', false, false],
    ['with frozen reference points', true, false],
    ['with what is added to totals', false, true],
  ])(
    'KERNEL-7 after every change all is as a full sweep gives it, %s',
    (_, isFrozen, isAdded) => {
      fc.assert(
        fc.property(drawnRun(2, 9), fc.array(change, { minLength: 1, maxLength: 6 }), ({ tables }, changes) => {
          const { plan, data } = planned(tables);
          const frozen = isFrozen ? referencesOf(plan, data) : undefined;
          const groups = { of: Int32Array.from({ length: data.units }, (_unused, i) => (i % 4) - 1), count: 3 };
          const added = isAdded ? Float64Array.from({ length: data.units }, (_unused, i) => ((i * 37) % 11) * 100 - 300) : undefined;
          const run = new IncrementalSweep({ plan, data, groups, added, keep: 'all', frozen });
          for (const { unit, column, cell } of changes) {
            const at = { unit: unit % data.units, column: column % plan.columns.length };
            const before = run.result.total.slice();
            const { values, missing } = columnOf([cell]);
            const told = run.rescore({ ...at, value: values[0]!, gap: missing[0]! });
            const full = swept(plan, data, frozen);
            expect(run.result).toEqual(full);
            const ranks = rankTotals(added ? added.map((own, i) => own + full.total[i]!) : full.total, groups);
            expect([told.total, told.rank]).toEqual([full.total[at.unit], ranks[at.unit]]);
            expect([...ranks.keys()].map((i) => run.rankOf(i))).toEqual([...ranks]);
            expect([...told.moved]).toEqual([...before.keys()].filter((i) => !Object.is(before[i], full.total[i])));
          }
        }),
        { numRuns: 150 },
      );
    },
    60_000,
  );

  const towns = Array.from({ length: 3000 }, (_, i) => ({ id: `99${String(10_000 + i)}`, class: i % 2 === 0 ? 'x' : 'y' }));
  const marks = towns.map((_, i) => (i * 37) % 101);
  const large: FixtureTables = {
    units: towns,
    values: { mark: marks, seen: marks },
    tree: root({
      mark: leaf('given', {}, { weight: 60 }),
      seen: leaf('min_max', {}, { weight: 40, peers: 'class' }),
    }),
  };

  it('KERNEL-5 KERNEL-7 ranks among thousands follow thousands of changes', () => {
    const { plan, data } = planned(large);
    const groups = { of: new Int32Array(data.units), count: 1 };
    const run = new IncrementalSweep({ plan, data, groups });
    for (let turn = 0; turn < 1500; turn += 1) {
      const unit = (turn * 577) % data.units;
      const cell = turn % 10 === 0 ? Number.NaN : (turn * 13) % 101;
      run.rescore({ unit, column: 0, value: cell, gap: Number.isNaN(cell) ? missingCode('overdue') : 0 });
    }
    const full = swept(plan, data);
    expect(run.result.total).toEqual(full.total);
    expect(Int32Array.from(full.total, (_, i) => run.rankOf(i))).toEqual(rankTotals(full.total, groups));
  });

  it('KERNEL-7 a value between the lowest and the highest is scored alone; a new highest moves its peers, and no other class', () => {
    const { plan, data } = planned(large);
    const run = new IncrementalSweep({ plan, data, groups: { of: new Int32Array(data.units), count: 1 } });
    expect([...run.rescore({ unit: 7, column: 1, value: 50.5, gap: 0 }).scored]).toEqual([7]);
    const all = run.rescore({ unit: 7, column: 1, value: 400, gap: 0 }).scored;
    expect([all.length, all[0], all.at(-1)]).toEqual([1500, 0, 1499]);
    expect(run.result.total).toEqual(swept(plan, data).total);
  });

  it('KERNEL-7 totals far beyond those counted so far are counted anew', () => {
    const wide: FixtureTables = {
      ...large,
      tree: root({ mark: leaf('given', {}, { cap: 90_000 }) }),
      scheme: { rounding: { total: { places: 4, rule: 'half_up' } } },
      values: { mark: marks.map((mark) => mark / 100) },
    };
    const { plan, data } = planned(wide);
    const groups = { of: new Int32Array(data.units), count: 1 };
    const run = new IncrementalSweep({ plan, data, groups });
    for (const [unit, value] of [
      [5, 80_000],
      [6, 70_000],
      [5, 0.5],
    ] as const) {
      run.rescore({ unit, column: 0, value, gap: 0 });
      const full = swept(plan, data);
      expect(Int32Array.from(full.total, (_, i) => run.rankOf(i))).toEqual(rankTotals(full.total, groups));
    }
  });

  it('KERNEL-7 the sweep of another kernel is taken over and written to', () => {
    const { plan, data } = planned(large);
    const result = sweep(withReferences(plan, referencesOf(plan, data)), data, 'nodes');
    const run = new IncrementalSweep({ plan, data, groups: { of: new Int32Array(data.units), count: 1 }, keep: 'nodes', result });
    run.rescore({ unit: 3, column: 0, value: 99.5, gap: 0 });
    expect(run.result.total).toBe(result.total);
    expect(result.nodes).toEqual(swept(plan, data).nodes);
  });

  it('KERNEL-7 a unit or column that is not there is a fault of the caller', () => {
    const { plan, data } = planned(large);
    const run = new IncrementalSweep({ plan, data, groups: { of: new Int32Array(data.units), count: 1 } });
    expect(() => run.rescore({ unit: 3000, column: 0, value: 1, gap: 0 })).toThrow(RangeError);
    expect(() => run.rescore({ unit: 0, column: 2, value: 1, gap: 0 })).toThrow(RangeError);
  });
});
