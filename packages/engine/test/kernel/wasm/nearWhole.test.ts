import { describe, expect, it } from 'vitest';
import { sweepByKernel } from '../../../src/kernel/driver.ts';
import { nearGrid } from '../../../src/kernel/near.ts';
import type { LeafPlan, NodePlan, SweepData, SweepParam, SweepPlan } from '../../../src/kernel/plan.ts';
import { sweep } from '../../../src/kernel/sweep.ts';
import { kernelInstance, Seeded } from './instance.ts';
import { HALVES, PROFILES, alike, NearDraw, bunchesOf, totalsOf } from './nearDraw.ts';

describe('totals of whole weights', () => {
  it('KERNEL-22 KERNEL-14 are those of the reference where weights are whole numbers of one unit, gaps and ties, huge values and units beside a block of eight', () => {
    const kernel = kernelInstance();
    const found = { whole: 0, other: 0 };
    for (let seed = 1; seed <= 700; seed += 1) {
      const weights = [
        [1, 10, 25, 20, 7],
        [12.5, 0.1, 33.3, 0],
        [2, 5, 1e7],
        [0.0125, 3, 20, 1 / 3],
      ][seed % 4] as readonly number[];
      const { plan, data } = new NearDraw(new Seeded(seed * 49_979_687), weights).draw();
      const start = kernel.memory.next;
      const own = bunchesOf(kernel, plan, data);
      kernel.memory.release(start);
      found.whole += own.whole;
      found.other += own.other;
      const wanted = totalsOf(() => sweep(plan, data, 'total').total);
      const got = totalsOf(() => sweepByKernel(kernel, plan, data, 'total').total);
      expect(typeof got, `seed ${seed}`).toBe(typeof wanted);
      if (typeof wanted === 'string') kernel.memory.release(start);
      else expect([...wanted.keys()].filter((i) => !Object.is(got[i], wanted[i])).slice(0, 3), `seed ${seed}`).toEqual([]);
    }
    expect(found.whole).toBeGreaterThan(500);
    expect(found.other).toBeGreaterThan(50);
  });

  it('KERNEL-22 what is open over 32 bits is what lies one bit beside a tie', () => {
    const bitsOf = (x: number): number => new Int32Array(Float64Array.of(x).buffer)[0] as number;
    for (const rule of HALVES) {
      for (let places = 1; places <= 6; places += 1) {
        const { base, doubt, open } = nearGrid({ places, rule })!;
        const bit = 0.5 - Math.sqrt(nearGrid({ places, rule: 'half_even' })!.doubt);
        for (const quanta of [0, 1, 2, 9999, -3, 200 * Number(`1e${places}`)]) {
          for (const beside of [0, 0.25, 0.5, 0.75].flatMap((part) => [-3, -2, -1, 0, 1, 2, 3].map((k) => part + k * bit))) {
            const x = base + quanta + beside;
            const apart = Math.abs(x - base - quanta - Math.round(beside));
            const isOpen = (((bitsOf(x) + open!.added) | 0) & open!.bits) === 0;
            expect(isOpen, `${rule} ${places} ${quanta} ${beside}`).toBe(apart * apart === doubt);
          }
        }
      }
    }
    expect(nearGrid({ places: 0, rule: 'half_even' })!.open).toBeUndefined();
  });

  it('KERNEL-22 a value whose formula leaves float64 is no score, at both ends of magnitude; whatever is no number is a gap', () => {
    const efficacy = (high: number): LeafPlan => ({
      path: 'leaf',
      column: 0,
      method: 'efficacy',
      better: 'higher',
      params: [alike(0), alike(high), alike(60), alike(0)],
      floor: 0,
      cap: 100,
      missing: 'reweight',
      weight: new Float64Array(PROFILES).fill(1),
    });
    const kernel = kernelInstance();
    const node: NodePlan = {
      path: '',
      children: Int32Array.of(0, 1),
      aggregate: 'arithmetic',
      weights: 'points',
      missing: 'reweight',
      weight: new Float64Array(PROFILES).fill(100),
    };
    const half = { places: 2, rule: 'half_up' as const };
    const leaves = [efficacy(0.5), { ...efficacy(2), column: 1 }];
    const plan: SweepPlan = {
      list: 'places',
      profiles: PROFILES,
      columns: [],
      leaves,
      nodes: [node],
      rounding: { indicator: half, total: half },
    };
    const ends = [2 ** 315, 2 ** 315 * (1 - 2 ** -53), 1e95, 2 ** 1017, 1.7e308, Number.MAX_VALUE, 2 ** 300, 5e-324].flatMap((x) => [
      x,
      -x,
    ]);
    const others = [0xfff8n << 48n, (0x7ffn << 52n) + 1n, (0xfffn << 52n) + 7n, (1n << 63n) - 1n, (1n << 64n) - 1n];
    const cells = [...ends, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3];
    for (const own of [leaves, leaves.map((leaf) => ({ ...leaf, params: [alike(1), alike(7), alike(60), alike(-40)] }))]) {
      for (let turn = 0; turn < cells.length; turn += 1) {
        const values = [0, turn].map((by) => Float64Array.from(cells, (_, i) => cells[(i + by) % cells.length] as number));
        for (const column of values) {
          const bits = new BigUint64Array(column.buffer);
          for (let i = 0; i < bits.length; i += 1) if (Number.isNaN(column[i])) bits[i] = others[i % 5] as bigint;
        }
        const data: SweepData = {
          units: cells.length,
          starts: Int32Array.of(0, cells.length, cells.length, cells.length),
          values,
          gaps: [undefined, undefined],
        };
        const { total } = sweep({ ...plan, leaves: own }, data, 'total');
        expect([...sweepByKernel(kernel, { ...plan, leaves: own }, data, 'total').total], `turn ${turn}`).toEqual([...total]);
        const kept = sweep({ ...plan, leaves: own }, data, 'all').leaves?.map((scores) => [...scores]);
        const found = sweepByKernel(kernel, { ...plan, leaves: own }, data, 'all').leaves?.map((scores) => [...scores]);
        expect(found, `turn ${turn}`).toEqual(kept);
      }
    }
    const single: SweepData = {
      units: 1,
      starts: Int32Array.of(0, 1, 1, 1),
      values: [Float64Array.of(1), Float64Array.of(1)],
      gaps: [undefined, undefined],
    };
    expect(bunchesOf(kernel, plan, single)).toEqual({ whole: 1, other: 0 });
    const points: SweepParam = {
      by: 'points',
      points: [
        [0, 10],
        [50, 40],
        [60, 95],
      ],
    };
    const bent = (cap: number) => ({
      ...plan,
      leaves: leaves.map((leaf) => ({ ...leaf, method: 'piecewise' as const, params: [points], cap })),
    });
    expect(bunchesOf(kernel, bent(95), single)).toEqual({ whole: 1, other: 0 });
    expect(bunchesOf(kernel, bent(94), single)).toEqual({ whole: 0, other: 1 });
  });
});
