import { periodOf } from '@kedu/model';
import type { Indicator, UnitList } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { lightDataOf } from '../../../src/kernel/lights/lightDataOf.ts';
import { lightPlanOf } from '../../../src/kernel/lights/lightPlanOf.ts';
import { lightsByKernel } from '../../../src/kernel/lights/lightsByKernel.ts';
import { lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { lightRule } from '../../light/rules.ts';
import { vectorsIn } from '../../vectors.ts';
import { type Cell, run } from '../../values/run.ts';
import { kernelInstance } from '../wasm/instance.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly rules: readonly (readonly [light: string, when: string])[];
  readonly indicator: Partial<Indicator>;
  readonly list?: Partial<UnitList>;
  readonly moment?: string;
  readonly values: readonly Cell[];
  readonly raise_after?: number;
  /** Another list stands before this one, with the same members. */
  readonly earlier_list?: boolean;
  readonly expect: { readonly lights?: readonly string[]; readonly states?: readonly string[]; readonly reasons?: readonly string[] };
}

const vectors = vectorsIn<Vector>('lights-plan').map(([name, vector]) => [vector.rule, name, vector] as const);

describe('plans of lights: vectors', () => {
  it.each(vectors)('%s %s', (_rule, _name, vector) => {
    const moment = periodOf(vector.moment ?? '2023');
    const ctx = run({
      indicators: { x: vector.indicator },
      reported: { x: { [moment.id]: vector.values } },
      lists: { ...(vector.earlier_list ? { before: vector.list ?? {} } : {}), places: vector.list ?? {} },
      scheme: {
        lights: { rules: vector.rules.map(([light, when]) => lightRule(light, when)), raiseAfter: vector.raise_after ?? 1, clearAfter: 1 },
      },
    });
    const { scheme, period } = ctx.input;
    const { plan, order, issues } = lightPlanOf({
      scheme,
      period,
      enrolment: ctx.enrolment,
      enrolled: ctx.enrolment.lists.at(-1)!,
      moment,
    });
    if (!plan) {
      expect(issues.map(({ code, severity }) => [code, severity])).toEqual(issues.map(() => ['KERNEL_LIGHTS_NOT_PLANNED', 'notice']));
      expect(issues.map(({ args }) => args['reason'])).toEqual(vector.expect.reasons);
      return;
    }
    const data = lightDataOf(ctx, plan, order);
    for (const kept of [lightSweep(plan, data), lightsByKernel(kernelInstance(), plan, data)]) {
      const shown = Array.from(kept.get('x')!.states, (state) => plan.tables[0]!.cells[state]!);
      expect(shown.map(({ light }) => light)).toEqual(vector.expect.lights);
      expect(shown.map(({ state }) => state)).toEqual(vector.expect.states);
    }
  });
});
