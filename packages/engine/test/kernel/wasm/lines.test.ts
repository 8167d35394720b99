import type { Rounding } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { sweepByKernel } from '../../../src/kernel/driver.ts';
import { formOf } from '../../../src/kernel/form.ts';
import { lineOfLeaf } from '../../../src/kernel/line.ts';
import type { LeafPlan, SweepData, SweepParam, SweepPlan } from '../../../src/kernel/plan.ts';
import { sweep } from '../../../src/kernel/sweep.ts';
import { kernelInstance, Seeded } from './instance.ts';

const UNITS = 997;

function neighbour(x: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x === 0 ? 1e-12 : x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

const alike = (value: number): SweepParam => ({ by: 'profile', values: Float64Array.of(value) });

function leafOf(seeded: Seeded, k: number): LeafPlan {
  const low = seeded.below(400) / 10;
  const high = low + seeded.pick([1, 12, 40, 50, 80, 99, 100, 33.3, seeded.next() * 90 + 1]);
  const points: SweepParam = {
    by: 'points',
    points: [
      [0, 0],
      [low + 1, 60],
      [high + 2, 90],
      [high + 20, 100],
    ],
  };
  const [method, params] = seeded.pick<readonly [LeafPlan['method'], readonly SweepParam[]]>([
    ['goalposts', [alike(low), alike(high)]],
    ['efficacy', [alike(low), alike(high), alike(60), alike(40)]],
    ['min_max', [alike(0), alike(100), alike(low), alike(high)]],
    ['completion', [alike(high), alike(Number.NaN)]],
    ['step', [alike(high), alike(80), alike(2), alike(0.5), alike(0)]],
    ['piecewise', [points]],
    ['deduction', [alike(high), alike(seeded.pick([0.5, 2, 5, 33.3, 0.7]))]],
    ['bonus', [alike(seeded.pick([0.1, 2, 5, 33.3, 0.7]))]],
  ]);
  return {
    path: `leaf${k}`,
    column: k,
    method,
    better: method === 'completion' ? 'higher' : seeded.pick(['higher', 'lower']),
    params,
    floor: 0,
    cap: 100,
    missing: 'reweight',
    weight: Float64Array.of(5 + seeded.below(20)),
  };
}

/** Values at which a score is a tie or next to one, up to a few floats and up to some ten-billionths away. */
function tieValue(seeded: Seeded, { params, method }: LeafPlan, places: number): number {
  const [first, second] = params.map((param) => (param.by === 'profile' ? (param.values[0] as number) : 0)) as [number, number];
  const tie = (seeded.below(100 * Number(`1e${places}`)) + 0.5) / Number(`1e${places}`);
  const low = method === 'completion' ? 0 : first;
  const high = method === 'completion' ? first : second;
  const x = method === 'deduction' ? (first - tie) / second : method === 'bonus' ? tie / first : low + (tie * (high - low)) / 100;
  return seeded.pick([
    neighbour(x, seeded.below(7) - 3),
    x + (seeded.next() - 0.5) * 1e-9,
    seeded.below(10_000) / 100,
    seeded.pick([0, -0, -1, -5e-324, -1e99]),
    Number.NaN,
    1e99,
    -1e200,
  ]);
}

describe('scores by lines', () => {
  it('KERNEL-13 round as the formulas do at ties and next to them', () => {
    const kernel = kernelInstance();
    let lines = 0;
    for (let seed = 1; seed <= 120; seed += 1) {
      const seeded = new Seeded(seed * 6151);
      const places = 1 + seeded.below(4);
      const indicator: Rounding = { places, rule: seeded.pick(['half_even', 'half_up', 'half_down']) };
      const leaves = Array.from({ length: 1 + seeded.below(9) }, (_, k) => leafOf(seeded, k));
      lines += leaves.filter((leaf) => lineOfLeaf(leaf, formOf(leaf, 1), 1, indicator)).length;
      const plan: SweepPlan = {
        list: 'places',
        profiles: 1,
        columns: [],
        leaves,
        nodes: [
          {
            path: '',
            children: Int32Array.from(leaves.keys()),
            aggregate: 'arithmetic',
            weights: 'relative',
            missing: 'reweight',
            weight: Float64Array.of(100),
          },
        ],
        rounding: { indicator, total: { places: 2, rule: 'half_up' } },
      };
      const values = leaves.map((leaf) => Float64Array.from({ length: UNITS }, () => tieValue(seeded, leaf, places)));
      const data: SweepData = { units: UNITS, starts: Int32Array.of(0, UNITS), values, gaps: values.map(() => undefined) };
      const got = sweepByKernel(kernel, plan, data, 'all');
      const wanted = sweep(plan, data, 'all');
      const differs = wanted.leaves!.map((column, k) => column.findIndex((x, i) => !Object.is(x, got.leaves![k]![i])));
      expect(differs, `seed ${seed}`).toEqual(leaves.map(() => -1));
      const total = Float64Array.from(got.total);
      expect(
        wanted.total.findIndex((x, i) => !Object.is(x, total[i])),
        `seed ${seed}`,
      ).toBe(-1);
      const bare = sweepByKernel(kernel, plan, data, 'total').total;
      expect(
        total.findIndex((x, i) => !Object.is(x, bare[i])),
        `seed ${seed}`,
      ).toBe(-1);
    }
    expect(lines).toBeGreaterThan(400);
  });

  it('KERNEL-13 are not taken where sizes, bounds or rules forbid it', () => {
    const leaf = { ...leafOf(new Seeded(1), 0), method: 'goalposts' as const, params: [alike(10), alike(60)] };
    const line = (own: Partial<LeafPlan>, rounding: Rounding = { places: 2, rule: 'half_even' }) => {
      const one = { ...leaf, ...own };
      return lineOfLeaf(one, formOf(one, 1), 1, rounding);
    };
    expect(line({})?.step).toBe(0);
    expect(line({}, { places: 2, rule: 'down' })).toBeUndefined();
    expect(line({}, { places: 7, rule: 'half_up' })).toBeUndefined();
    expect(line({ cap: 1e6 })).toBeUndefined();
    expect(line({ cap: 99.995 })).toBeUndefined();
    expect(line({ params: [alike(1e12), alike(1e12 + 1)] })).toBeUndefined();
    expect(line({ method: 'interval', params: [alike(1), alike(2), alike(3)] })).toBeUndefined();
  });
});
