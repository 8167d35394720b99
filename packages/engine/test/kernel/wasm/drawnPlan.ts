import type { Rounding } from '@kedu/model';
import { SWEEP_METHODS } from '../../../src/kernel/methods.ts';
import type { LeafPlan, NodePlan, SweepData, SweepMethod, SweepMissing, SweepParam, SweepPlan } from '../../../src/kernel/plan.ts';
import type { Seeded } from './instance.ts';

const RULES: readonly Rounding['rule'][] = ['half_even', 'half_up', 'half_down', 'down', 'up'];
const METHODS = Object.keys(SWEEP_METHODS) as SweepMethod[];

/** A plan with columns, drawn with all that sends a kernel another way: blocks of odd length, lines and forms of all kinds, parameters by unit, rules, roundings. */
export function drawnPlan(seeded: Seeded): { readonly plan: SweepPlan; readonly data: SweepData } {
  return new PlanDraw(seeded).draw();
}

class PlanDraw {
  private readonly leaves: LeafPlan[] = [];
  private readonly nodes: NodePlan[] = [];
  private readonly values: Float64Array[] = [];
  private readonly gaps: (Uint8Array | undefined)[] = [];
  private readonly starts: Int32Array;
  private readonly profiles: number;
  /** How often a part has a rule that reads reasons. */
  private readonly asking: number;
  private readonly refuses: boolean;
  private readonly seeded: Seeded;

  constructor(seeded: Seeded) {
    this.seeded = seeded;
    this.profiles = 1 + seeded.below(4);
    this.starts = new Int32Array(this.profiles + 1);
    for (let p = 0; p < this.profiles; p += 1) {
      const size = seeded.holds(0.2) ? 0 : seeded.below(seeded.holds(0.1) ? 2500 : 40);
      this.starts[p + 1] = (this.starts[p] as number) + size;
    }
    this.asking = seeded.pick([0, 0, 0.3]);
    this.refuses = seeded.holds(0.5);
  }

  draw(): { readonly plan: SweepPlan; readonly data: SweepData } {
    const { seeded, profiles, starts } = this;
    const rounding = {
      total: this.rounding(5),
      ...(seeded.holds(0.7) ? { indicator: this.rounding(8) } : {}),
      ...(seeded.holds(0.4) ? { part: this.rounding(5) } : {}),
    };
    this.node(new Float64Array(profiles).fill(100), 0);
    const plan = { list: 'places', profiles, columns: [], leaves: this.leaves, nodes: this.nodes, rounding };
    return { plan, data: { units: starts[profiles] as number, starts, values: this.values, gaps: this.gaps } };
  }

  private rounding(most: number): Rounding {
    return { places: this.seeded.below(most), rule: this.seeded.pick([...RULES, 'half_even', 'half_up']) };
  }

  private rule(): SweepMissing {
    if (!this.seeded.holds(this.asking)) return 'reweight';
    return this.refuses ? this.seeded.pick(['zero', 'refuse']) : 'zero';
  }

  private weight(above: Float64Array): Float64Array {
    const { seeded } = this;
    return above.map((weight) => {
      if (Number.isNaN(weight) || seeded.holds(0.05)) return Number.NaN;
      if (seeded.holds(0.07)) return 0;
      return seeded.holds(0.6) ? 1 + seeded.below(30) : seeded.next() * 30;
    });
  }

  private node(own: Float64Array, depth: number): number {
    const { seeded } = this;
    const children = Array.from({ length: 1 + seeded.below(5) }, () =>
      depth < 3 && seeded.holds(0.35) ? -1 - this.node(this.weight(own), depth + 1) : this.leaf(own),
    );
    this.nodes.push({
      path: depth === 0 ? '' : `node${this.nodes.length}`,
      children: Int32Array.from(children),
      aggregate: seeded.holds(0.75) ? 'arithmetic' : 'sum',
      weights: seeded.pick(['points', 'relative', 'points_of_total']),
      missing: seeded.holds(0.3) ? this.rule() : 'reweight',
      weight: own,
    });
    return this.nodes.length - 1;
  }

  private leaf(above: Float64Array): number {
    const { seeded } = this;
    const method = seeded.pick(METHODS);
    const better = seeded.pick(['higher', 'lower'] as const);
    const known = seeded.holds(0.1) && this.values.length > 0;
    const column = known ? seeded.below(this.values.length) : this.column(this.value(seeded.pick([0, 0.05, 0.05, 0.5])));
    this.leaves.push({
      path: `leaf${this.leaves.length}`,
      column,
      method,
      better,
      params: this.params(method, better),
      floor: seeded.pick([0, 0, -5, 60]),
      cap: seeded.pick([100, 100, 120, 200, 1e6]),
      missing: this.rule(),
      weight: this.weight(above),
    });
    return this.leaves.length - 1;
  }

  private params(method: SweepMethod, better: LeafPlan['better']): readonly SweepParam[] {
    const { seeded } = this;
    const sharing = seeded.holds(0.5);
    const byUnit = seeded.holds(0.3);
    const alike = (value: number): SweepParam => ({ by: 'profile', values: new Float64Array(this.profiles).fill(value) });
    return SWEEP_METHODS[method].map((one): SweepParam => {
      if (one.read === 'order') return this.order(one.counts, better);
      if (one.read === 'points') return { by: 'points', points: this.points(method === 'efficacy_banded' && better === 'lower') };
      if (one.read === 'flag') return alike(seeded.below(2));
      if (one.name === 'zero_at' && seeded.holds(0.7)) return alike(0);
      if (one.name === 'overshoot_limit' && seeded.holds(0.7)) return alike(Number.NaN);
      if (byUnit && seeded.holds(0.6)) return { by: 'unit', column: this.column(() => this.parameter()) };
      const value = this.parameter();
      return sharing ? alike(value) : { by: 'profile', values: Float64Array.from({ length: this.profiles }, () => this.parameter()) };
    });
  }

  /** Peers whose values units have too, so that many are equal; in some groups nobody reports. */
  private order(counts: 'better' | 'no_worse', better: LeafPlan['better']): SweepParam {
    const { seeded } = this;
    const tables = Array.from({ length: 1 + seeded.below(3) }, () => {
      if (seeded.holds(0.2)) return undefined;
      const rising = Float64Array.from({ length: 1 + seeded.below(60) }, () => seeded.below(100) - 10).sort();
      const scores = Float64Array.from({ length: rising.length + 1 }, () =>
        seeded.pick([seeded.below(1001) / 10, seeded.next() * 100, Number.NaN]),
      );
      return { ranked: better === 'higher' ? rising.reverse() : rising, scores };
    });
    return { by: 'order', counts, fixed: {}, of: Int32Array.from({ length: this.profiles }, () => seeded.below(tables.length)), tables };
  }

  private points(falls: boolean): readonly (readonly [number, number])[] {
    let value = falls ? 110 : -10;
    return Array.from({ length: 1 + this.seeded.below(7) }, () => {
      value += (1 + this.seeded.below(40)) * (falls ? -1 : 1);
      return [value, this.seeded.below(1001) / 10] as const;
    });
  }

  private parameter(): number {
    const { seeded } = this;
    return seeded.pick([
      0,
      Number.NaN,
      seeded.below(1000) / 10,
      seeded.below(1000) / 10,
      -seeded.below(100) / 10,
      seeded.next() * 100,
      1e-90,
    ]);
  }

  private value(missing: number): () => number {
    const { seeded } = this;
    const kinds = [
      () => seeded.below(1001) / 10,
      () => seeded.next() * 100,
      () => seeded.below(200) - 50,
      () => (seeded.below(10_000) + 0.5) / 100,
      () => seeded.pick([1e95, -1e99, 1e160, 1.7e308, -1e300, 12.345]),
    ];
    const kind = seeded.pick(kinds);
    return () => (seeded.holds(missing) ? Number.NaN : seeded.holds(0.001) ? seeded.next() * 1e308 : kind());
  }

  private column(value: () => number): number {
    const column = Float64Array.from({ length: this.starts[this.profiles] as number }, value);
    this.values.push(column);
    this.gaps.push(this.seeded.holds(0.8) ? Uint8Array.from(column, (x) => (Number.isNaN(x) ? 1 + this.seeded.below(8) : 0)) : undefined);
    return this.values.length - 1;
  }
}
