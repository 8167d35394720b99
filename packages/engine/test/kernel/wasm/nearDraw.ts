import type { Rounding } from '@kedu/model';
import type { Kernel } from '../../../src/kernel/driver.ts';
import type { LeafPlan, NodePlan, SweepData, SweepParam, SweepPlan } from '../../../src/kernel/plan.ts';
import { writeProgram } from '../../../src/kernel/program.ts';
import type { Seeded } from './instance.ts';

export const HALVES = ['half_even', 'half_up', 'half_down'] as const;
export const PROFILES = 3;
export const alike = (value: number): SweepParam => ({ by: 'profile', values: new Float64Array(PROFILES).fill(value) });

/** Plans whose totals are near first: lines and bent lines, floors of all kinds, weights that make means of few leaves ties of the total, and leaves that only their formula decides. */
export class NearDraw {
  private readonly leaves: LeafPlan[] = [];
  private readonly nodes: NodePlan[] = [];
  private readonly seeded: Seeded;
  private readonly indicator: Rounding;
  private readonly weights: readonly number[];

  constructor(seeded: Seeded, weights: readonly number[] = [1, 10, 25, 12.5, 33.3, 100 / 3, 1e-90, 0, Number.NaN]) {
    this.seeded = seeded;
    this.weights = weights;
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
    const shared = seeded.pick(this.weights);
    return Float64Array.from({ length: PROFILES }, () => (seeded.holds(0.7) ? shared : seeded.pick([1, 20, 1e9, 0, Number.NaN])));
  }

  private node(depth: number): number {
    const { seeded } = this;
    // Composites alone, leaves alone, more leaves than go together, or both in turn.
    const composites = depth < 3 ? seeded.pick([0, 0.4, 0.4, depth === 2 ? 0 : 1]) : 0;
    const length = seeded.holds(0.02) && composites === 0 ? 15 + seeded.below(20) : 1 + seeded.below(depth === 0 ? 4 : 3);
    const children = Array.from({ length }, () => (seeded.holds(composites) ? -1 - this.node(depth + 1) : this.leaf()));
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
export function edgeValue(seeded: Seeded, { method, params }: LeafPlan, places: number): number {
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

/** How many bunches of a program have whole weights for some profile, and how many have leaves of which that holds for none. */
export function bunchesOf(kernel: Kernel, plan: SweepPlan, data: SweepData): { readonly whole: number; readonly other: number } {
  const program = writeProgram(kernel.memory, plan, data, 'total');
  const [steps = 0, count = 0] = kernel.memory.integers(program.address + 68, 2);
  const units = Array.from({ length: count }, (_, k) => kernel.memory.integers(steps + 80 * k, 20))
    .filter(([kind]) => kind === 0)
    .map((step) => (step[11] ? [...kernel.memory.floats(step[11], plan.profiles)] : []));
  const whole = units.filter((own) => own.some((unit) => unit > 0)).length;
  return { whole, other: units.length - whole };
}

/** Totals, or the fault that both must have: a sum over a full weight next to nothing. */
export function totalsOf(work: () => Float64Array): Float64Array | 'too many quanta' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'too many quanta';
    throw error;
  }
}

/** Leaves that differ enough in weight to need bounds stay with AGG-2: here all weigh the same, and the largest scores are small. */
export function flat(plan: SweepPlan): SweepPlan {
  const leaves = plan.leaves.map((leaf) => ({ ...leaf, weight: leaf.weight.map(() => 20) }));
  return { ...plan, leaves };
}

/** How many leaves of a program have a line on the grid (word 92 of their records, of which the first says that it is a leaf), and how many nodes are gathered (word 52 of a close). */
export function onGridOf(
  kernel: Kernel,
  plan: SweepPlan,
  data: SweepData,
  keep: 'nodes' | 'all',
): { readonly leaves: number; readonly nodes: number; readonly closed: number } {
  const program = writeProgram(kernel.memory, plan, data, keep);
  const [records = 0, count = 0] = kernel.memory.integers(program.address + 12, 2);
  const all = Array.from({ length: count }, (_, k) => kernel.memory.integers(records + 96 * k, 24));
  return {
    leaves: all.filter((record) => record[0] === 1 && record[23] !== 0).length,
    nodes: all.filter((record) => record[0] === 2 && record[13] !== 0).length,
    // Means of leaves on the grid alone that need no bounds, below a node that gathers.
    closed: all.filter(
      (record, k) =>
        record[0] === 2 &&
        record[14] !== 0 &&
        record[7] === 0 &&
        record[9] === 0 &&
        Array.from({ length: record[12] as number }, (_, below) => all[k - 1 - below]).every((leaf) => leaf?.[0] === 1 && leaf[23] !== 0),
    ).length,
  };
}
