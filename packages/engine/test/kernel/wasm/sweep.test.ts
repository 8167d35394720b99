import { describe, expect, it } from 'vitest';
import { resultOf, sweepByKernel } from '../../../src/kernel/driver.ts';
import type { Keep, SweepData, SweepPlan, SweepResult } from '../../../src/kernel/plan.ts';
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
});
