import { describe, expect, it } from 'vitest';
import { lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { writeLights } from '../../../src/kernel/lights/lightProgram.ts';
import { lightsByKernel, lightsKept } from '../../../src/kernel/lights/lightsByKernel.ts';
import { kernelInstance, Seeded } from '../wasm/instance.ts';
import { sameBytes } from './compare.ts';
import { LightPlanDraw } from './drawnLightPlan.ts';

describe('lights of the kernel', () => {
  it('KERNEL-6 KERNEL-8 are those of the reference to the last bit, on and beside every threshold', () => {
    const kernel = kernelInstance();
    const shown = new Set<number>();
    for (let seed = 1; seed <= 500; seed += 1) {
      const { plan, data } = new LightPlanDraw(new Seeded(seed * 7919)).draw();
      const expected = lightSweep(plan, data);
      for (const [indicator, bytes] of lightsByKernel(kernel, plan, data)) {
        sameBytes(`seed ${seed}, ${indicator}`, bytes, expected.get(indicator));
        for (const state of bytes.states) shown.add(state);
      }
    }
    expect(shown.size).toBeGreaterThan(20);
  }, 120_000);

  it('KERNEL-3 do not depend on how ranges are cut, nor on the kind of memory', () => {
    const { exports, memory } = kernelInstance('shared');
    for (let seed = 1; seed <= 100; seed += 1) {
      const seeded = new Seeded(seed * 104_729);
      const { plan, data } = new LightPlanDraw(seeded).draw();
      const start = memory.next;
      const program = writeLights(memory, plan, data);
      const scratch = [memory.reserve(program.scratchBytes), memory.reserve(program.scratchBytes)];
      for (let from = 0, part = 0; from < data.units; part += 1) {
        const to = Math.min(data.units, from + 1 + seeded.below(90));
        exports.lights(program.address, scratch[part % 2] as number, from, to);
        from = to;
      }
      const expected = lightSweep(plan, data);
      for (const [indicator, bytes] of lightsKept(memory, plan, program))
        sameBytes(`seed ${seed}, ${indicator}`, bytes, expected.get(indicator));
      memory.release(start);
    }
  });

  it('KERNEL-6 columns that lie in the memory of the kernel are read where they stand', () => {
    const kernel = kernelInstance();
    const { plan, data } = new LightPlanDraw(new Seeded(4_321)).draw();
    const expected = lightSweep(plan, data);
    const { memory } = kernel;
    const places = data.values.map((column) => memory.copy(column));
    const values = places.map((address, k) => memory.floats(address, data.values[k]?.length ?? 0));
    const found = lightsByKernel(kernel, plan, { ...data, values });
    for (const [indicator, bytes] of found) sameBytes(indicator, bytes, expected.get(indicator));
    expect(found.size).toBe(plan.indicators.length);
  });
});
