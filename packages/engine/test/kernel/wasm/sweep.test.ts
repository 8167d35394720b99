import type { Rounding } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { resultOf, sweepByKernel } from '../../../src/kernel/driver.ts';
import { formOf } from '../../../src/kernel/form.ts';
import { nearLeafOf } from '../../../src/kernel/near.ts';
import type { Keep, LeafPlan, SweepData, SweepParam, SweepPlan, SweepResult } from '../../../src/kernel/plan.ts';
import { writeProgram } from '../../../src/kernel/program.ts';
import { sweep } from '../../../src/kernel/sweep.ts';
import { drawnPlan } from './drawnPlan.ts';
import { kernelInstance, Seeded } from './instance.ts';

const PLANS = 400;

/** Where two results differ in a bit first; NaN is NaN. */
function difference(got: SweepResult, wanted: SweepResult): string | undefined {
  const columns = ({ total, nodes = [], leaves = [] }: SweepResult) => [
    ['total', total] as const,
    ...nodes.map((column, k) => [`node ${k}`, column] as const),
    ...leaves.map((column, k) => [`leaf ${k}`, column] as const),
  ];
  const ours = columns(got);
  const theirs = columns(wanted);
  if (ours.length !== theirs.length) return `${ours.length} columns for ${theirs.length}`;
  for (const [c, [name, column]] of theirs.entries()) {
    const own = ours[c]![1];
    const unit = column.findIndex((x, i) => !Object.is(x, own[i]));
    if (unit >= 0 || own.length !== column.length) return `${name}, unit ${unit}: ${own[unit]} for ${column[unit]}`;
  }
  return undefined;
}

/** Result, or the fault that both must have. */
function outcome(work: () => SweepResult): SweepResult | 'too many quanta' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'too many quanta';
    throw error;
  }
}

function expectAlike(plan: SweepPlan, data: SweepData, got: SweepResult | 'too many quanta', keep: Keep, seed: number): void {
  const wanted = outcome(() => sweep(plan, data, keep));
  if (typeof wanted === 'string' || typeof got === 'string') expect(got, `seed ${seed}`).toBe(wanted);
  else expect(difference(got, wanted), `seed ${seed}, keep ${keep}`).toBeUndefined();
}

describe('sweep of the kernel', () => {
  it.each<Keep>(['total', 'nodes', 'all'])('KERNEL-1 KERNEL-8 gives the bytes of the reference, keeping %s', (keep) => {
    const kernel = kernelInstance();
    for (let seed = 1; seed <= PLANS; seed += 1) {
      const { plan, data } = drawnPlan(new Seeded(seed * 7919));
      const before = kernel.memory.next;
      const got = outcome(() => sweepByKernel(kernel, plan, data, keep));
      expectAlike(plan, data, got, keep, seed);
      kernel.memory.release(before);
    }
  });

  it('KERNEL-3 KERNEL-9 ranges in any order in shared memory give what one range gives', () => {
    const { exports, memory } = kernelInstance('shared');
    for (let seed = 1; seed <= 60; seed += 1) {
      const seeded = new Seeded(seed * 104_729);
      const { plan, data } = drawnPlan(seeded);
      const start = memory.next;
      const program = writeProgram(memory, plan, data, 'all');
      const scratch = memory.reserve(program.scratchBytes);
      const got = outcome(() => {
        const cuts = [0, ...Array.from({ length: 4 }, () => seeded.below(data.units + 1)), data.units].sort((a, b) => a - b);
        for (let k = cuts.length - 1; k > 0; k -= 1) exports.sweep(program.address, scratch, cuts[k - 1]!, cuts[k]!);
        return resultOf(memory, program);
      });
      expectAlike(plan, data, got, 'all', seed);
      memory.release(start);
    }
  });

  it('KERNEL-9 columns that lie in its memory are read where they are', () => {
    const kernel = kernelInstance();
    const { plan, data } = drawnPlan(new Seeded(11));
    const values = data.values.map((column) => kernel.memory.floats(kernel.memory.copy(column), column.length));
    const free = kernel.memory.next;
    const program = writeProgram(kernel.memory, plan, { ...data, values: values.map((column) => column) }, 'total');
    const copied = writeProgram(kernel.memory, plan, data, 'total');
    expect(copied.address - program.address).toBeGreaterThan(8 * data.units * data.values.length);
    expect(program.address).toBeGreaterThanOrEqual(free);
    const got = sweepByKernel(kernel, plan, { ...data, values }, 'nodes');
    expectAlike(plan, data, got, 'nodes', 11);
  });

  it('KERNEL-9 the bare sweep reads every bit of the columns, and none twice', () => {
    const { exports, memory } = kernelInstance();
    const { plan, data } = drawnPlan(new Seeded(5));
    const program = writeProgram(memory, plan, data, 'total');
    const whole = exports.sweepBytes(program.address, 0, data.units);
    const used = new Set(plan.leaves.map(({ column }) => column));
    let folded = 0n;
    for (const column of used) for (const word of new BigUint64Array(data.values[column]!.slice().buffer)) folded ^= word;
    expect(whole).toBe(Number(BigInt.asIntN(64, folded)));
  });

  it('KERNEL-8 IMPUTE-2 a unit that is refused has no total, however large the sum of its other parts would be', () => {
    const kernel = kernelInstance();
    const leaf = (column: number, missing: LeafPlan['missing'], weight: number): LeafPlan => ({
      path: `leaf${column}`,
      column,
      method: 'goalposts',
      better: 'higher',
      params: [0, 100].map((x) => ({ by: 'profile', values: Float64Array.of(x) })),
      floor: 0,
      cap: 100,
      missing,
      weight: Float64Array.of(weight),
    });
    for (const missing of ['refuse', 'zero'] as const) {
      const plan: SweepPlan = {
        list: 'places',
        profiles: 1,
        columns: [],
        leaves: [leaf(0, 'reweight', 1e14), leaf(1, missing, 1)],
        nodes: [
          {
            path: '',
            children: Int32Array.of(0, 1),
            aggregate: 'sum',
            weights: 'relative',
            missing: 'reweight',
            weight: Float64Array.of(100),
          },
        ],
        rounding: { total: { places: 2, rule: 'half_up' } },
      };
      for (let units = 1; units <= 5; units += 1) {
        // Those that are not refused have no points at all.
        const scores = Float64Array.from({ length: units }, (_, i) => (missing === 'refuse' && (i % 2 === 0 || i === units - 1) ? 100 : 0));
        const data: SweepData = {
          units,
          starts: Int32Array.of(0, units),
          values: [scores, scores.map((score) => (score > 0 ? Number.NaN : 50))],
          gaps: [undefined, new Uint8Array(units).fill(OVERDUE)],
        };
        for (const keep of ['total', 'nodes', 'all'] as const) {
          const wanted = sweep(plan, data, keep);
          if (missing === 'refuse') expect(wanted.total[units - 1]).toBeNaN();
          expect(difference(sweepByKernel(kernel, plan, data, keep), wanted)).toBeUndefined();
        }
      }
    }
  });

  it('KERNEL-2 KERNEL-15 as many profiles as a plan holds, with all scores kept', () => {
    const kernel = kernelInstance();
    const profiles = 65_535;
    const by = (of: (p: number) => number): SweepParam => ({
      by: 'profile',
      values: Float64Array.from({ length: profiles }, (_, p) => of(p)),
    });
    const plan: SweepPlan = {
      list: 'places',
      profiles,
      columns: [],
      leaves: [0, 1].map((column) => ({
        path: `leaf${column}`,
        column,
        method: 'goalposts',
        better: 'higher',
        params: [by((p) => p % 7), by((p) => 60 + (p % 31))],
        floor: 0,
        cap: 100,
        missing: 'reweight',
        weight: Float64Array.from({ length: profiles }, (_, p) => 1 + ((p + column) % 5)),
      })),
      nodes: [
        {
          path: '',
          children: Int32Array.of(0, 1),
          aggregate: 'arithmetic',
          weights: 'relative',
          missing: 'reweight',
          weight: new Float64Array(profiles).fill(100),
        },
      ],
      rounding: { indicator: { places: 2, rule: 'half_even' }, total: { places: 2, rule: 'half_up' } },
    };
    const data: SweepData = {
      units: profiles,
      starts: Int32Array.from({ length: profiles + 1 }, (_, p) => p),
      values: [31, 37].map((step) => Float64Array.from({ length: profiles }, (_, i) => ((i * step) % 1013) / 10)),
      gaps: [undefined, undefined],
    };
    const [first] = plan.leaves as readonly [LeafPlan];
    // Where nothing stands by profile, nothing is tested here.
    expect(nearLeafOf(first, formOf(first, profiles), profiles, plan.rounding.indicator as Rounding)?.constants).toHaveLength(5 * profiles);
    expect(difference(sweepByKernel(kernel, plan, data, 'all'), sweep(plan, data, 'all'))).toBeUndefined();
  });
});

/** Reason 3 of MISS-1. */
const OVERDUE = 3;
