import type { Rounding } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { sweepByKernel } from '../../../src/kernel/driver.ts';
import { formOf } from '../../../src/kernel/form.ts';
import { nearGrid, nearLeafOf, nearTotalsOf } from '../../../src/kernel/near.ts';
import type { LeafPlan, NodePlan, SweepParam, SweepPlan, SweepResult } from '../../../src/kernel/plan.ts';
import { writeProgram } from '../../../src/kernel/program.ts';
import { sweep } from '../../../src/kernel/sweep.ts';
import { kernelInstance, Seeded } from './instance.ts';
import { HALVES, PROFILES, alike, NearDraw, totalsOf, flat, onGridOf } from './nearDraw.ts';

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

  it('KERNEL-14 KERNEL-15 lines that come to a whole number of quanta at 0 have it in their rise, and give the scores and totals of the reference', () => {
    const kernel = kernelInstance();
    const tables = [
      {
        whole: true,
        points: [
          [10, 0],
          [40, 60],
          [70, 85],
          [95, 100],
        ],
      },
      {
        whole: true,
        points: [
          [-30, 100],
          [0, 50],
          [64, 2],
        ],
      },
      {
        whole: false,
        points: [
          [3, 10],
          [10, 20],
          [17, 33],
        ],
      },
    ] as const;
    for (const rule of HALVES) {
      for (const { whole, points } of tables) {
        const table: SweepParam = { by: 'points', points };
        const leaf: LeafPlan = {
          path: 'a',
          column: 0,
          method: 'piecewise',
          better: 'higher',
          params: [table],
          floor: 0,
          cap: 100,
          missing: 'reweight',
          weight: Float64Array.of(10),
        };
        const rounding = { places: 2, rule } as const;
        const near = nearLeafOf(leaf, formOf(leaf, 1), 1, rounding);
        const { base = 0, bias = 0 } = nearGrid(rounding) ?? {};
        expect(near && near.constants[0] === 0, `${rule} ${points[0]}`).toBe(whole);
        expect((near?.constants[2] ?? 0) === base + bias, `${rule} ${points[0]}`).toBe(!whole);
        const nodes: NodePlan[] = [
          {
            path: '',
            children: Int32Array.of(0, 1),
            aggregate: 'arithmetic',
            weights: 'points',
            missing: 'reweight',
            weight: Float64Array.of(100),
          },
        ];
        const plan: SweepPlan = {
          list: 'a',
          profiles: 1,
          nodes,
          rounding: { indicator: rounding, total: rounding },
          columns: [0, 1].map((k) => ({ kind: 'value', indicator: `x${k}`, reasons: false })),
          leaves: [leaf, { ...leaf, path: 'b', column: 1 }],
        };
        const [first = 0] = points[0];
        const [last = 0] = points[points.length - 1] ?? [];
        const seeded = new Seeded(15_485_863);
        const column = () =>
          Float64Array.from({ length: 3001 }, (_, i) =>
            i % 19 === 0 ? Number.NaN : first - 2 + (seeded.below(1000 * (last - first + 4)) + (i % 2)) / 1000,
          );
        const data = { units: 3001, starts: Int32Array.of(0, 3001), values: [column(), column()], gaps: [undefined, undefined] };
        const wanted = sweep(plan, data, 'all');
        const totals = sweepByKernel(kernel, plan, data, 'total').total.slice();
        const kept = sweepByKernel(kernel, plan, data, 'all');
        const pairs = [
          [wanted.total, totals],
          [wanted.total, kept.total],
          ...(wanted.leaves ?? []).map((scores, k) => [scores, kept.leaves?.[k]] as const),
        ] as const;
        for (const [own, its] of pairs) expect([...own.keys()].filter((i) => !Object.is(its?.[i], own[i]))).toEqual([]);
      }
    }
  });

  it('KERNEL-15 KERNEL-17 scores that are kept, of leaves and nodes, are those of the reference where leaves lie on the grid', () => {
    const kernel = kernelInstance();
    let [onGrid, gathered, closed] = [0, 0, 0];
    for (let seed = 1; seed <= 500; seed += 1) {
      const { plan, data } = new NearDraw(new Seeded(seed * 32_452_843)).draw();
      const keep = seed % 4 === 0 ? 'nodes' : 'all';
      const own = seed % 3 === 0 ? flat(plan) : plan;
      const start = kernel.memory.next;
      const found = onGridOf(kernel, own, data, keep);
      onGrid += found.leaves;
      gathered += found.nodes;
      closed += found.closed;
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
    expect(gathered).toBeGreaterThan(200);
    expect(closed).toBeGreaterThan(50);
  });

  it('KERNEL-17 nodes of composites are gathered where their scores are kept, up to 48 of them', () => {
    const kernel = kernelInstance();
    const { leaves, rounding } = new NearDraw(new Seeded(7)).draw().plan;
    const weight = new Float64Array(PROFILES).fill(10);
    const node = (path: string, children: readonly number[]): NodePlan => ({
      path,
      children: Int32Array.from(children),
      aggregate: 'arithmetic',
      weights: 'points',
      missing: 'reweight',
      weight,
    });
    const gatheredOf = (parts: number, keep: 'nodes' | 'all', mixed = false): number => {
      const below = Array.from({ length: parts }, (_, k) => node(`n${k}`, [0]));
      const top = node('', [...below.map((_, k) => -1 - k), ...(mixed ? [0] : [])]);
      const plan = { list: 'places', profiles: PROFILES, columns: [], leaves: leaves.slice(0, 1), nodes: [...below, top], rounding };
      const data = { units: 1, starts: Int32Array.of(0, 1, 1, 1), values: [Float64Array.of(50)], gaps: [undefined] };
      return onGridOf(kernel, plan, data, keep).nodes;
    };
    expect([gatheredOf(2, 'all'), gatheredOf(2, 'nodes'), gatheredOf(48, 'all')]).toEqual([1, 1, 1]);
    expect([gatheredOf(49, 'all'), gatheredOf(2, 'all', true)]).toEqual([0, 0]);
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
