import { addsUp, type ListResult, type ListScores } from '@kedu/engine';
import type { Composite, Leaf, Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { FigureReach, Reach } from '../../figures/reach.ts';
import type { SeriesSet } from './seriesSet.ts';

/** A leaf of the tree of a list. */
export interface TreeLeaf {
  readonly leaf: Leaf;
  /** What its score rests on. */
  readonly reach: Reach;
  /** Indicators of the unit itself that its value is made of. */
  readonly own: readonly string[];
  /** Whether it looks at the unit alone, so that withholding its series affects nobody else. */
  readonly isAlone: boolean;
  /** From its parent to the root. */
  readonly above: readonly Composite[];
}

/** The tree of a list with what was scored by it. */
export interface ListTree {
  readonly list: ListResult;
  readonly scores: ListScores;
  readonly tree: Composite;
  /** In the order of the tree. */
  readonly leaves: readonly TreeLeaf[];
  /** Leaves and nodes by path. */
  readonly leafAt: ReadonlyMap<string, TreeLeaf>;
  readonly nodeAt: ReadonlyMap<string, Composite>;
  /** Paths of the nodes that add their parts up. */
  readonly adds: ReadonlySet<string>;
}

/** The trees of all lists of a run that have one, in the order of the lists. */
export function treesOf({ scheme, assessment, trace }: AssessedRun, reach: FigureReach): readonly ListTree[] {
  return assessment.lists.flatMap((list): ListTree[] => {
    const tree = scheme.trees[list.list];
    const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list);
    if (!tree || !scores) return [];
    const leaves: TreeLeaf[] = [];
    const nodes = new Map<string, Composite>();
    const adds = new Set<string>();
    const descend = (node: Composite, above: readonly Composite[]): void => {
      nodes.set(node.path, node);
      if (addsUp(node)) adds.add(node.path);
      const own = [node, ...above];
      for (const part of node.parts) {
        if (part.type === 'composite') descend(part, own);
        else if (part.type === 'leaf') leaves.push(treeLeaf(part, own, reach));
      }
    };
    descend(tree, []);
    return [{ list, scores, tree, leaves, leafAt: new Map(leaves.map((one) => [one.leaf.path, one])), nodeAt: nodes, adds }];
  });
}

function treeLeaf(leaf: Leaf, above: readonly Composite[], reach: FigureReach): TreeLeaf {
  const own = reach.leaf(leaf);
  return { leaf, above, reach: own, own: ownOf(reach.value(leaf.indicator)), isAlone: [...own.values()].every((isWide) => !isWide) };
}

/**
 * Share of a leaf in the score of each node above it, for one unit; 0 where it does not count.
 *
 * Shape: as `above`. Units: 0 to 1; of a sum what of its full score.
 */
export function sharesOf({ list, scores }: Pick<ListTree, 'list' | 'scores'>, { leaf, above }: TreeLeaf, unit: number): readonly number[] {
  let share = 1;
  let below: Part = leaf;
  return above.map((node) => {
    const weight = list.parts.get(below.path)?.weight[unit] ?? Number.NaN;
    const scale = scores.composites.get(node.path)?.scale[unit] ?? Number.NaN;
    share = weight > 0 && scale > 0 ? (share * weight) / scale : 0;
    below = node;
    return share;
  });
}

/** Whether the value of a leaf is withheld for a unit, itself or what it is made of. */
export function isValueWithheld({ own }: TreeLeaf, series: SeriesSet, id: string): boolean {
  return own.some((indicator) => series.has(indicator, id));
}

/** Whether it is withheld for its own sake. */
export function isValueProper({ own }: TreeLeaf, series: SeriesSet, id: string): boolean {
  return own.some((indicator) => series.isProper(indicator, id));
}

function ownOf(reach: Reach): readonly string[] {
  return [...reach].flatMap(([indicator, isWide]) => (isWide ? [] : [indicator]));
}
