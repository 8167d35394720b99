import { type Composite, type Indicator, type Leaf, type Weight, weighed, weightFor } from '@kedu/scheme';
import type { MethodValue } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import { numberOf, numbersOf, pairsOf } from '../normalise/parameter.ts';
import { comparesWithPeers } from '../steps/calibrate.ts';
import { fixedParams, isExpression } from './fixedParams.ts';
import { SWEEP_METHODS, type SweepParameter } from './methods.ts';
import { notPlanned } from './notPlanned.ts';
import type {
  LeafPlan,
  NodePlan,
  PeerFigureName,
  SweepAggregate,
  SweepColumn,
  SweepMethod,
  SweepMissing,
  SweepParam,
  SweepPeers,
  SweepPlan,
} from './plan.ts';
import type { Planned, PlanInput } from './planInput.ts';
import { type SweepOrder, sweepOrder } from './profiles.ts';
import { withReferences } from './references.ts';
import { measureByProfile } from './targets.ts';

/**
 * The plan of a list: tree, weights and parameters by profile, rounding.
 *
 * Shape: leaves in the order of the tree, composites below before above; columns in the order in which leaves ask for them, values that several leaves score once.
 * Rule: KERNEL-1, KERNEL-2, KERNEL-3 (docs/spec/kernel.md).
 * Errors: KERNEL_NOT_PLANNED, a notice for every part that a plan cannot hold, all at once; RangeError for a list without a tree.
 * Example: a list of 3 leaves in 300 classes → leaves with 300 weights each.
 */
export function planOf(input: PlanInput): Planned {
  const { scheme, enrolment, enrolled, references } = input;
  const tree = scheme.trees[enrolled.list.id];
  if (!tree) throw new RangeError(`list ${enrolled.list.id} of scheme ${scheme.id} has no tree`);
  const order = sweepOrder(enrolment, enrolled, tree);
  const issues = notPlanned(input, tree, order.profiles.length);
  if (issues.length > 0) return { issues };
  const plan = new PlanMaker(input, order).planOf(tree);
  return { plan: references ? withReferences(plan, references) : plan, order };
}

/** Gathers leaves, nodes and columns while it walks the tree. */
class PlanMaker {
  private readonly leaves: LeafPlan[] = [];
  private readonly nodes: NodePlan[] = [];
  private readonly columns: SweepColumn[] = [];
  private readonly positions = new Map<string, number>();
  private readonly input: PlanInput;
  private readonly order: SweepOrder;

  constructor(input: PlanInput, order: SweepOrder) {
    this.input = input;
    this.order = order;
  }

  planOf(tree: Composite): SweepPlan {
    const { rounding } = this.input.scheme;
    this.node(tree, new Float64Array(this.order.profiles.length).fill(100), false);
    return {
      list: this.input.enrolled.list.id,
      profiles: this.order.profiles.length,
      columns: this.columns,
      leaves: this.leaves,
      nodes: this.nodes,
      rounding,
    };
  }

  private node(part: Composite, weight: Float64Array, asked: boolean): number {
    // Bonuses and deductions are added to the total, which is the caller's (KERNEL-1).
    const children = Int32Array.from(weighed(part.parts), (child) => {
      const own = child.weight ? this.weights(child.weight, weight) : weight;
      const reads = asked || isAsking(child.missing.rule);
      return child.type === 'leaf' ? this.leaf(child, own, reads) : -1 - this.node(child, own, reads);
    });
    this.nodes.push({
      path: part.path,
      children,
      aggregate: part.aggregate[0]?.name as SweepAggregate,
      weights: part.weights,
      missing: missingOf(part.missing.rule),
      weight,
    });
    return this.nodes.length - 1;
  }

  /** By profile; NaN where the part, or one above it, does not exist (WEIGHT-2). */
  private weights(stated: Weight, above: Float64Array): Float64Array {
    return above.map((weight, p) => {
      const profile = this.order.profiles[p] as SweepOrder['profiles'][number];
      return Number.isNaN(weight) ? Number.NaN : (weightFor(stated, profile) ?? Number.NaN);
    });
  }

  private leaf(leaf: Leaf, weight: Float64Array, reasons: boolean): number {
    const { scheme } = this.input;
    const indicator = scheme.indicators.find(({ id }) => id === leaf.indicator);
    if (!indicator) throw new RangeError(`no indicator ${leaf.indicator} in scheme ${scheme.id}`);
    const fixed = fixedParams(leaf);
    const name = leaf.method.name as SweepMethod;
    const bounds = METHODS[name].bounds(fixed);
    const own = isPrepared(leaf) ? { path: leaf.path } : {};
    const column = this.column({ kind: 'value', indicator: indicator.id, ...own, reasons });
    const params = SWEEP_METHODS[name].map((one) => this.param(one, leaf, indicator, fixed));
    const peers = comparesWithPeers(leaf) ? this.peers(leaf.peers) : undefined;
    this.leaves.push({
      path: leaf.path,
      column,
      method: name,
      better: indicator.better,
      params,
      ...(peers ? { peers } : {}),
      floor: leaf.floor ?? bounds[0],
      cap: leaf.cap ?? bounds[1],
      missing: missingOf(leaf.missing.rule),
      weight,
    });
    return this.leaves.length - 1;
  }

  private param(one: SweepParameter, leaf: Leaf, indicator: Indicator, fixed: Readonly<Record<string, MethodValue>>): SweepParam {
    const alike = (value: number): SweepParam => ({ by: 'profile', values: new Float64Array(this.order.profiles.length).fill(value) });
    const ofPeers = (figure: PeerFigureName): SweepParam => ({ ...alike(Number.NaN), by: 'profile', figure }) as SweepParam;
    switch (one.read) {
      case 'points':
        return { by: 'points', points: pairsOf(fixed[one.name]) };
      case 'order': {
        const { groups, of } = this.peers(leaf.peers);
        return { by: 'order', counts: one.counts, fixed, of, tables: groups.map(() => undefined) };
      }
      case 'flag':
        return alike(fixed[one.name] === one.is ? 1 : 0);
      case 'pair':
        return alike(numbersOf(fixed[one.name])?.[one.at] ?? one.otherwise);
      case 'peers':
        return ofPeers(figureOf(one.figure, indicator));
      case 'number': {
        const written = leaf.method.params[one.name];
        if (isExpression(written)) {
          const { id } = indicator;
          return { by: 'unit', column: this.column({ kind: 'parameter', indicator: id, path: leaf.path, name: one.name, reasons: false }) };
        }
        const isMeasure = one.name === 'target' || one.name === 'baseline';
        if (written === undefined && isMeasure) return this.measure(one.name, indicator);
        if (written === undefined && one.orPeers) return ofPeers(one.orPeers);
        return alike(numberOf(fixed[one.name], one.otherwise));
      }
    }
  }

  private measure(name: 'target' | 'baseline', indicator: Indicator): SweepParam {
    const values = measureByProfile(this.input.scheme, indicator, name, this.input.period, this.order.profiles);
    return values
      ? { by: 'profile', values }
      : { by: 'unit', column: this.column({ kind: name, indicator: indicator.id, reasons: false }) };
  }

  private peers(by: string): SweepPeers {
    const names = this.order.profiles.map(({ peers }) => (by === 'list' ? '' : (peers[by] as string)));
    const groups = [...new Set(names)];
    const position = new Map(groups.map((group, k) => [group, k]));
    return { groups, of: Int32Array.from(names, (group) => position.get(group) as number) };
  }

  private column(asked: SweepColumn): number {
    const key = JSON.stringify([asked.kind, asked.indicator, asked.path ?? '', asked.name ?? '']);
    const known = this.positions.get(key);
    if (known === undefined) {
      this.positions.set(key, this.columns.length);
      return this.columns.push(asked) - 1;
    }
    if (asked.reasons) this.columns[known] = { ...(this.columns[known] as SweepColumn), reasons: true };
    return known;
  }
}

/** The best of the peers is their highest, or their lowest where lower is better; the worst is the other one. */
function figureOf(figure: PeerFigureName | 'best' | 'worst', { better }: Indicator): PeerFigureName {
  if (figure !== 'best' && figure !== 'worst') return figure;
  return (figure === 'best') === (better === 'higher') ? 'max' : 'min';
}

/** Whether a rule reads why a value is missing (IMPUTE-2). */
function isAsking(rule: string): boolean {
  return rule === 'zero' || rule === 'refuse';
}

/** Rules that fill the value have done so in a prepared column; what they leave is re-weighted (IMPUTE-4). */
function missingOf(rule: string): SweepMissing {
  return isAsking(rule) ? (rule as SweepMissing) : 'reweight';
}

/** Whether the method sees something else than the checked value (PREPARE-1 to PREPARE-3). */
export function isPrepared({ per, outliers, missing }: Leaf): boolean {
  return per !== undefined || outliers !== undefined || (missing.rule !== 'reweight' && !isAsking(missing.rule));
}
