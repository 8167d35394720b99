import { type MissingReason, quantaToNumber, quantise, type Rounding, tidy, tidyScore } from '@kedu/model';
import type { Aggregate, Composite, Part } from '@kedu/scheme';
import { blend, comparerOf } from '../aggregate/blend.ts';
import type { Comparison } from '../aggregate/comparison.ts';
import type { Fill } from '../impute/fill.ts';
import { figure } from '../normalise/figure.ts';
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
export function scoreTree(
  fill: FillContext,
  root: CompositeNode,
  partRounding: Rounding | undefined,
  refuse: (node: CompositeNode, unit: number, reason: MissingReason) => void,
): void {
  decidePresence(fill, root, true, refuse);
  for (const unit of fill.enrolled.members) root.weight[unit] = root.missing[unit] === 0 ? 100 : 0;
  spreadWeights(fill.enrolled.members, root);
  combineScores(fill, root, partRounding, true);
}

/** Builds the nodes of a tree; leaves come scored. Additions stand outside: they add to the total (AGG-7). */
export function compositeNode(
  composite: Composite,
  weights: ReadonlyMap<string, PartWeights>,
  leafNode: (part: Part & { type: 'leaf' }) => ScoreNode,
): CompositeNode {
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

/** What the explanation needs of a scored composite; where points are rounded, they are what is added. */
export function compositeScores(fill: FillContext, node: CompositeNode, partRounding: Rounding | undefined): CompositeScores {
  const { combined, addsPoints } = aggregateOf(node.part.aggregate);
  const comparison = comparisonOf(fill, node);
  return {
    composite: node.part,
    declared: node.declared,
    scale: node.scale,
    full: node.full,
    fills: node.fills,
    outranking: (unit) => (node.missing[unit] !== 0 || node.fills.has(unit) ? undefined : comparison?.outranking?.(unit)),
    arithmetic: (unit) => {
      if (node.missing[unit] !== 0 || node.fills.has(unit)) return undefined;
      if (comparison) return comparison.arithmetic(unit);
      const counted = node.children.filter(({ used }) => used[unit] !== 0);
      if (partRounding && addsPoints) return sumOfPoints(counted, node.scale[unit] as number, unit, partRounding);
      return combined.arithmetic(
        counted.map(({ score }) => score[unit] as number),
        counted.map(({ used }) => used[unit] as number),
        node.full[unit] as number,
      );
    },
  };
}

/** `9.53 + 5.58 + 20`, brought to the scale of 100 where the parts add up to less. */
function sumOfPoints(counted: readonly ScoreNode[], scale: number, unit: number, rounding: Rounding): string {
  const points = counted.map(({ weight, score }) =>
    figure(quantaToNumber(pointQuanta(weight[unit] as number, score[unit] as number, rounding), rounding.places)),
  );
  const sum = points.join(' + ');
  return scale === 100 ? sum : `100 × (${sum}) ÷ ${figure(scale)}`;
}

function decidePresence(
  fill: FillContext,
  node: CompositeNode,
  isRoot: boolean,
  refuse: (node: CompositeNode, unit: number, reason: MissingReason) => void,
): void {
  for (const child of node.children) if (child.children) decidePresence(fill, child, false, refuse);
  const { members } = fill.enrolled;
  const { refused, missing, score } = node;
  const present = new Uint8Array(missing.length);
  const firstGap = new Uint8Array(missing.length);
  for (const { declared, missing: gaps, refused: refusals, used } of node.children) {
    for (let m = 0; m < members.length; m += 1) {
      const unit = members[m] as number;
      const weight = declared[unit] as number;
      if (!(weight > 0)) continue;
      const gap = gaps[unit] as number;
      if (gap === 0) {
        present[unit] = 1;
        used[unit] = weight;
      } else if (refusals[unit] === 1 && refused[unit] === 0) {
        refused[unit] = 1;
        missing[unit] = gap;
      } else if (firstGap[unit] === 0) firstGap[unit] = gap;
    }
  }
  for (let m = 0; m < members.length; m += 1) {
    const unit = members[m] as number;
    if (refused[unit] === 1) continue;
    if (present[unit] === 1) {
      missing[unit] = 0;
      score[unit] = 0;
    } else if (firstGap[unit] !== 0) missing[unit] = firstGap[unit] as number;
  }
  node.own.set(node.missing);
  if (!isRoot) fillGaps(fill, node, node.part.missing, node.fills, identity, (unit, reason) => refuse(node, unit, reason));
}

function spreadWeights(members: Int32Array, node: CompositeNode): void {
  const ofTotal = node.part.weights === 'points_of_total';
  const { sumsOnly } = aggregateOf(node.part.aggregate);
  const { scale, full, own, missing } = node;
  const totals = new Float64Array(missing.length);
  for (let m = 0; m < members.length; m += 1) {
    const unit = members[m] as number;
    scale[unit] = ofTotal ? (node.weight[unit] as number) : 100;
    full[unit] = ofTotal ? (node.declared[unit] as number) : 100;
    if (sumsOnly) totals[unit] = full[unit] as number;
  }
  for (const { used } of node.children) {
    for (let m = 0; m < members.length; m += 1) {
      const unit = members[m] as number;
      if (own[unit] !== 0 || missing[unit] !== 0) used[unit] = 0;
      else if (!sumsOnly) totals[unit] = (totals[unit] as number) + (used[unit] as number);
    }
  }
  for (const { used, weight } of node.children) {
    for (let m = 0; m < members.length; m += 1) {
      const unit = members[m] as number;
      const own = used[unit] as number;
      const total = totals[unit] as number;
      const asked = scale[unit] as number;
      weight[unit] = own === 0 || Math.abs(total - asked) <= SCALE_DUST * asked ? own : (own * asked) / total;
    }
  }
  for (const child of node.children) if (child.children) spreadWeights(members, child);
}

function combineScores(fill: FillContext, node: CompositeNode, rounding: Rounding | undefined, isRoot: boolean): void {
  for (const child of node.children) if (child.children) combineScores(fill, child, rounding, false);
  const { members } = fill.enrolled;
  const { combined, addsPoints } = aggregateOf(node.part.aggregate);
  const quanta = rounding && addsPoints ? quantaOfParts(members, node, rounding) : undefined;
  const scores = node.children.map(({ score }) => score);
  const used = node.children.map((child) => child.used);
  const comparison = comparisonOf(fill, node);
  for (let m = 0; m < members.length; m += 1) {
    const unit = members[m] as number;
    if (node.own[unit] !== 0) continue;
    const scale = node.scale[unit] as number;
    if (rounding && quanta && scale > 0) {
      const points = quantaToNumber(quanta[unit] as number, rounding.places);
      node.score[unit] = scale === 100 ? points : (100 * points) / scale;
    } else if (comparison) node.score[unit] = tidy(comparison.score(unit)) + 0;
    else node.score[unit] = tidy(combined.combine(scores, used, unit, node.full[unit] as number)) + 0;
  }
  if (isRoot) return;
  if (node.fills.size > 0) {
    node.missing.set(node.own);
    node.fills.clear();
  } else if (node.part.missing.rule !== 'mean_of' && node.part.missing.rule !== 'median_of') return;
  fillGaps(fill, node, node.part.missing, node.fills, identity, () => undefined);
}

/** How the units of the list compare on the parts of a node, for aggregates that ask that; they compare with eligible members that have a score of their own there (AGG-8). */
function comparisonOf({ enrolled, eligible }: FillContext, node: CompositeNode): Comparison | undefined {
  const compare = comparerOf(node.part.aggregate);
  if (!compare) return undefined;
  const field = [...enrolled.members].filter((unit) => node.own[unit] === 0 && eligible.values[unit] === 1);
  return compare({ units: field, scores: node.children.map(({ score }) => score), weights: node.children.map(({ used }) => used) });
}

/** Points of the parts that count, each rounded, added as whole quanta. */
function quantaOfParts(members: Int32Array, node: CompositeNode, rounding: Rounding): Float64Array {
  const sums = new Float64Array(node.score.length);
  for (const { used, weight, score } of node.children) {
    for (let m = 0; m < members.length; m += 1) {
      const unit = members[m] as number;
      if (used[unit] !== 0) sums[unit] = (sums[unit] as number) + pointQuanta(weight[unit] as number, score[unit] as number, rounding);
    }
  }
  return sums;
}

/** Quanta of the points that a part gives its parent: weight × score ÷ 100, rounded (AGG-5). */
export function pointQuanta(weight: number, score: number, rounding: Rounding): number {
  return quantise(tidyScore((weight * score) / 100), rounding);
}

function aggregateOf(aggregate: Aggregate) {
  const sumsOnly = aggregate.every(({ name }) => name === 'sum');
  return { combined: blend(aggregate), sumsOnly, addsPoints: sumsOnly || aggregate.every(({ name }) => name === 'arithmetic') };
}

const identity = (score: number): number => score;
