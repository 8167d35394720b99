import { type MissingReason, quantaToNumber, quantise, type Rounding } from '@kedu/model';
import type { Aggregate, Composite, Part } from '@kedu/scheme';
import { blend } from '../aggregate/blend.ts';
import type { Fill } from '../impute/fill.ts';
import { type FillContext, fillGaps } from './scoreFill.ts';
import { type ScoreNode, scoreNode } from './scoreNode.ts';
import type { CompositeScores } from './scoreTable.ts';
import type { PartWeights } from './scoreWeights.ts';

/** A composite while its tree is scored. */
export interface CompositeNode extends ScoreNode {
  readonly part: Composite;
  /** Leaves and composites below, in the order of the file. */
  readonly children: readonly TreeNode[];
  readonly scale: Float64Array;
  readonly full: Float64Array;
  readonly fills: Map<number, Fill>;
  /** Reason before anything was filled. */
  readonly own: Uint8Array;
}
export type TreeNode = CompositeNode | (ScoreNode & { readonly children?: undefined });

/** Weights that miss their scale by no more than this are taken as written (AGG-4). */
const SCALE_DUST = 1e-9;

/**
 * Scores of all composites, the leaves being scored and filled.
 *
 * 1 who has a score at all, from the leaves up → 2 weights as they count, from the root down → 3 scores and points, from the leaves up.
 * Presence comes first because a part that is missing re-weights the others, on all levels below, before anything is rounded.
 * Shape: root — changed in place: score, missing, used, weight, scale. `partRounding` rounds the points of each part.
 * Rule: AGG-2 to AGG-6, IMPUTE-3.
 */
export function scoreTree(fill: FillContext, root: CompositeNode, partRounding: Rounding | undefined, refuse: (node: CompositeNode, unit: number, reason: MissingReason) => void): void {
  decidePresence(fill, root, true, refuse);
  for (const unit of fill.enrolled.members) root.weight[unit] = root.missing[unit] === 0 ? 100 : 0;
  spreadWeights(fill.enrolled.members, root);
  combineScores(fill, root, partRounding, true);
}

/** Builds the nodes of a tree; leaves come scored. Additions stand outside: they add to the total (AGG-7). */
export function compositeNode(composite: Composite, weights: ReadonlyMap<string, PartWeights>, leafNode: (part: Part & { type: 'leaf' }) => ScoreNode): CompositeNode {
  const own = weights.get(composite.path) as PartWeights;
  const size = own.declared.length;
  const children = composite.parts.flatMap((part): TreeNode[] => {
    if (part.type === 'addition') return [];
    return [part.type === 'leaf' ? leafNode(part) : compositeNode(part, weights, leafNode)];
  });
  return {
    ...scoreNode(composite, own),
    part: composite,
    children,
    scale: new Float64Array(size),
    full: new Float64Array(size),
    fills: new Map(),
    own: new Uint8Array(size),
  };
}

/** What the explanation needs of a scored composite. */
export function compositeScores(node: CompositeNode): CompositeScores {
  const { combined } = aggregateOf(node.part.aggregate);
  return {
    composite: node.part,
    declared: node.declared,
    scale: node.scale,
    full: node.full,
    fills: node.fills,
    arithmetic: (unit) => {
      if (node.missing[unit] !== 0 || node.fills.has(unit)) return undefined;
      const counted = node.children.filter(({ used }) => used[unit] !== 0);
      return combined.arithmetic(counted.map(({ score }) => score[unit] as number), counted.map(({ used }) => used[unit] as number), node.full[unit] as number);
    },
  };
}

function decidePresence(fill: FillContext, node: CompositeNode, isRoot: boolean, refuse: (node: CompositeNode, unit: number, reason: MissingReason) => void): void {
  for (const child of node.children) if (child.children) decidePresence(fill, child, false, refuse);
  const { members } = fill.enrolled;
  for (const unit of members) {
    if (Number.isNaN(node.declared[unit])) continue;
    let reason = -1;
    let present = false;
    for (const child of node.children) {
      const weight = child.declared[unit] as number;
      if (!(weight > 0)) continue;
      if (child.refused[unit] === 1) {
        node.refused[unit] = 1;
        reason = child.missing[unit] as number;
        break;
      }
      if (child.missing[unit] === 0) {
        present = true;
        child.used[unit] = weight;
      } else if (reason < 0) reason = child.missing[unit] as number;
    }
    if (present && node.refused[unit] === 0) {
      node.missing[unit] = 0;
      node.score[unit] = 0;
    } else if (reason > 0) node.missing[unit] = reason;
  }
  node.own.set(node.missing);
  if (!isRoot) fillGaps(fill, node, node.part.missing, node.fills, identity, (unit, reason) => refuse(node, unit, reason));
}

function spreadWeights(members: Int32Array, node: CompositeNode): void {
  const ofTotal = node.part.weights === 'points_of_total';
  const { sumsOnly } = aggregateOf(node.part.aggregate);
  for (const unit of members) {
    const scale = ofTotal ? (node.weight[unit] as number) : 100;
    const full = ofTotal ? (node.declared[unit] as number) : 100;
    node.scale[unit] = scale;
    node.full[unit] = full;
    if (node.own[unit] !== 0 || node.missing[unit] !== 0) {
      for (const child of node.children) child.used[unit] = 0;
      continue;
    }
    let total = full;
    if (!sumsOnly) {
      total = 0;
      for (const child of node.children) total += child.used[unit] as number;
    }
    const asWritten = Math.abs(total - scale) <= SCALE_DUST * scale;
    for (const child of node.children) {
      const used = child.used[unit] as number;
      child.weight[unit] = used === 0 || asWritten ? used : (used * scale) / total;
    }
  }
  for (const child of node.children) if (child.children) spreadWeights(members, child);
}

function combineScores(fill: FillContext, node: CompositeNode, rounding: Rounding | undefined, isRoot: boolean): void {
  for (const child of node.children) if (child.children) combineScores(fill, child, rounding, false);
  const { combined, addsPoints } = aggregateOf(node.part.aggregate);
  const scores = node.children.map(({ score }) => score);
  const used = node.children.map((child) => child.used);
  for (const unit of fill.enrolled.members) {
    if (node.own[unit] !== 0) continue;
    const scale = node.scale[unit] as number;
    if (rounding && addsPoints && scale > 0) {
      let quanta = 0;
      for (const child of node.children) if (child.used[unit] !== 0) quanta += pointQuanta(child, unit, rounding);
      const points = quantaToNumber(quanta, rounding.places);
      node.score[unit] = scale === 100 ? points : (100 * points) / scale;
    } else node.score[unit] = combined.combine(scores, used, unit, node.full[unit] as number) + 0;
  }
  if (isRoot || node.fills.size === 0) return;
  node.missing.set(node.own);
  node.fills.clear();
  fillGaps(fill, node, node.part.missing, node.fills, identity, () => undefined);
}

/** Quanta of the points that a part gives its parent: weight × score ÷ 100, rounded (AGG-5). */
export function pointQuanta({ weight, score }: ScoreNode, unit: number, rounding: Rounding): number {
  return quantise(((weight[unit] as number) * (score[unit] as number)) / 100, rounding);
}

function aggregateOf(aggregate: Aggregate) {
  const sumsOnly = aggregate.every(({ name }) => name === 'sum');
  return { combined: blend(aggregate), sumsOnly, addsPoints: sumsOnly || aggregate.every(({ name }) => name === 'arithmetic') };
}

const identity = (score: number): number => score;

