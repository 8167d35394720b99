import { type Composite, weighed, weightFor } from '@kedu/scheme';
import type { SweepPlan } from './plan.ts';
import type { Profile } from './profiles.ts';

/**
 * A plan with the weights of another tree over the same parts; everything else is as it was.
 *
 * Shape: weights by profile, NaN where a part, or one above it, does not exist (WEIGHT-2). Rule: KERNEL-20. Errors: RangeError for a tree of other parts.
 * Example: economy 60 → 40 → the same leaves and columns, of which economy weighs 40 in every profile.
 */
export function reweighed(plan: SweepPlan, profiles: readonly Profile[], tree: Composite): SweepPlan {
  const weights = new Map<string, Float64Array>();
  const descend = (node: Composite, own: Float64Array): void => {
    weights.set(node.path, own);
    for (const part of weighed(node.parts)) {
      const { weight } = part;
      const below = weight
        ? own.map((above, p) => (Number.isNaN(above) ? above : (weightFor(weight, profiles[p] as Profile) ?? Number.NaN)))
        : own;
      if (part.type === 'composite') descend(part, below);
      else weights.set(part.path, below);
    }
  };
  descend(tree, new Float64Array(plan.profiles).fill(100));
  const weightOf = (path: string): Float64Array => {
    const found = weights.get(path);
    if (!found) throw new RangeError(`the tree has no part ${path}`);
    return found;
  };
  return {
    ...plan,
    leaves: plan.leaves.map((leaf) => ({ ...leaf, weight: weightOf(leaf.path) })),
    nodes: plan.nodes.map((node) => ({ ...node, weight: weightOf(node.path) })),
  };
}
