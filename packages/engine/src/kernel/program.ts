import type { Rounding } from '@kedu/model';
import { formOf, type LeafForm } from './form.ts';
import { lineOfLeaf } from './line.ts';
import type { KernelMemory } from './memory.ts';
import { nearGrid, nearLeafOf } from './near.ts';
import { NearSteps } from './nearSteps.ts';
import { orderOf } from './order.ts';
import type { Keep, LeafPlan, NodePlan, SweepData, SweepPlan } from './plan.ts';

/** A plan with its columns, as it stands in the memory of a kernel; addresses are bytes from its beginning. */
export interface SweepProgram {
  readonly address: number;
  /** Memory that each thread needs for itself. */
  readonly scratchBytes: number;
  readonly units: number;
  /** Where results stand: float64 by unit. */
  readonly total: number;
  readonly nodes: readonly number[];
  readonly leaves: readonly number[];
}

/**
 * Writes a plan and what its columns need into the memory of a kernel: a head, one record for each part in the order of the tree, and tables by profile.
 *
 * Columns that lie in this memory already are used where they are; others are copied in. Memory may grow: arrays over it are taken
 * again afterwards (`KernelMemory.floats`), except where it is shared. Rule: KERNEL-9. Errors: RangeError where the memory cannot grow so far.
 * Example: 650,000 units, 100 columns in place, 300 profiles → 0.3 MB of tables and 5.2 MB for the totals.
 */
export function writeProgram(memory: KernelMemory, plan: SweepPlan, data: SweepData, keep: Keep): SweepProgram {
  return new ProgramWriter(memory, plan, data, keep).write();
}

/** Words of the head and of a record: ../assembly/layout.ts names them. */
const HEAD_BYTES = 192;
const NEAR_NUMBERS = 96;
const OP_BYTES = 96;
const [OPEN, LEAF, CLOSE] = [0, 1, 2];
const RULES = { reweight: 0, zero: 1, refuse: 2 } as const;
const METHODS_BY_UNIT = [
  'completion',
  'growth_on_base',
  'interval',
  'efficacy',
  'goalposts',
  'min_max',
  'z_score',
  'ratio_to_first',
  'fraction_of_max',
  'step',
  'all_or_nothing',
  'given',
  'deduction',
  'bonus',
  'distance_to_target',
  'efficacy_banded',
  'distance_to_best',
  'progress_to_target',
  'rank',
  'percentile',
  'borda',
];
/** Up to so many places, and scores below this, a rule of halves is decided by lanes. */
const MOST_PLACES = 6;
const LARGEST_SCORE = 1e5;
/** Units of a block that goes through the tree together: its arrays stay in the first, or second, cache. */
const NARROW_BLOCK = 2560;
const NEAR_BLOCK = 2560;
const WIDE_BLOCK = 256;
/** Parts of a node that are gathered at its close (assembly/keptNode.ts). */
const MOST_GATHERED = 48;
/** Bytes at the beginning of scratch memory, before the arrays of a block. */
const STAGE_BYTES = 256;
/** Five parameters, each for a pair of units. */
const ORDER_BYTES = 80;

class ProgramWriter {
  private readonly pieces: { readonly address: number; readonly bytes: Uint8Array }[] = [];
  private readonly columns: readonly number[];
  private readonly gaps: readonly number[];
  private readonly asked: readonly Uint8Array[];
  private readonly records: DataView[] = [];
  private readonly places: number[] = [];
  private next: number;
  private deepest = 0;
  private readonly memory: KernelMemory;
  private readonly plan: SweepPlan;
  private readonly data: SweepData;
  private readonly keep: Keep;

  constructor(memory: KernelMemory, plan: SweepPlan, data: SweepData, keep: Keep) {
    this.memory = memory;
    this.plan = plan;
    this.data = data;
    this.keep = keep;
    this.next = memory.next;
    this.columns = data.values.map((column) => this.placed(column));
    this.gaps = data.gaps.map((column) => (column ? this.placed(column) : 0));
    this.asked = askedByPart(plan);
  }

  write(): SweepProgram {
    const { plan, data } = this;
    const address = this.reserve(HEAD_BYTES);
    const parts = plan.leaves.length + plan.nodes.length;
    const ops = this.reserve(OP_BYTES * (plan.leaves.length + 2 * plan.nodes.length));
    const total = this.reserve(8 * data.units);
    const nodes = this.keep === 'total' ? [] : plan.nodes.map(() => this.reserve(8 * data.units));
    const leaves = this.keep === 'all' ? plan.leaves.map(() => this.reserve(8 * data.units)) : [];
    this.node(plan.nodes.length - 1, 0, ops, nodes, leaves);
    this.linkChildren(ops);

    const isWide = isWidePlan(plan);
    const firstNear = 1 + 4 * (this.deepest + 1);
    const near = isWide || this.keep !== 'total' ? undefined : this.near(ops);
    const block = isWide ? WIDE_BLOCK : near ? NEAR_BLOCK : NARROW_BLOCK;
    const arrays = isWide ? 2 + 4 * parts : near ? firstNear + 2 * (this.deepest + 1) + 3 : firstNear;
    const { indicator, part, total: rounding } = plan.rounding;
    const head = [
      data.units,
      plan.profiles,
      this.piece(Int32Array.from(data.starts)),
      ops,
      this.records.length,
      total,
      ...wordsOf(rounding),
      ...wordsOf(indicator),
      ...wordsOf(part),
      block,
      isWide ? 1 : 0,
      asksReasons(plan) ? 1 : 0,
      this.piece(Uint32Array.from(new Set(plan.leaves.map(({ column }) => column)), (column) => this.columns[column] as number)),
      new Set(plan.leaves.map(({ column }) => column)).size,
      ...(near ? [this.piece(near.steps), near.count, firstNear, firstNear + 2 * (this.deepest + 1)] : [0, 0, 0, 0]),
    ];
    this.pieces.push({ address, bytes: bytesOf(Int32Array.from(head)) });
    if (near) this.pieces.push({ address: address + NEAR_NUMBERS, bytes: bytesOf(near.numbers) });
    this.records.forEach((record, k) => this.pieces.push({ address: ops + k * OP_BYTES, bytes: new Uint8Array(record.buffer) }));
    this.memory.take(this.next);
    for (const { address: at, bytes } of this.pieces) this.memory.bytes(at, bytes.length).set(bytes);
    return { address, scratchBytes: STAGE_BYTES + arrays * (8 * block + 832), units: data.units, total, nodes, leaves };
  }

  private node(k: number, depth: number, ops: number, nodes: readonly number[], leaves: readonly number[], isGathered = false): void {
    const { plan } = this;
    const node = plan.nodes[k] as NodePlan;
    this.deepest = Math.max(this.deepest, depth);
    const part = plan.leaves.length + k;
    const gathers = this.keep !== 'total' && node.children.length <= MOST_GATHERED && node.children.every((child) => child < 0);
    const opened = this.record(OPEN, depth, part);
    opened.setInt32(36, isBounded(plan, node) ? 1 : 0, true);
    opened.setInt32(52, gathers ? 1 : 0, true);
    for (const child of node.children) {
      if (child < 0) this.node(-1 - child, depth + 1, ops, nodes, leaves, gathers);
      else this.leaf(child, depth, leaves[child] ?? 0, isBounded(plan, node));
    }
    const record = this.record(CLOSE, depth, part);
    this.places[part] = ops + (this.records.length - 1) * OP_BYTES;
    this.common(record, node.weight, nodes[k] ?? 0, RULES[node.missing], part);
    const ofTotal = node.weights === 'points_of_total';
    record.setInt32(28, node.aggregate === 'sum' ? 1 : 0, true);
    record.setUint32(32, this.piece(node.weight.map((weight) => (ofTotal ? weight : 100))), true);
    record.setInt32(36, isBounded(plan, node) ? 1 : 0, true);
    record.setInt32(40, ofTotal ? 1 : 0, true);
    record.setInt32(48, node.children.length, true);
    record.setInt32(52, gathers ? 1 : 0, true);
    record.setInt32(56, isGathered ? 1 : 0, true);
  }

  private leaf(k: number, depth: number, kept: number, bounded: boolean): void {
    const { plan } = this;
    const leaf = plan.leaves[k] as LeafPlan;
    const record = this.record(LEAF, depth, k);
    // The record stands where it was just written: its address is known by its position.
    this.places[k] = -this.records.length;
    this.common(record, leaf.weight, kept, RULES[leaf.missing], k);
    const form = this.orderForm(leaf) ?? formOf(leaf, plan.profiles);
    const rounded = roundedHow(leaf, plan.rounding.indicator);
    record.setUint32(28, this.columns[leaf.column] as number, true);
    record.setUint32(32, this.gaps[leaf.column] ?? 0, true);
    record.setInt32(36, form.kind, true);
    record.setUint32(40, this.piece(form.constants), true);
    record.setUint32(44, form.step, true);
    record.setInt32(48, rounded, true);
    const { indicator } = plan.rounding;
    const line = leaf.missing === 'reweight' && !bounded && indicator ? lineOfLeaf(leaf, form, plan.profiles, indicator) : undefined;
    record.setUint32(52, line ? this.piece(line.constants) : 0, true);
    record.setUint32(88, line ? line.step : 0, true);
    record.setUint32(92, line && this.keep !== 'total' ? this.nearLine(leaf, form, line.constants) : 0, true);
    record.setFloat64(56, leaf.floor, true);
    record.setFloat64(64, leaf.cap, true);
    record.setInt32(72, METHODS_BY_UNIT.indexOf(leaf.method), true);
    record.setInt32(76, leaf.better === 'lower' ? 1 : 0, true);
    const params = leaf.params.map((param) => (param.by === 'unit' ? (this.columns[param.column] as number) : 0));
    record.setUint32(80, this.piece(Uint32Array.from(params)), true);
    record.setInt32(84, params.length, true);
  }

  /** Where the order of the peers of each profile stands: values and how many, scores of places and whether equal values count; −1 values where nobody reports. */
  private orderForm(leaf: LeafPlan): LeafForm | undefined {
    const order = orderOf(leaf);
    if (!order) return undefined;
    const rows = order.tables.map((table) =>
      table
        ? [this.piece(table.ranked), table.ranked.length, this.piece(table.scores), order.counts === 'no_worse' ? 1 : 0]
        : [0, -1, 0, 0],
    );
    const constants = Array.from(order.of, (group) => [...(rows[group] as readonly number[]), 0, 0, 0, 0, 0, 0]).flat();
    return { kind: 3, constants: Float64Array.from(constants), step: ORDER_BYTES };
  }

  /** The line on the grid, where there is one: head and tail of 10^-places, base, doubt, table of knots and bytes of a row, then rows. */
  private nearLine(leaf: LeafPlan, form: LeafForm, [head, tail]: Float64Array): number {
    const { indicator } = this.plan.rounding;
    const near = indicator && nearLeafOf(leaf, form, this.plan.profiles, indicator);
    const grid = indicator && nearGrid(indicator);
    if (!near || !grid) return 0;
    const content = new Float64Array(5 + near.constants.length);
    content.set([head as number, tail as number, grid.base, grid.doubt]);
    content.set(near.constants, 5);
    new Uint32Array(content.buffer).set([near.bent ? this.piece(near.bent) : 0, near.step], 8);
    return this.piece(content);
  }

  private near(ops: number) {
    return new NearSteps(this.plan, {
      piece: (content) => this.piece(content),
      column: (k) => this.columns[k] as number,
      record: (leaf) => ops + (-(this.places[leaf] as number) - 1) * OP_BYTES,
    }).write();
  }

  private record(kind: number, depth: number, part: number): DataView {
    const record = new DataView(new ArrayBuffer(OP_BYTES));
    record.setInt32(0, kind, true);
    record.setInt32(4, depth, true);
    record.setInt32(24, part, true);
    this.records.push(record);
    return record;
  }

  private common(record: DataView, weight: Float64Array, kept: number, rule: number, part: number): void {
    record.setUint32(8, this.piece(weight), true);
    record.setUint32(12, kept, true);
    record.setInt32(16, rule, true);
    record.setUint32(20, this.piece(this.asked[part] as Uint8Array), true);
  }

  /** Nodes find the records of their parts, whose places are known now. */
  private linkChildren(ops: number): void {
    const { leaves, nodes } = this.plan;
    const addressOf = (part: number): number => {
      const place = this.places[part] as number;
      return place < 0 ? ops + (-place - 1) * OP_BYTES : place;
    };
    nodes.forEach((node, k) => {
      const children = Uint32Array.from(node.children, (child) => addressOf(child < 0 ? leaves.length - 1 - child : child));
      const own = addressOf(leaves.length + k);
      this.records[(own - ops) / OP_BYTES]?.setUint32(44, this.piece(children), true);
    });
  }

  private placed(column: Float64Array | Uint8Array): number {
    return this.memory.holds(column) ? column.byteOffset : this.piece(column);
  }

  private piece(content: Float64Array | Int32Array | Uint32Array | Uint8Array): number {
    const address = this.reserve(content.byteLength);
    this.pieces.push({ address, bytes: bytesOf(content) });
    return address;
  }

  private reserve(bytes: number): number {
    const address = this.next;
    this.next = Math.ceil((address + bytes) / 64) * 64;
    return address;
  }
}

function bytesOf(content: Float64Array | Int32Array | Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}

function wordsOf(rounding: Rounding | undefined): readonly [number, number] {
  return rounding ? [rounding.places, RULE_ORDER.indexOf(rounding.rule)] : [-1, 0];
}

const RULE_ORDER: readonly Rounding['rule'][] = ['half_even', 'half_up', 'half_down', 'down', 'up'];

/** By part, leaves first: 1 for each profile where its weight and all above it are greater than 0. */
function askedByPart({ leaves, nodes, profiles }: SweepPlan): readonly Uint8Array[] {
  const asked = [...leaves, ...nodes].map(() => new Uint8Array(profiles));
  const descend = (k: number, own: Uint8Array): void => {
    for (const child of (nodes[k] as NodePlan).children) {
      const part = child < 0 ? leaves.length - 1 - child : child;
      const { weight } = (child < 0 ? nodes[-1 - child] : leaves[child]) as { readonly weight: Float64Array };
      const below = own.map((one, p) => (one === 1 && (weight[p] as number) > 0 ? 1 : 0));
      asked[part] = below;
      if (child < 0) descend(-1 - child, below);
    }
  };
  const root = new Uint8Array(profiles).fill(1);
  asked[leaves.length + nodes.length - 1] = root;
  descend(nodes.length - 1, root);
  return asked;
}

/** Whether some rule reads why a part has no score: refusals, and composites that are filled. The total is never filled (IMPUTE-3). */
function asksReasons({ leaves, nodes }: SweepPlan): boolean {
  return leaves.some(({ missing }) => missing === 'refuse') || nodes.slice(0, -1).some(({ missing }) => missing !== 'reweight');
}

function isWidePlan(plan: SweepPlan): boolean {
  return plan.rounding.part !== undefined || asksReasons(plan);
}

/** 0 not at all, 1 by halves with lanes, 2 any other way. */
function roundedHow({ floor, cap }: LeafPlan, rounding: Rounding | undefined): number {
  if (!rounding) return 0;
  const isSmall = Math.abs(floor) < LARGEST_SCORE && Math.abs(cap) < LARGEST_SCORE;
  return isSmall && rounding.places <= MOST_PLACES && rounding.rule.startsWith('half') ? 1 : 2;
}

/**
 * Whether the mean of a node must be held between its lowest and highest score (AGG-2, KERNEL-13).
 *
 * Leaves rounded to 4 places differ by 10⁻⁴ or not at all. Where they differ, weights of at least 10⁻⁴ of the sum keep the mean 10⁻⁸ away from both ends, far
 * more than the dust of a hundred products; where all are equal, that dust is below 10⁻¹¹ and `tidy` takes it away.
 */
function isBounded({ leaves, profiles, rounding: { indicator } }: SweepPlan, { children, aggregate }: NodePlan): boolean {
  if (aggregate === 'sum') return false;
  if (!indicator || indicator.places > 4 || children.length > 100) return true;
  const below = Array.from(children, (child) => (child < 0 ? undefined : leaves[child]));
  if (!below.every((leaf) => leaf && Math.abs(leaf.floor) <= 200 && Math.abs(leaf.cap) <= 200)) return true;
  for (let p = 0; p < profiles; p += 1) {
    const weights = below.map((leaf) => leaf?.weight[p] as number).filter((weight) => weight > 0);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    if (!weights.every((weight) => weight >= 1e-4 * sum)) return true;
  }
  return false;
}
