import type { Kernel } from '../driver.ts';
import type { KernelMemory } from '../memory.ts';
import type { LightBytes, LightData, LightPlan, LightsKept } from './lightPlan.ts';
import { type LightProgram, writeLights } from './lightProgram.ts';

/**
 * Sets the lights of a moment by one thread, as `lightSweep` does: the same bytes.
 *
 * Results are arrays over the memory of the kernel: they stand until it is used again. Rule: KERNEL-6, KERNEL-8.
 * Errors: RangeError where the memory cannot grow so far. Example: 3,000 units, 100 indicators → 100 columns of 3,000 bytes.
 */
export function lightsByKernel({ exports, memory }: Kernel, plan: LightPlan, data: LightData): LightsKept {
  const start = memory.next;
  const program = writeLights(memory, plan, data);
  const scratch = memory.reserve(program.scratchBytes);
  exports.lights(program.address, scratch, 0, data.units);
  const kept = lightsKept(memory, plan, program);
  memory.release(start);
  return kept;
}

/** The lights of a program that was run. */
export function lightsKept(memory: KernelMemory, plan: LightPlan, { units, states, missed }: LightProgram): LightsKept {
  return new Map(
    plan.indicators.map(({ indicator }, k): readonly [string, LightBytes] => {
      const kept = missed[k] as number;
      const own = { states: memory.bytes(states[k] as number, units) };
      return [indicator, kept === 0 ? own : { ...own, missed: memory.bytes(kept, units) }];
    }),
  );
}
