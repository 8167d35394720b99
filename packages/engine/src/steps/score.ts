import { type Column, type Issue, type MissingReason, missingCode, quantaToNumber, quantise, type Rounding, tidyScore } from '@kedu/model';
import type { Addition, Composite, Leaf } from '@kedu/scheme';
import { engineIssue } from '../codes.ts';
import type { EnrolledList, References, RunContext } from '../context.ts';
import type { Reference } from '../normalise/method.ts';
import type { PreparedList, PreparedTable } from '../prepare/prepared.ts';
import type { PartResult } from '../result.ts';
import type { Settled } from '../rescore/settled.ts';
import { additionsOf } from './additionsOf.ts';
import { prepare } from './prepare.ts';
import { scoreAddition } from './scoreAdditions.ts';
import { type FillContext, fillGaps } from './scoreFill.ts';
import { rounded, type ScoredLeaf, scoreLeaf } from './scoreLeaf.ts';
import { type ScoreNode, scoreNode } from './scoreNode.ts';
import type { AdditionScores } from './additionScores.ts';
import type { CompositeScores, ListScores, ScoreTable } from './scoreTable.ts';
import { type CompositeNode, compositeNode, compositeScores, pointQuanta, scoreTree } from './scoreTree.ts';
import type { PartWeights } from './scoreWeights.ts';
import { sumOfAdditions } from './sumOfAdditions.ts';

/**
 * Scores of every list from the leaves to the total, before gates.
 *
 * For each list: 1 leaves by their methods → 2 gaps by their rules → 3 composites → 4 total in quanta → 5 bonuses and deductions; weights by class and who is
 * eligible come with the prepared values. Parts are summed in the order of the file, units sorted by ID.
 * With `settled`, leaves that do not move and additions are taken over from an earlier run (DRAW-2).
 * Shape: lists in the order of the scheme; scores 0–100, totals integer quanta of rounding.total. Missing: kept, reason carried.
 * Rule: METHOD-*, AGG-*, IMPUTE-* (docs/spec/methods.md). Errors: ENGINE_CODES, all at once.
 * Example: parts of weight 60 and 40 with scores 83.2 and 75 → total 79.92, points 7992 at 0.01.
 */
export function score(
  ctx: RunContext,
  references: References,
  prepared: PreparedTable = prepare(ctx),
  settled?: Pick<Settled, 'scores' | 'moves'>,
): ScoreTable {
  const issues: Issue[] = [];
  const lists: ListScores[] = [];
  for (const enrolled of ctx.enrolment.lists) {
    const tree = ctx.input.scheme.trees[enrolled.list.id];
    const list = prepared.get(enrolled.list.id);
    if (tree && list) lists.push(scoreList(ctx, enrolled, tree, list, references, issues, settled));
  }
  return { lists, issues };
}

function scoreList(
  ctx: RunContext,
  enrolled: EnrolledList,
  tree: Composite,
  { weights, leaves: prepared, missingShare: shares, eligible }: PreparedList,
  references: References,
  issues: Issue[],
  settled?: Pick<Settled, 'scores' | 'moves'>,
): ListScores {
  const before = settled?.scores.lists.find((one) => one.enrolled.list === enrolled.list);
  const { rounding } = ctx.input.scheme;
  const leaves = new Map<string, ScoredLeaf>();
  const nodes = new Map<string, ScoreNode>();
  for (const [path, one] of prepared) {
    const own = weights.get(path) as PartWeights;
    const stays = before && settled && !settled.moves(one.leaf) ? settledNode(before, one.leaf, own) : undefined;
    if (stays) nodes.set(path, stays);
    else leaves.set(path, scoreLeaf(ctx, enrolled, one, own, references));
  }
  const offers = new Map<string, Reference>();
  const fill = { ctx, enrolled, missingShare: shares, eligible, offers };
  for (const { node, scores, notes } of leaves.values()) {
    fillGaps(
      fill,
      node,
      scores.leaf.missing,
      scores.fills,
      (x) => rounded(x, rounding.indicator),
      (unit, reason) => notes.refused(unit, reason),
    );
    issues.push(...notes.issues());
  }

  const root = compositeNode(tree, weights, (leaf: Leaf) => nodes.get(leaf.path) ?? (leaves.get(leaf.path) as ScoredLeaf).node);
  scoreTree(fill, root, rounding.part, (node, unit, reason) => issues.push(refusedComposite(ctx, enrolled, node, unit, reason)));

  const parts = new Map<string, PartResult>();
  const composites = new Map<string, CompositeScores>();
  gatherParts(fill, root, parts, composites);
  const additions = new Map<string, AdditionScores>();
  const bonuses: Float64Array[] = [];
  for (const addition of before ? [] : additionsOf(tree)) {
    const one = scoreAddition(ctx, enrolled, addition);
    issues.push(...one.issues);
    additions.set(addition.path, one.scores);
    parts.set(addition.path, additionPart(enrolled, addition, one.points));
    bonuses.push(one.points);
  }

  const members = enrolled.members;
  const points = Float64Array.from(members, (unit) =>
    root.missing[unit] === 0 ? quantise(tidyScore(root.score[unit] as number), rounding.total) : Number.NaN,
  );
  for (const path of before?.additions.keys() ?? []) parts.set(path, before?.parts.get(path) as PartResult);
  const added = before?.added ?? sumOfAdditions(bonuses, members, rounding.total);
  return {
    enrolled,
    tree,
    eligible: Uint8Array.from(members, (unit) => eligible.values[unit] as number),
    ranked: Uint8Array.from(members, (unit) => (eligible.values[unit] === 1 && root.missing[unit] === 0 ? 1 : 0)),
    missingShare: Float64Array.from(members, (unit) => shares[unit] as number),
    points,
    added,
    total: points.map((quanta, k) => quanta + (added[k] as number)),
    parts,
    leaves: new Map([...(before?.leaves ?? []), ...[...leaves].map(([path, { scores }]) => [path, scores] as const)]),
    composites,
    additions: before?.additions ?? additions,
    offers,
  };
}

/** A leaf as an earlier run scored and filled it; undefined where the tree above needs more of it than a score. */
function settledNode(before: ListScores, leaf: Leaf, weights: PartWeights): ScoreNode | undefined {
  const score = before.parts.get(leaf.path)?.score;
  return score && leaf.missing.rule !== 'refuse' ? { ...scoreNode(leaf, weights), score: score.values, missing: score.missing } : undefined;
}

function refusedComposite(ctx: RunContext, enrolled: EnrolledList, { part }: CompositeNode, unit: number, reason: MissingReason): Issue {
  const id = ctx.enrolment.units[unit]?.id ?? '';
  return engineIssue(
    'SCORE_MISSING_REFUSED',
    { ...part.place, unit: id, period: ctx.input.period.id },
    { list: enrolled.list.id, part: part.path, unit: id, reason },
    part.clause,
  );
}

function gatherParts(
  fill: FillContext,
  node: CompositeNode,
  parts: Map<string, PartResult>,
  composites: Map<string, CompositeScores>,
): void {
  const rounding = fill.ctx.input.scheme.rounding.part;
  parts.set(node.part.path, partResult(node, rounding));
  composites.set(node.part.path, compositeScores(fill, node, rounding));
  for (const child of node.children) {
    if (child.children) gatherParts(fill, child, parts, composites);
    else parts.set(child.part.path, partResult(child, rounding));
  }
}

function partResult(node: ScoreNode, rounding: Rounding | undefined): PartResult {
  const { score, missing, weight } = node;
  if (node.part.path === '') return { path: '', score: { values: score, missing }, points: { values: score, missing }, weight };
  const points = new Float64Array(score.length).fill(Number.NaN);
  for (let unit = 0; unit < points.length; unit += 1) {
    if (missing[unit] !== 0) continue;
    const x = score[unit] as number;
    points[unit] = rounding
      ? quantaToNumber(pointQuanta(weight[unit] as number, x, rounding), rounding.places)
      : ((weight[unit] as number) * x) / 100;
  }
  return { path: node.part.path, score: { values: score, missing }, points: { values: points, missing }, weight };
}

function additionPart(enrolled: EnrolledList, addition: Addition, points: Float64Array): PartResult {
  const column: Column = {
    values: new Float64Array(points.length).fill(Number.NaN),
    missing: new Uint8Array(points.length).fill(missingCode('not_applicable')),
  };
  for (const unit of enrolled.members) {
    column.values[unit] = points[unit] as number;
    column.missing[unit] = 0;
  }
  return { path: addition.path, score: column, points: column, weight: new Float64Array(points.length) };
}
