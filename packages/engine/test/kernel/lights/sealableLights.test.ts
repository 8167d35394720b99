import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownLights } from '../../../src/compare/shownLights.ts';
import type { RunContext } from '../../../src/context.ts';
import { lightsByKernel } from '../../../src/kernel/lights/lightsByKernel.ts';
import { lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { sealableLights } from '../../../src/kernel/lights/sealableLights.ts';
import { hasMemory, shownLightPlans } from '../../../src/kernel/lights/shownLightPlans.ts';
import { light } from '../../../src/steps/light.ts';
import { run } from '../../values/run.ts';
import { kernelInstance } from '../wasm/instance.ts';
import { drawnLights } from './drawnLights.ts';

/** Lights of every list set again out of what is sealed of it, against those that the run shows; how many cells, and how many indicators with a memory. */
function setAgain(ctx: RunContext): { readonly cells: number; readonly memories: number; readonly left: number } {
  const kernel = kernelInstance();
  const { scheme, period } = ctx.input;
  const shown = new Map(shownLights(light(ctx), period.last).map((one) => [one.indicator, one]));
  let [cells, memories, left] = [0, 0, 0];
  for (const enrolled of ctx.enrolment.lists) {
    const { moments, order, issues } = sealableLights(ctx, enrolled);
    if (issues) {
      expect(issues.every(({ code }) => code === 'KERNEL_LIGHTS_NOT_PLANNED')).toBe(true);
      expect(new Set(issues.map(({ args }) => JSON.stringify(args))).size).toBe(issues.length);
      left += 1;
      continue;
    }
    const { plans } = shownLightPlans({ scheme, period, enrolment: ctx.enrolment, enrolled });
    expect(moments.map(({ plan }) => plan)).toEqual(plans);
    for (const { plan, data } of moments) {
      expect(plan.columns).toHaveLength(data.values.length);
      memories += data.before?.size ?? 0;
      for (const kept of [lightSweep(plan, data), lightsByKernel(kernel, plan, data)]) {
        for (const one of plan.indicators) {
          expect(data.before?.has(one.indicator) ?? false).toBe(hasMemory(plan, one));
          const expected = shown.get(one.indicator)!;
          expect([plan.moment.first, plan.moment.last]).toEqual([expected.period.first, expected.period.last]);
          order!.profiles.forEach((_, p) => {
            if (one.lit[p] === 0) return;
            for (let i = order!.starts[p]!; i < order!.starts[p + 1]!; i += 1) {
              const found = plan.tables[one.table]!.cells[kept.get(one.indicator)!.states[i]!];
              expect(found).toEqual(expected.cell(order!.units[i]!));
              cells += 1;
            }
          });
        }
      }
    }
  }
  return { cells, memories, left };
}

describe('lights that can be set again', () => {
  it('SEAL-5 what is sealed gives the lights that the run shows at its end, by the reference and by the kernel (property)', () => {
    let [cells, memories, left] = [0, 0, 0];
    fc.assert(
      fc.property(drawnLights(5), (tables) => {
        const found = setAgain(run(tables));
        cells += found.cells;
        memories += found.memories;
        left += found.left;
      }),
      { numRuns: 150 },
    );
    expect(cells).toBeGreaterThan(1000);
    expect(memories).toBeGreaterThan(50);
    expect(left).toBeGreaterThan(10);
  }, 120_000);
});
