import { type Composite, type Leaf, type Profile, type SharedPart, shareOut, shares, weighed, weightFor } from '@kedu/scheme';

/** The weight that a part has for a combination of classes, and would have. */
export interface NewWeight {
  readonly part: Leaf | Composite;
  readonly before: number;
  readonly after: number;
}

/** Proportions that differ by less are the same. */
const SAME = 1e-9;

/**
 * Shares of leaves as weights of the parts of a tree, as its nodes read weights: to 100, or to the points of the node.
 *
 * Shape: parts that exist for the profile, in the order of the tree; `leafShares` by path. Units: weights with `places` decimals, adding up exactly by largest
 * remainder; a node whose proportions stay keeps its weights as written. Rule: WEIGH-15 (docs/spec/weigh.md). Errors: none.
 */
export function writeBack(
  tree: Composite,
  profile: Profile,
  leafShares: ReadonlyMap<string, number>,
  places: number,
): readonly NewWeight[] {
  const written: NewWeight[] = [];
  const visit = (node: Composite, own: number, before: number): void => {
    const parts = weighed(node.parts).flatMap((part) => {
      const weight = part.weight && weightFor(part.weight, profile);
      return weight === undefined ? [] : [{ part, weight, share: shareOf(part, leafShares) }];
    });
    const [weights, shared] = [sum(parts.map(({ weight }) => weight)), sum(parts.map(({ share }) => share))];
    const ofTotal = node.weights === 'points_of_total';
    const stays = parts.every(({ weight, share }) => shared === 0 || Math.abs(weight / weights - share / shared) < SAME);
    const scale = ofTotal ? own : 100;
    // A node without weight keeps the proportions of its parts: they decide nothing.
    const proportions = parts.map(({ weight, share }) => (shared === 0 ? weight : share));
    const kept = stays && (!ofTotal || own === before);
    const after = kept ? parts.map(({ weight }) => weight) : shareOut(scale, proportions.map(clean), places);
    parts.forEach(({ part, weight }, k) => {
      written.push({ part, before: weight, after: after[k] as number });
      if (part.type === 'composite') visit(part, after[k] as number, weight);
    });
  };
  visit(tree, 100, 100);
  return written;
}

/** Shares of all parts of a tree with new weights. */
export function sharesWith(tree: Composite, written: readonly NewWeight[]): SharedPart[] {
  const weights = new Map(written.map(({ part, after }) => [part.path, after]));
  const reweighed = <P extends Composite>(node: P): P => ({
    ...node,
    parts: weighed(node.parts).flatMap((part): (Leaf | Composite)[] => {
      const weight = weights.get(part.path);
      if (weight === undefined) return [];
      const own = { ...part, weight: { otherwise: weight, byClass: {} } };
      return [own.type === 'composite' ? reweighed(own) : own];
    }),
  });
  return shares(reweighed(tree), { class: '', overlays: [] });
}

function shareOf(part: Leaf | Composite, leafShares: ReadonlyMap<string, number>): number {
  if (part.type === 'leaf') return leafShares.get(part.path) ?? 0;
  return sum(weighed(part.parts).map((below) => shareOf(below, leafShares)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}

/** Float dust away, so that 40 stays 40. */
function clean(share: number): number {
  return Math.max(0, Math.round(share * 1e9) / 1e9);
}
