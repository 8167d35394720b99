import type { Column, Rounding } from '@kedu/model';
import { type CompiledScheme, type Composite, type Leaf, type Weight, weighed, weightFor } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../context.ts';
import { BLOCK, BlockScorer } from '../kernel/blocks.ts';
import type { LeafPlan, NodePlan, SweepAggregate, SweepData, SweepMissing, SweepParam, SweepPlan } from '../kernel/plan.ts';
import { sweepOrder } from '../kernel/profiles.ts';
import type { PartResult } from '../result.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { sumOfAdditions } from '../steps/sumOfAdditions.ts';

/** Totals of a list out of the scores of its leaves, again and again with other weights. */
export interface TreeTotals {
  /** Quanta of the tree’s total by member; NaN where missing. */
  totals(tree: Composite, scoreOf: (leaf: Leaf) => Column): Float64Array;
}

/**
 * A tree as a kernel sums it, its weights written anew for each design; undefined where it asks more than a kernel knows (KERNEL-2), or weights that differ within a profile.
 *
 * Shape: every tree that is handed over later has the parts, aggregates and missing rules of this one. Rule: DESIGN-5, KERNEL-1. Errors: none.
 */
export function treeTotals(
  enrolment: Enrolment,
  enrolled: EnrolledList,
  tree: Composite,
  { part, total }: CompiledScheme['rounding'],
): TreeTotals | undefined {
  if (!isPlain(tree, true)) return undefined;
  const order = sweepOrder(enrolment, enrolled, tree);
  const profiles = order.profiles.length;
  const leaves: LeafPlan[] = [];
  const nodes: NodePlan[] = [];
  const parts: { readonly weight: Float64Array; readonly above: Float64Array | undefined }[] = [];
  const values: Float64Array[] = [];
  const gaps: Uint8Array[] = [];
  const size = enrolled.members.length;
  const descend = (node: Composite, weight: Float64Array): number => {
    const children = Int32Array.from(weighed(node.parts), (child) => {
      const own = new Float64Array(profiles);
      parts.push({ weight: own, above: node === tree ? undefined : weight });
      if (child.type === 'composite') return -1 - descend(child, own);
      values.push(new Float64Array(size));
      gaps.push(new Uint8Array(size));
      return leaves.push(asScored(child, own, values.length - 1)) - 1;
    });
    nodes.push({
      path: node.path,
      children,
      aggregate: node.aggregate[0]?.name as SweepAggregate,
      weights: node.weights,
      missing: settledRule(node.missing.rule) as SweepMissing,
      weight,
    });
    return nodes.length - 1;
  };
  descend(tree, new Float64Array(profiles).fill(100));

  const write = (own: Composite): void => {
    let at = 0;
    const walk = (node: Composite): void => {
      for (const child of weighed(node.parts)) {
        const { weight, above } = parts[at] as (typeof parts)[number];
        at += 1;
        for (let p = 0; p < profiles; p += 1) {
          const exists = above === undefined || !Number.isNaN(above[p]);
          weight[p] = exists
            ? (weightFor(child.weight as Weight, order.profiles[p] as (typeof order.profiles)[number]) ?? Number.NaN)
            : Number.NaN;
        }
        if (child.type === 'composite') walk(child);
      }
    };
    walk(own);
  };
  write(tree);
  const plan: SweepPlan = { list: enrolled.list.id, profiles, columns: [], leaves, nodes, rounding: { part, total } };
  const data: SweepData = { units: size, starts: order.starts, values, gaps };
  const signs = new Uint8Array(parts.length * profiles);
  let scorer = new BlockScorer(plan, data, 'total');
  /** A scorer knows from its start whose gaps are whose concern (IMPUTE-2): where weights cross 0 it is another. */
  const renewScorer = (): void => {
    let crossed = false;
    parts.forEach(({ weight }, k) => {
      for (let p = 0; p < profiles; p += 1) {
        const sign = (weight[p] as number) > 0 ? 1 : 0;
        if (signs[k * profiles + p] === sign) continue;
        signs[k * profiles + p] = sign;
        crossed = true;
      }
    });
    if (crossed) scorer = new BlockScorer(plan, data, 'total', scorer.result);
  };
  const held = new Map<number, Column>();
  return {
    totals(own, scoreOf) {
      write(own);
      renewScorer();
      leavesInOrder(own).forEach((leaf, k) => {
        const column = scoreOf(leaf);
        if (held.get(k) === column) return;
        held.set(k, column);
        for (let i = 0; i < size; i += 1) {
          const unit = enrolled.members[order.members[i] as number] as number;
          const gap = column.missing[unit] as number;
          (values[k] as Float64Array)[i] = gap === 0 ? (column.values[unit] as number) : Number.NaN;
          (gaps[k] as Uint8Array)[i] = gap;
        }
      });
      for (let profile = 0; profile < profiles; profile += 1) {
        const end = order.starts[profile + 1] as number;
        for (let from = order.starts[profile] as number; from < end; from += BLOCK)
          scorer.score(profile, from, Math.min(BLOCK, end - from));
      }
      const totals = new Float64Array(size);
      for (let i = 0; i < size; i += 1) totals[order.members[i] as number] = scorer.result.total[i] as number;
      return totals;
    },
  };
}

/** Bonuses and deductions of the run in quanta of a total, by member. */
export function addedQuanta({ additions, parts, enrolled, added }: ListScores, total: Rounding): Float64Array {
  if (additions.size === 0) return added;
  const columns = [...additions.keys()].map((path) => (parts.get(path) as PartResult).points.values);
  return sumOfAdditions(columns, enrolled.members, total);
}

/** A leaf whose score stands in its column: bounded, rounded and filled already, but for a rule that refuses. */
function asScored(leaf: Leaf, weight: Float64Array, column: number): LeafPlan {
  const alike = (value: number): SweepParam => ({ by: 'profile', values: new Float64Array(weight.length).fill(value) });
  return {
    path: leaf.path,
    column,
    // Centre 0, spread 1, mean 0, deviation 1: the value itself, to the bit.
    method: 'z_score',
    better: 'higher',
    params: [alike(0), alike(1), alike(0), alike(1)],
    floor: Number.NEGATIVE_INFINITY,
    cap: Number.POSITIVE_INFINITY,
    missing: leaf.missing.rule === 'refuse' ? 'refuse' : 'reweight',
    weight,
  };
}

function isPlain(node: Composite, isTop: boolean): boolean {
  const [only] = node.aggregate;
  if (node.aggregate.length !== 1 || (only?.name !== 'arithmetic' && only?.name !== 'sum')) return false;
  if (!isTop && settledRule(node.missing.rule) === undefined) return false;
  return weighed(node.parts).every((part) => part.weight && (part.type === 'leaf' ? !part.joint : isPlain(part, false)));
}

/** Rules that fill a value find none at a composite (IMPUTE-3). */
function settledRule(rule: string): SweepMissing | undefined {
  if (rule === 'reweight' || rule === 'zero' || rule === 'refuse') return rule;
  return rule === 'mean_of' || rule === 'median_of' ? undefined : 'reweight';
}

function leavesInOrder(node: Composite): readonly Leaf[] {
  return weighed(node.parts).flatMap((part) => (part.type === 'leaf' ? [part] : leavesInOrder(part)));
}
