import type { Rounding } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { type Kernel, sweepByKernel } from '../../../src/kernel/driver.ts';
import { formOf } from '../../../src/kernel/form.ts';
import { nearGrid, nearLeafOf, nearTotalsOf } from '../../../src/kernel/near.ts';
import type { LeafPlan, NodePlan, SweepData, SweepParam, SweepPlan, SweepResult } from '../../../src/kernel/plan.ts';
import { writeProgram } from '../../../src/kernel/program.ts';
import { sweep } from '../../../src/kernel/sweep.ts';
import { kernelInstance, Seeded } from './instance.ts';

const HALVES = ['half_even', 'half_up', 'half_down'] as const;
const PROFILES = 3;
const alike = (value: number): SweepParam => ({ by: 'profile', values: new Float64Array(PROFILES).fill(value) });

/** Plans whose totals are near first: lines and bent lines, floors of all kinds, weights that make means of few leaves ties of the total, and leaves that only their formula decides. */
class NearDraw {
  private readonly leaves: LeafPlan[] = [];
  private readonly nodes: NodePlan[] = [];
  private readonly seeded: Seeded;
  private readonly indicator: Rounding;

  constructor(seeded: Seeded) {
    this.seeded = seeded;
    this.indicator = { places: seeded.below(5), rule: seeded.pick(HALVES) };
  }

  draw(): { readonly plan: SweepPlan; readonly data: SweepData } {
    const { seeded, leaves, nodes, indicator } = this;
    this.node(0);
    const total: Rounding = { places: seeded.below(5), rule: seeded.pick([...HALVES, 'half_up', 'down', 'up']) };
    const plan = { list: 'places', profiles: PROFILES, columns: [], leaves, nodes, rounding: { indicator, total } };
    const units = 1 + seeded.below(300);
    const cut = seeded.below(units + 1);
    const starts = Int32Array.of(0, cut, cut, units);
    const missing = seeded.pick([0, 0.05, 0.5, 1]);
    const values = leaves.map((leaf) =>
      Float64Array.from({ length: units }, () => (seeded.holds(missing) ? Number.NaN : edgeValue(seeded, leaf, indicator.places))),
    );
    return { plan, data: { units, starts, values, gaps: values.map(() => undefined) } };
  }

  private weight(): Float64Array {
    const { seeded } = this;
    const shared = seeded.pick([1, 10, 25, 12.5, 33.3, 100 / 3, 1e-90, 0, Number.NaN]);
    return Float64Array.from({ length: PROFILES }, () => (seeded.holds(0.7) ? shared : seeded.pick([1, 20, 1e9, 0, Number.NaN])));
  }

  private node(depth: number): number {
    const { seeded } = this;
    const children = Array.from({ length: 1 + seeded.below(5) }, () =>
      depth < 3 && seeded.holds(0.4) ? -1 - this.node(depth + 1) : this.leaf(),
    );
    this.nodes.push({
      path: depth === 0 ? '' : `node${this.nodes.length}`,
      children: Int32Array.from(children),
      aggregate: seeded.holds(0.8) ? 'arithmetic' : 'sum',
      weights: seeded.pick(['points', 'relative', 'points_of_total']),
      missing: 'reweight',
      weight: depth === 0 ? new Float64Array(PROFILES).fill(100) : this.weight(),
    });
    return this.nodes.length - 1;
  }

  private leaf(): number {
    const { seeded } = this;
    const low = seeded.pick([0, 10, -20.5, seeded.next() * 20]);
    const high = low + seeded.pick([50, 80, 64, 1 + seeded.next() * 90]);
    const points: SweepParam = {
      by: 'points',
      points: [
        [low, seeded.below(50)],
        [low + 8, seeded.below(1000) / 10],
        [low + 8.5, seeded.below(1000) / 10],
        [high + 9, 100],
      ],
    };
    const [method, params] = seeded.pick<readonly [LeafPlan['method'], readonly SweepParam[]]>([
      ['goalposts', [alike(low), alike(high)]],
      ['goalposts', [alike(low), { by: 'profile', values: Float64Array.of(high, high + 7, low) }]],
      ['efficacy', [alike(low), alike(high), alike(seeded.pick([60, 66.7, 200 / 3])), alike(40)]],
      ['completion', [alike(seeded.pick([80, high, 7.5])), alike(Number.NaN)]],
      ['piecewise', [points]],
      ['interval', [alike(low), alike(high), alike(7)]],
    ]);
    const better = method === 'completion' || seeded.holds(0.6) ? ('higher' as const) : ('lower' as const);
    const floor = seeded.pick([0, 0, 0, -30, 20, 12.345]);
    const cap = seeded.pick([100, 100, 120, 99.995]);
    this.leaves.push({
      path: `leaf${this.leaves.length}`,
      column: this.leaves.length,
      method,
      better,
      params,
      floor,
      cap,
      missing: 'reweight',
      weight: this.weight(),
    });
    return this.leaves.length - 1;
  }
}

/** Values whose score is a tie, some floats beside one, or as far from one as the reference begins to tell (5·10⁻¹¹), a little more and a little less. */
function edgeValue(seeded: Seeded, { method, params }: LeafPlan, places: number): number {
  const [first, second] = params.map((param) => (param.by === 'profile' ? (param.values[0] as number) : 0)) as [number, number];
  const [low, high] = method === 'completion' ? [0, first] : method === 'piecewise' ? [0, 100] : [first, second];
  const tie = (seeded.below(100 * Number(`1e${places}`)) + 0.5) / Number(`1e${places}`);
  const beside = seeded.pick([0, 0, 1e-14, -1e-14, 3.6e-11, -3.9e-11, 4.9e-11, -4.9e-11, 5.1e-11, -5.1e-11, 8e-11, -1.2e-10]);
  return seeded.pick([
    low + ((tie + beside) * (high - low)) / 100,
    low + ((tie + beside) * (high - low)) / 100,
    seeded.below(10_000) / 100,
    seeded.below(200) - 50,
    seeded.next() * 100,
    seeded.pick([1e94, -1e96, 1e200, -1.7e308, 1.7e308, 0, -0, 5e-324]),
  ]);
}

/** Totals, or the fault that both must have: a sum over a full weight next to nothing. */
function totalsOf(work: () => Float64Array): Float64Array | 'too many quanta' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'too many quanta';
    throw error;
  }
}

/** Leaves that differ enough in weight to need bounds stay with AGG-2: here all weigh the same, and the largest scores are small. */
function flat(plan: SweepPlan): SweepPlan {
  const leaves = plan.leaves.map((leaf) => ({ ...leaf, weight: leaf.weight.map(() => 20) }));
  return { ...plan, leaves };
}

/** How many leaves of a program have a line on the grid: word 92 of their records, of which the first says that it is a leaf. */
function leavesOnGrid(kernel: Kernel, plan: SweepPlan, data: SweepData, keep: 'nodes' | 'all'): number {
  const program = writeProgram(kernel.memory, plan, data, keep);
  const [records = 0, count = 0] = kernel.memory.integers(program.address + 12, 2);
  return Array.from({ length: count }, (_, k) => kernel.memory.integers(records + 96 * k, 24)).filter(
    (record) => record[0] === 1 && record[23] !== 0,
  ).length;
}

describe('totals that are near first', () => {
  it('KERNEL-14 are those of the reference, at ties of leaves and of totals and as far from them as the reference tells', () => {
    const kernel = kernelInstance();
    let near = 0;
    for (let seed = 1; seed <= 700; seed += 1) {
      const { plan, data } = new NearDraw(new Seeded(seed * 15_485_863)).draw();
      const start = kernel.memory.next;
      const program = writeProgram(kernel.memory, plan, data, 'total');
      near += kernel.memory.integers(program.address + 68, 1)[0] === 0 ? 0 : 1;
      kernel.memory.release(start);
      const wanted = totalsOf(() => sweep(plan, data, 'total').total);
      const got = totalsOf(() => sweepByKernel(kernel, plan, data, 'total').total);
      expect(typeof got, `seed ${seed}`).toBe(typeof wanted);
      if (typeof wanted === 'string') kernel.memory.release(start);
      else expect([...wanted.keys()].filter((i) => !Object.is(got[i], wanted[i])).slice(0, 3), `seed ${seed}`).toEqual([]);
    }
    expect(near).toBeGreaterThan(300);
  });

  it('KERNEL-15 scores that are kept, of leaves and nodes, are those of the reference where leaves lie on the grid', () => {
    const kernel = kernelInstance();
    let onGrid = 0;
    for (let seed = 1; seed <= 500; seed += 1) {
      const { plan, data } = new NearDraw(new Seeded(seed * 32_452_843)).draw();
      const keep = seed % 4 === 0 ? 'nodes' : 'all';
      const own = seed % 3 === 0 ? flat(plan) : plan;
      const start = kernel.memory.next;
      onGrid += leavesOnGrid(kernel, own, data, keep);
      kernel.memory.release(start);
      let wanted: SweepResult;
      try {
        wanted = sweep(own, data, keep);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        continue;
      }
      const got = sweepByKernel(kernel, own, data, keep);
      const columns = ({ total, nodes = [], leaves = [] }: SweepResult) => [total, ...nodes, ...leaves];
      const pairs = columns(wanted).map((column, k) => [column, columns(got)[k]] as const);
      const apart = pairs.flatMap(([column, its], k) =>
        [...column.keys()].filter((i) => !Object.is(its?.[i], column[i])).map((i) => [k, i, its?.[i], column[i]]),
      );
      expect(apart.slice(0, 3), `seed ${seed}`).toEqual([]);
    }
    expect(onGrid).toBeGreaterThan(400);
  });

  it('KERNEL-14 are not taken where the plan keeps more than totals, rounds otherwise, or has weights too far apart', () => {
    const kernel = kernelInstance();
    const { plan, data } = new NearDraw(new Seeded(15_485_863)).draw();
    const stepsOf = (own: SweepPlan, keep: 'total' | 'nodes' | 'all'): number =>
      kernel.memory.integers(writeProgram(kernel.memory, own, data, keep).address + 68, 1)[0] as number;
    const weights = plan.nodes.map((node) => ({ ...node, weight: node.weight.map((own) => own || 1) }));
    const leaves = plan.leaves.map((leaf) => ({ ...leaf, weight: leaf.weight.map((own) => own || 1) }));
    const one = { ...plan, leaves, nodes: weights.map((node) => ({ ...node, aggregate: 'arithmetic' as const })) };
    expect(stepsOf(one, 'total')).not.toBe(0);
    expect([stepsOf(one, 'nodes'), stepsOf(one, 'all')]).toEqual([0, 0]);
    expect(stepsOf({ ...one, rounding: { ...one.rounding, indicator: { places: 2, rule: 'down' } } }, 'total')).toBe(0);
    expect(stepsOf({ ...one, rounding: { ...one.rounding, total: { places: 7, rule: 'half_up' } } }, 'total')).toBe(0);
    const light = one.leaves.map((leaf, k) => (k === 0 ? { ...leaf, weight: leaf.weight.map(() => 1e-101) } : leaf));
    expect(nearTotalsOf({ ...one, leaves: light })).toBeUndefined();
    expect(nearTotalsOf(one)?.error).toBeLessThan(5e-11);
  });

  it('KERNEL-14 leaves are lines where bounds are whole quanta and ties of negative scores go the way of the others', () => {
    const base: LeafPlan = {
      path: 'leaf',
      column: 0,
      method: 'goalposts',
      better: 'higher',
      params: [alike(10), alike(60)],
      floor: 0,
      cap: 100,
      missing: 'reweight',
      weight: new Float64Array(PROFILES).fill(1),
    };
    const taken = (own: Partial<LeafPlan>, rounding: Rounding = { places: 2, rule: 'half_even' }): boolean => {
      const leaf = { ...base, ...own };
      return nearLeafOf(leaf, formOf(leaf, PROFILES), PROFILES, rounding) !== undefined;
    };
    expect(taken({})).toBe(true);
    expect(taken({ floor: -5 })).toBe(true);
    expect(taken({ floor: -5 }, { places: 2, rule: 'half_up' })).toBe(false);
    expect(taken({ cap: 99.995 })).toBe(false);
    expect(taken({ cap: 5000 })).toBe(false);
    expect(taken({ missing: 'zero' })).toBe(false);
    expect(taken({}, { places: 7, rule: 'half_even' })).toBe(false);
    expect(nearGrid({ places: 2, rule: 'up' })).toBeUndefined();
  });

  it('KERNEL-14 a number on the grid keeps no bit behind the point that the reference does not see', () => {
    for (let places = 0; places <= 6; places += 1) {
      const { base, doubt } = nearGrid({ places, rule: 'half_even' })!;
      const bit = 0.5 - Math.sqrt(doubt);
      const tie = 5e-11 * Number(`1e${places}`);
      expect(base + bit - base).toBe(bit);
      expect(base + bit / 4 - base).toBe(0);
      expect(bit / 2).toBeLessThan(0.95 * tie);
      expect(1.5 * bit).toBeGreaterThan(1.05 * tie);
    }
  });
});
