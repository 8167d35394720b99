import type { Rounding } from '@kedu/model';
import { formOf } from './form.ts';
import { fullWeight, type NearGrid, type NearLeaf, type NearTotals, nearGrid, nearLeafOf, nearTotalsOf } from './near.ts';
import { wholeWeights } from './wholeWeights.ts';
import type { LeafPlan, NodePlan, SweepPlan } from './plan.ts';

/** Memory and places that a program gives. */
export interface NearPlaces {
  piece(content: Float64Array | Uint32Array | Uint8Array): number;
  column(k: number): number;
  /** Record of a leaf in the exact tree. */
  record(leaf: number): number;
}

/** Steps of the sweep that is near first, as they stand in the memory of a kernel. */
export interface NearProgram {
  readonly steps: Uint8Array;
  readonly count: number;
  /** In the order of the head: doubt, scale, power, and the two edges; two words for what is open over 32 bits. */
  readonly numbers: Float64Array;
}

/** Words of a step: assembly/nearLayout.ts names them. */
const STEP_BYTES = 80;
const [BUNCH, SCORED, CLOSE] = [0, 1, 2];
/** The table of a bunch stands in one array of a block. */
const MOST_LEAVES = 64;
/** Ten decimals of a score (QNT-5) end where the eleventh is 5. */
const TIE = 5e-11;
const MOST_PLACES = 6;

/** Writes what totals need where nothing else is kept: the leaves of each node together, then nodes. Rule: KERNEL-14. */
export class NearSteps {
  private readonly records: DataView[] = [];
  /** By node: whether nothing stands in its sums yet. */
  private readonly isEmpty: boolean[];
  private readonly plan: SweepPlan;
  private readonly places: NearPlaces;
  private readonly indicator: Rounding;

  constructor(plan: SweepPlan, places: NearPlaces) {
    this.plan = plan;
    this.places = places;
    this.isEmpty = plan.nodes.map(() => true);
    this.indicator = plan.rounding.indicator ?? { places: 0, rule: 'down' };
  }

  /** Undefined where totals cannot be told from what is near them, or nothing is to be had by it. */
  write(): NearProgram | undefined {
    const { plan, indicator } = this;
    const { total } = plan.rounding;
    const grid = nearGrid(indicator);
    const bounds: NearTotals | undefined = total.places <= MOST_PLACES ? nearTotalsOf(plan) : undefined;
    if (!grid || !bounds) return undefined;
    this.node(plan.nodes.length - 1, 0, undefined);
    const steps = new Uint8Array(STEP_BYTES * this.records.length);
    this.records.forEach((record, k) => steps.set(new Uint8Array(record.buffer), k * STEP_BYTES));
    const power = Number(`1e${indicator.places}`);
    const quantum = Number(`1e${total.places}`);
    const numbers = Float64Array.of(
      grid.doubt,
      quantum / power,
      power,
      (TIE - bounds.error) * quantum - 1e-12 * quantum,
      (TIE + bounds.error) * quantum + 1e-12 * quantum,
      0,
    );
    new Int32Array(numbers.buffer).set([grid.open?.added ?? 0, grid.open?.bits ?? 0], 10);
    return { steps, count: this.records.length, numbers };
  }

  private node(k: number, depth: number, above: number | undefined): void {
    const { plan, indicator } = this;
    const node = plan.nodes[k] as NodePlan;
    const bunches = new Map<number, { readonly leaf: LeafPlan; readonly near: NearLeaf }[]>();
    const scored: number[] = [];
    for (const child of node.children) {
      if (child < 0) continue;
      const leaf = plan.leaves[child] as LeafPlan;
      const near = nearLeafOf(leaf, formOf(leaf, plan.profiles), plan.profiles, indicator);
      if (!near) scored.push(child);
      else bunches.set(near.floor, [...(bunches.get(near.floor) ?? []), { leaf, near }]);
    }
    const parts = [...bunches.values()].flatMap((bunch) => chunks(bunch));
    const isAlone = parts.length === 1 && node.children.length === parts[0]?.length;
    for (const part of parts) {
      const record = this.bunch(part, k, depth);
      if (isAlone) this.close(record, node, k, above);
    }
    for (const child of scored) this.scored(child, k, depth);
    for (const child of node.children) if (child < 0) this.node(-1 - child, depth + 1, k);
    if (!isAlone) this.close(this.step(CLOSE, depth), node, k, above);
  }

  private bunch(part: readonly { readonly leaf: LeafPlan; readonly near: NearLeaf }[], k: number, depth: number): DataView {
    const { plan, places } = this;
    const record = this.step(BUNCH, depth);
    const leaves = part.flatMap(({ leaf, near }) => [
      places.column(leaf.column),
      places.piece(near.constants),
      near.step,
      near.bent ? places.piece(near.bent) : 0,
    ]);
    const weights = Array.from({ length: plan.profiles }, (_, p) =>
      part.map(({ leaf, near }) => (near.isNowhere(p) ? 0 : counting(leaf.weight[p] as number))),
    );
    const floor = (part[0] as { readonly near: NearLeaf }).near.floor;
    const grid = nearGrid(this.indicator) as NearGrid;
    const base = grid.base + floor;
    const isFit = grid.open !== undefined && part.every(({ near }) => !near.bent || near.isWithin);
    const whole = isFit ? wholeWeights(weights, Math.max(...part.map(({ near }) => near.cap)) - floor, base) : undefined;
    if (whole) {
      record.setUint32(44, places.piece(whole.units), true);
      record.setFloat64(64, whole.gap, true);
    }
    record.setUint32(8, part.length, true);
    record.setUint32(12, places.piece(Uint32Array.from(leaves)), true);
    record.setUint32(16, places.piece(Float64Array.from((whole?.weights ?? weights).flat())), true);
    record.setInt32(20, this.begins(k), true);
    record.setFloat64(48, floor, true);
    record.setFloat64(56, base, true);
    return record;
  }

  private scored(child: number, k: number, depth: number): void {
    const record = this.step(SCORED, depth);
    record.setUint32(8, this.places.record(child), true);
    record.setUint32(16, this.places.piece((this.plan.leaves[child] as LeafPlan).weight.map(counting)), true);
    record.setInt32(20, this.begins(k), true);
  }

  private close(record: DataView, node: NodePlan, k: number, above: number | undefined): void {
    record.setInt32(24, 1, true);
    record.setInt32(28, node.aggregate === 'sum' ? 1 : 0, true);
    record.setUint32(32, this.places.piece(Float64Array.from(node.weight, (_, p) => fullWeight(node, p))), true);
    record.setUint32(36, this.places.piece(node.weight.map(counting)), true);
    record.setInt32(40, above === undefined ? 1 : this.begins(above), true);
    this.isEmpty[k] = true;
  }

  private step(kind: number, depth: number): DataView {
    const record = new DataView(new ArrayBuffer(STEP_BYTES));
    record.setInt32(0, kind, true);
    record.setInt32(4, depth, true);
    this.records.push(record);
    return record;
  }

  private begins(k: number): number {
    const begins = this.isEmpty[k] ? 1 : 0;
    this.isEmpty[k] = false;
    return begins;
  }
}

/** Weight of a part that counts; 0 where it does not. */
function counting(weight: number): number {
  return weight > 0 ? weight : 0;
}

function chunks<T>(parts: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(parts.length / MOST_LEAVES) }, (_, k) => parts.slice(k * MOST_LEAVES, (k + 1) * MOST_LEAVES));
}
