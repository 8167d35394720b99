import type { Rounding } from '@kedu/model';
import { roundsNear, scoreQuanta, tens, tidied } from './exact.ts';
import { CHARGED, LEFT_OUT, REFUSED } from './leafBlock.ts';
import type { NodePlan } from './plan.ts';

/** A part below a node, in the arrays of its own block. */
export interface ChildBlock {
  /** By profile. */
  readonly weight: Float64Array;
  readonly state: Uint8Array;
  readonly scores: Float64Array;
  /** Whether the scores of all units are kept, so that a block begins at its first unit among them, and not at 0. */
  readonly isKept: boolean;
}

/** A composite over the units of a block. */
export interface NodeBlock extends ChildBlock {
  readonly plan: NodePlan;
  readonly children: readonly ChildBlock[];
  /** Those among them whose own weights are points of the total: their scale is the weight that they count with here. */
  readonly scaled: readonly { readonly child: NodeBlock; readonly scale: Float64Array }[];
  readonly asked: Uint8Array;
  /** Whether some rule asks why something is missing, here, below or above. */
  readonly asksReasons: boolean;
  /** State before anything was filled in; `state` itself where nothing is. */
  readonly own: Uint8Array;
  /** Sum of the weights that count, or the full weight of a sum. */
  readonly totals: Float64Array;
  /** Scale of its parts where their weights are points of the total; undefined: 100. */
  readonly scale: Float64Array | undefined;
  /** Lowest and highest score of its parts, where a mean asks. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** Weights that miss their scale by no more than this are taken as written (AGG-4). */
const SCALE_DUST = 1e-9;

/** Who has a score at all, the parts below being decided. Rule: IMPUTE-2, AGG-1. */
export function decidePresence(node: NodeBlock, profile: number, count: number): void {
  const { plan, children, own, totals, state } = node;
  totals.fill(0, 0, count);
  if (node.asksReasons) gatherReasons(node, profile, count);
  else {
    for (const child of children) {
      const weight = child.weight[profile] as number;
      if (!(weight > 0)) continue;
      const below = child.state;
      for (let i = 0; i < count; i += 1) if (below[i] === 0) totals[i] = (totals[i] as number) + weight;
    }
    for (let i = 0; i < count; i += 1) own[i] = (totals[i] as number) > 0 ? 0 : LEFT_OUT;
  }
  if (plan.aggregate === 'sum') totals.fill(fullOf(plan, profile), 0, count);
  if (own === state) return;
  const isAsked = node.asked[profile] === 1;
  for (let i = 0; i < count; i += 1) {
    const gap = own[i] as number;
    const acts = isAsked && gap >= CHARGED && gap < REFUSED;
    if (plan.missing === 'zero') state[i] = acts && gap === CHARGED ? 0 : gap;
    else state[i] = acts ? gap + REFUSED : gap;
  }
}

/** The first part refused decides, then the first that is missing. */
function gatherReasons({ children, own, totals }: NodeBlock, profile: number, count: number): void {
  own.fill(0, 0, count);
  for (const child of children) {
    const weight = child.weight[profile] as number;
    if (!(weight > 0)) continue;
    const below = child.state;
    for (let i = 0; i < count; i += 1) {
      const gap = below[i] as number;
      const known = own[i] as number;
      if (gap === 0) totals[i] = (totals[i] as number) + weight;
      else if (known < REFUSED && (gap > REFUSED || known === 0)) own[i] = gap;
    }
  }
  for (let i = 0; i < count; i += 1) {
    const known = own[i] as number;
    if (known > REFUSED) continue;
    if ((totals[i] as number) > 0) own[i] = 0;
    else if (known === 0) own[i] = LEFT_OUT;
  }
}

/** Scales of the nodes below whose weights are points of the total: what they count with here, from the root down (AGG-3, AGG-4). */
export function spreadScale(node: NodeBlock, profile: number, count: number): void {
  const { own, totals, scale } = node;
  for (const { child, scale: below } of node.scaled) {
    const weight = child.weight[profile] as number;
    for (let i = 0; i < count; i += 1) {
      const counts = weight > 0 && child.state[i] === 0 && own[i] === 0;
      below[i] = counts ? countingWeight(weight, totals[i] as number, scale ? (scale[i] as number) : 100) : 0;
    }
  }
}

/** Scores of a node out of its parts, which are scored. Rule: AGG-ARITHMETIC, AGG-SUM, AGG-5. */
export function combineNode(node: NodeBlock, part: Rounding | undefined, profile: number, from: number, count: number): void {
  if (part) addPoints(node, part, profile, from, count);
  else combineOver(node, profile, from, 0, count);
  const { own, state, scores } = node;
  const at = node.isKept ? from : 0;
  for (let i = 0; i < count; i += 1) if (own[i] !== 0) scores[at + i] = state[i] === 0 ? 0 : Number.NaN;
}

/** Points of the parts that count, each rounded, added as whole quanta. */
function addPoints(node: NodeBlock, rounding: Rounding, profile: number, from: number, count: number): void {
  const { scores, totals, scale } = node;
  const at = node.isKept ? from : 0;
  const isWhole = !scale && takesAsWritten(totals, count);
  scores.fill(0, at, at + count);
  for (const child of node.children) {
    const weight = child.weight[profile] as number;
    if (!(weight > 0)) continue;
    const { state, scores: below } = child;
    const first = child.isKept ? from : 0;
    if (isWhole && roundsNear(rounding)) {
      addWhole(scores, at, child, first, weight, rounding, count);
      continue;
    }
    for (let i = 0; i < count; i += 1) {
      if (state[i] !== 0) continue;
      const counting = countingWeight(weight, totals[i] as number, scale ? (scale[i] as number) : 100);
      scores[at + i] = (scores[at + i] as number) + scoreQuanta((counting * (below[first + i] as number)) / 100, rounding);
    }
  }
  const quantum = tens(rounding.places);
  for (let i = 0; i < count; i += 1) {
    const points = (scores[at + i] as number) / quantum;
    const whole = scale ? (scale[i] as number) : 100;
    if (whole > 0) scores[at + i] = whole === 100 ? points : (100 * points) / whole;
    else combineOver(node, profile, from, i, i + 1);
  }
}

/** Whether no unit of the block is re-weighted: those without any part have no points to add. */
function takesAsWritten(totals: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i += 1) {
    const total = totals[i] as number;
    if (total !== 0 && !(Math.abs(total - 100) <= SCALE_DUST * 100)) return false;
  }
  return true;
}

/** The points of one part that counts as written; the test of `scoreQuanta` far from a tie stands here, so that most cells need no call. */
function addWhole(
  sums: Float64Array,
  at: number,
  { state, scores }: ChildBlock,
  first: number,
  weight: number,
  rounding: Rounding,
  count: number,
): void {
  const quantum = tens(rounding.places);
  for (let i = 0; i < count; i += 1) {
    if (state[i] !== 0) continue;
    const points = (weight * (scores[first + i] as number)) / 100;
    const product = points * quantum;
    const nearest = Math.round(product);
    const isFar = Math.abs(product - nearest) < 0.499 && Math.abs(points) < 1e5;
    sums[at + i] = (sums[at + i] as number) + (isFar ? nearest : scoreQuanta(points, rounding));
  }
}

/** Scores as they are; a node that counts for nothing has no points to add, and is scored so too. */
function combineOver(node: NodeBlock, profile: number, from: number, begin: number, end: number): void {
  const { scores, totals, lowest, highest } = node;
  const isMean = node.plan.aggregate === 'arithmetic';
  const at = node.isKept ? from : 0;
  addProducts(node, profile, from, begin, end);
  for (let i = begin; i < end; i += 1) {
    const whole = (scores[at + i] as number) / (totals[i] as number);
    const low = lowest[i] as number;
    const high = highest[i] as number;
    // A mean lies among what it is the mean of (AGG-2).
    scores[at + i] = tidied(!isMean ? whole : whole < low ? low : whole > high ? high : whole) + 0;
  }
}

/** Σ weight × score over the parts that count, in the order of the file; their lowest and highest score. */
function addProducts(node: NodeBlock, profile: number, from: number, begin: number, end: number): void {
  const { scores, lowest, highest } = node;
  const at = node.isKept ? from : 0;
  scores.fill(0, at + begin, at + end);
  lowest.fill(Number.POSITIVE_INFINITY, begin, end);
  highest.fill(Number.NEGATIVE_INFINITY, begin, end);
  for (const child of node.children) {
    const weight = child.weight[profile] as number;
    if (!(weight > 0)) continue;
    const { state, scores: below } = child;
    const first = child.isKept ? from : 0;
    for (let i = begin; i < end; i += 1) {
      if (state[i] !== 0) continue;
      const score = below[first + i] as number;
      scores[at + i] = (scores[at + i] as number) + weight * score;
      if (score < (lowest[i] as number)) lowest[i] = score;
      if (score > (highest[i] as number)) highest[i] = score;
    }
  }
}

/** Weight on the scale of the node, after re-weighting (AGG-4). */
function countingWeight(weight: number, total: number, asked: number): number {
  return Math.abs(total - asked) <= SCALE_DUST * asked ? weight : (weight * asked) / total;
}

function fullOf({ weights, weight }: NodePlan, profile: number): number {
  return weights === 'points_of_total' ? (weight[profile] as number) : 100;
}
