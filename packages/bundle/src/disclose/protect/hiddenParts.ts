import type { LeafScores } from '@kedu/engine';
import type { Composite, Leaf, Part } from '@kedu/scheme';
import type { Cover } from './closure.ts';
import type { HiddenPart } from './intervals.ts';
import type { ListTree, TreeLeaf } from './trees.ts';

/** A part below a branch, with the leaves that it is or is made of. */
export interface BranchPart extends HiddenPart {
  readonly leaves: readonly string[];
}

/**
 * What the score of a branch is a sum of, for one unit: leaves, and nodes that do not add their parts up as one.
 *
 * Shape: in the order of the tree, parts that count alone. A part is free where all that counts below it is.
 */
export function partsBelow(tree: ListTree, branch: Composite, unit: number, isFree: (leaf: TreeLeaf) => boolean): readonly BranchPart[] {
  const { list, scores } = tree;
  const found: BranchPart[] = [];
  const descend = (node: Composite, factor: number): void => {
    const scale = scores.composites.get(node.path)?.scale[unit] ?? Number.NaN;
    for (const part of node.parts) {
      const result = list.parts.get(part.path);
      const weight = result?.weight[unit] ?? Number.NaN;
      if (!result || part.type === 'addition' || !(weight > 0) || result.score.missing[unit] !== 0) continue;
      const share = (factor * weight) / scale;
      if (part.type === 'composite' && tree.adds.has(part.path)) descend(part, share);
      else {
        const leaves = countingLeaves(tree, part, unit);
        const own = part.type === 'leaf' ? scores.leaves.get(part.path) : undefined;
        found.push({
          path: part.path,
          share,
          score: result.score.values[unit] as number,
          floor: own?.floor ?? 0,
          cap: own?.cap ?? 100,
          isFree: leaves.every((leaf) => isFree(tree.leafAt.get(leaf.path) as TreeLeaf)),
          leaves: leaves.map(({ path }) => path),
        });
      }
    }
  };
  descend(branch, 1);
  return found;
}

/** Leaves of a cover below one of its branches. */
export function hiddenBelow(tree: ListTree, { hidden }: Cover, branch: string): ReadonlySet<string> {
  return new Set(
    tree.leaves.flatMap(({ leaf, above }) => (hidden.has(leaf.path) && above.some(({ path }) => path === branch) ? [leaf.path] : [])),
  );
}

/**
 * Distance between neighbouring scores of a leaf that has only a few: 100 where there are two, less the more peers are ranked; 0 where scores lie close together.
 */
export function grainOf({ method }: Leaf, scored: LeafScores | undefined, peers: number): number {
  const of = (name: string): number => (typeof method.params[name] === 'number' ? method.params[name] : 100);
  switch (method.name) {
    case 'all_or_nothing':
      return 100;
    case 'rank':
    case 'percentile':
    case 'borda':
      return 100 / Math.max(1, peers - 1);
    case 'interval':
      return method.params['fade'] === undefined ? 100 : 0;
    case 'step':
      return method.params['whole'] === true ? of('per') : 0;
    case 'deduction':
    case 'bonus':
      return scored?.indicator.kind === 'count' ? of('per') : 0;
    default:
      return 0;
  }
}

function countingLeaves(tree: ListTree, part: Part, unit: number): readonly Leaf[] {
  if (part.type === 'addition') return [];
  if (part.type === 'leaf') return (tree.list.parts.get(part.path)?.weight[unit] ?? 0) > 0 ? [part] : [];
  return part.parts.flatMap((one) => countingLeaves(tree, one, unit));
}
