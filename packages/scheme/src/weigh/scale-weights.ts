import type { Weight } from '../compiled.ts';
import { shareOut } from './share-out.ts';

/**
 * Shares of the parts of a node as weights that a scheme can state: to 100, or to the points of the node for each class that the node names.
 *
 * Shape: shares in the order of the parts, any scale; `of` is the weight of the node where its parts add up to its points, undefined where to 100.
 * Units: hundredths of a point, adding up exactly. Rule: WEIGH-1 (docs/spec/weigh.md).
 * Errors: RangeError where all shares are 0.
 * Example: shares 3 and 1 of { else: 40, ecological: 20 } → { else: 30, ecological: 15 } and { else: 10, ecological: 5 }.
 */
export function scaleWeights(shares: readonly number[], of: Weight | undefined): Weight[] {
  const scaled = (points: number): readonly number[] => (shares.length === 0 ? [] : shareOut(points, shares));
  const own: Weight = of ?? { otherwise: 100, byClass: {} };
  const otherwise = own.otherwise === undefined ? undefined : scaled(own.otherwise);
  const classes = Object.entries(own.byClass).map(([id, points]) => [id, points === 'none' ? points : scaled(points)] as const);
  return shares.map((_, k) => {
    const byClass = Object.fromEntries(classes.map(([id, points]) => [id, points === 'none' ? points : (points[k] as number)] as const));
    return otherwise === undefined ? { byClass } : { otherwise: otherwise[k] as number, byClass };
  });
}
