import { MISSING_REASONS } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import type { LightData, LightPlan } from '../../../src/kernel/lights/lightPlan.ts';
import { lightOf, lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { Seeded } from '../wasm/instance.ts';
import { LightPlanDraw } from './drawnLightPlan.ts';

/** Plans that light somebody, each with the draw that goes on. */
function drawn(seeds: number): readonly { readonly seeded: Seeded; readonly plan: LightPlan; readonly data: LightData }[] {
  return Array.from({ length: seeds }, (_, k) => {
    const seeded = new Seeded((k + 1) * 15_485_863);
    return { seeded, ...new LightPlanDraw(seeded).draw() };
  }).filter(({ data }) => data.units > 0);
}

describe('the light of one cell', () => {
  it('KERNEL-6 KERNEL-7 is that of a full sweep, for every unit and indicator', () => {
    let cells = 0;
    for (const { plan, data } of drawn(150)) {
      const swept = lightSweep(plan, data);
      for (const { indicator, table } of plan.indicators) {
        const bytes = swept.get(indicator)!;
        for (let unit = 0; unit < data.units; unit += 1) {
          const state = bytes.states[unit]!;
          expect(lightOf(plan, data, indicator, unit)).toEqual({
            state,
            missed: bytes.missed?.[unit],
            shown: plan.tables[table]!.cells[state],
          });
          cells += 1;
        }
      }
    }
    expect(cells).toBeGreaterThan(10_000);
  }, 120_000);

  it('KERNEL-7 changes one after the other give the lights of a full sweep of what they leave, and touch no other cell', () => {
    let turned = 0;
    for (const { seeded, plan, data } of drawn(120)) {
      const kept = lightSweep(plan, data);
      for (let change = 0; change < 12; change += 1) {
        const { indicator, value } = seeded.pick(plan.indicators);
        const unit = seeded.below(data.units);
        const isGap = seeded.holds(0.2);
        data.values[value]![unit] = isGap ? Number.NaN : data.values[value]![seeded.below(data.units)]!;
        const gaps = data.gaps[value];
        if (gaps) gaps[unit] = Number.isNaN(data.values[value]![unit]) ? 1 + seeded.below(MISSING_REASONS.length - 1) : 0;
        const { state, missed } = lightOf(plan, data, indicator, unit);
        const bytes = kept.get(indicator)!;
        if (bytes.states[unit] !== state) turned += 1;
        bytes.states[unit] = state;
        if (bytes.missed) bytes.missed[unit] = missed!;
      }
      expect(kept).toEqual(lightSweep(plan, data));
    }
    expect(turned).toBeGreaterThan(100);
  }, 120_000);

  it('KERNEL-7 a unit or an indicator that is not there is a fault of the caller', () => {
    const { plan, data } = drawn(10)[0]!;
    const { indicator } = plan.indicators[0]!;
    expect(() => lightOf(plan, data, indicator, data.units)).toThrow(RangeError);
    expect(() => lightOf(plan, data, indicator, -1)).toThrow(RangeError);
    expect(() => lightOf(plan, data, 'nothing', 0)).toThrow(RangeError);
  });
});
