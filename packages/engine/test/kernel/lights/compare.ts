import type { Kernel } from '../../../src/kernel/driver.ts';
import type { RunContext } from '../../../src/context.ts';
import { lightDataOf } from '../../../src/kernel/lights/lightDataOf.ts';
import type { LightBytes, LightsKept } from '../../../src/kernel/lights/lightPlan.ts';
import { lightMoments, lightPlanOf } from '../../../src/kernel/lights/lightPlanOf.ts';
import { lightsByKernel } from '../../../src/kernel/lights/lightsByKernel.ts';
import { lightOf, lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { light } from '../../../src/steps/light.ts';

/** How many lights of a run were compared, and for which reasons lists made no plan. */
export interface Compared {
  readonly cells: number;
  readonly reasons: readonly string[];
}

/**
 * Sets the lights of every list of a run moment by moment, by the reference, by the kernel and cell by cell, and holds them against the step `light`; throws where one differs.
 * A list that makes no plan is left out from that moment on, with its reasons.
 */
export function compareLights(ctx: RunContext, kernel: Kernel): Compared {
  const expected = new Map(light(ctx).map((result) => [`${result.indicator} ${result.period.id}`, result]));
  const { scheme, period } = ctx.input;
  const reasons: string[] = [];
  let cells = 0;
  for (const enrolled of ctx.enrolment.lists) {
    const input = { scheme, period, enrolment: ctx.enrolment, enrolled };
    let kept: LightsKept = new Map();
    for (const moment of lightMoments(input)) {
      const { plan, order, issues } = lightPlanOf({ ...input, moment });
      if (!plan) {
        reasons.push(...issues.map(({ args }) => String(args['reason'])));
        break;
      }
      const data = lightDataOf(ctx, plan, order, kept);
      const swept = lightSweep(plan, data);
      for (const [indicator, bytes] of lightsByKernel(kernel, plan, data))
        sameBytes(`${indicator} ${moment.id}`, bytes, swept.get(indicator));
      kept = new Map([...kept, ...swept]);
      if (moment.first < period.first) continue;
      for (const { indicator, table, lit } of plan.indicators) {
        const { cells: shown } = plan.tables[table]!;
        const result = expected.get(`${indicator} ${moment.id}`)!;
        order.profiles.forEach((_, p) => {
          if (lit[p] === 0) return;
          for (let i = order.starts[p]!; i < order.starts[p + 1]!; i += 1) {
            const found = JSON.stringify(shown[swept.get(indicator)!.states[i]!]);
            const wanted = JSON.stringify(result.cell(order.units[i]!));
            if (found !== wanted) throw new Error(`${indicator} ${moment.id}, unit ${order.units[i]}: found ${found}, expected ${wanted}`);
            const alone = JSON.stringify(lightOf(plan, data, indicator, i).shown);
            if (alone !== wanted)
              throw new Error(`${indicator} ${moment.id}, unit ${order.units[i]} alone: found ${alone}, expected ${wanted}`);
            cells += 1;
          }
        });
      }
    }
  }
  return { cells, reasons };
}

export function sameBytes(what: string, found: LightBytes, expected: LightBytes | undefined): void {
  for (const part of ['states', 'missed'] as const) {
    const [a, b] = [found[part], expected?.[part]];
    if (a?.length !== b?.length) throw new Error(`${what}: ${part} of ${a?.length} units, expected ${b?.length}`);
    a?.forEach((byte, i) => {
      if (byte !== b?.[i]) throw new Error(`${what}: ${part} of unit ${i} is ${byte}, expected ${b?.[i]}`);
    });
  }
}
