import type { CompiledScheme, Composite } from '../compiled.ts';
import { compositeAt, movedWeights, scopedWeights, sharedOut, tidySum, type WeightMove, withWeights } from './movedWeights.ts';

type Classes = Pick<CompiledScheme, 'classes'>;

/**
 * The weights of the scheme with those that were set by hand, worked out from the scheme alone: the way on which they were set makes no difference.
 *
 * Shape: a tree over the same parts; hands in the order in which they were set, one a part of a node and scope. What was set stays, the last for certain; the others share what is left
 * by what they weigh in the scheme. Where nothing is left, or no others are, those set earlier share the rest by what they were set to. Rule: WEIGH-31, WEIGH-33 (docs/spec/weigh.md).
 * Errors: RangeError for a node, scope or part that the tree has not. Example: 60, 25, 15 with 60 → 40 and 25 → 30: 40, 30, 30.
 */
export function triedWeights(scheme: Classes, base: Composite, hands: readonly WeightMove[]): Composite {
  const places = new Map(hands.map((hand) => [placeOf(hand), hand]));
  // From the top down: points of the total follow their node before they are moved themselves.
  const order = [...places.values()].sort((a, b) => depthOf(a.node) - depthOf(b.node));
  return order.reduce((tree, { node, scope }) => {
    const own = hands.filter((hand) => hand.node === node && hand.scope === scope);
    return set(scheme, tree, own);
  }, base);
}

/**
 * The weights set by hand after one more was: none where the part weighs what it would weigh without a hand on it, so that a weight put back leaves everything as it was.
 *
 * Shape: as `triedWeights` takes them; of the same node and scope, those that had to give way count from now on as they stand. Rule: WEIGH-33.
 * Errors: RangeError as `triedWeights`. Example: none set, 60 → 40 → 60: none set.
 */
export function handsAfter(scheme: Classes, base: Composite, hands: readonly WeightMove[], move: WeightMove): readonly WeightMove[] {
  const last = hands.at(-1);
  const isSame = last !== undefined && placeOf(last) === placeOf(move) && last.part === move.part;
  const standing = isSame ? hands : settled(scheme, base, hands, move);
  const others = standing.filter((hand) => placeOf(hand) !== placeOf(move) || hand.part !== move.part);
  const without = weightsAt(scheme, triedWeights(scheme, base, others), move).get(move.part);
  return without === tidySum([move.to]) ? others : [...others, move];
}

/** Several weights of one node in one scope, the last of them for certain. */
function set(scheme: Classes, tree: Composite, hands: readonly WeightMove[]): Composite {
  const last = hands.at(-1);
  if (!last) return tree;
  const { node, scope } = last;
  if (hands.length === 1) return movedWeights(scheme, tree, last);
  const weights = weightsAt(scheme, tree, last);
  const unknown = hands.find(({ part }) => !weights.has(part));
  if (unknown) throw new RangeError(`no part ${unknown.part} of ${node} in ${scope}`);
  const sum = tidySum([...weights.values()]);
  const to = Math.min(Math.max(tidySum([last.to]), 0), sum);
  const earlier = hands.slice(0, -1);
  const kept = tidySum(earlier.map((hand) => hand.to));
  const left = tidySum([sum, -to]);
  const free = [...weights.keys()].filter((part) => hands.every((hand) => hand.part !== part));
  const hasRoom = kept <= left && free.length > 0;
  const shares = hasRoom
    ? sharedOut(
        tidySum([left, -kept]),
        free.map((part) => weights.get(part) ?? 0),
      )
    : sharedOut(
        left,
        earlier.map((hand) => hand.to),
      );
  const given = new Map([...weights.keys()].map((part) => [part, 0]));
  if (hasRoom) free.forEach((part, k) => given.set(part, shares[k] ?? 0));
  earlier.forEach((hand, k) => given.set(hand.part, hasRoom ? hand.to : (shares[k] ?? 0)));
  given.set(last.part, to);
  return withWeights(scheme, tree, last, given);
}

/** Those of the node and scope of a move as they stand in the tree. */
function settled(scheme: Classes, base: Composite, hands: readonly WeightMove[], at: WeightMove): readonly WeightMove[] {
  const weights = weightsAt(scheme, triedWeights(scheme, base, hands), at);
  return hands.map((hand) => (placeOf(hand) === placeOf(at) ? { ...hand, to: weights.get(hand.part) ?? hand.to } : hand));
}

function weightsAt(scheme: Classes, tree: Composite, { node, scope }: WeightMove): ReadonlyMap<string, number> {
  const found = compositeAt(tree, node);
  return new Map(found ? scopedWeights(scheme, found, scope).map(({ part, weight }) => [part.path, weight]) : []);
}

/** Node and scope. */
function placeOf({ node, scope }: WeightMove): string {
  return `${node} ${scope}`;
}

function depthOf(node: string): number {
  return node === '' ? 0 : node.split('.').length;
}
