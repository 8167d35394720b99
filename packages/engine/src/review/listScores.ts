import type { Composite, Part } from '@kedu/scheme';
import type { ListResult } from '../result.ts';

/** A part of a tree with what the ranked units of a list have in it. */
export interface ReviewedPart {
  readonly part: Part;
  /** Path of the node above; undefined for the root. */
  readonly within: string;
  /** Scores 0–100 by ranked unit (of an addition the points that it adds); NaN where missing. */
  readonly scores: readonly number[];
  /** Points of 100 that the part stood for, by ranked unit; 0 where it did not count. */
  readonly shares: readonly number[];
}

/** Indices of the ranked units of a list, ascending. */
export function rankedUnits({ members, ranked }: Pick<ListResult, 'members' | 'ranked'>): readonly number[] {
  return [...members].filter((_, k) => ranked[k] === 1);
}

/**
 * Every part of a tree but its root, with scores and shares of the whole of the units asked for.
 *
 * Shape: in the order of the tree; arrays by position in `units`. Units: shares are points of 100 after re-weighting, exact where the nodes above are weighted
 * means. Rule: WEIGH-20 (docs/spec/weigh.md). Errors: none; parts that the run does not hold are left out.
 */
export function reviewedParts(tree: Composite, { parts }: Pick<ListResult, 'parts'>, units: readonly number[]): readonly ReviewedPart[] {
  const found: ReviewedPart[] = [];
  const descend = (node: Composite, above: readonly number[]): void => {
    const weights = node.parts.map((part) => weightsOf(part));
    const sums = units.map((_, k) => weights.reduce((sum, own) => sum + (own[k] as number), 0));
    for (const [at, part] of node.parts.entries()) {
      const result = parts.get(part.path);
      if (!result) continue;
      const own = weights[at] as readonly number[];
      const scores = units.map((unit) => (result.score.missing[unit] === 0 ? (result.score.values[unit] as number) : Number.NaN));
      const shares = units.map((_, k) => {
        const sum = sums[k] as number;
        return sum > 0 ? ((above[k] as number) * (own[k] as number)) / sum : 0;
      });
      found.push({ part, within: node.path, scores, shares });
      if (part.type === 'composite') descend(part, shares);
    }
  };
  descend(
    tree,
    units.map(() => 100),
  );
  return found;

  function weightsOf(part: Part): readonly number[] {
    const weight = part.type === 'addition' ? undefined : parts.get(part.path)?.weight;
    return units.map((unit) => {
      const own = weight?.[unit] ?? 0;
      return Number.isNaN(own) ? 0 : own;
    });
  }
}
