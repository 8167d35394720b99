import { branchAbove, type Closure, type Cover } from './closure.ts';
import type { SeriesSet } from './seriesSet.ts';
import type { ListTree, TreeLeaf } from './trees.ts';

/** Rows of the tables of one list that may not be shown. */
export interface ListRows {
  /** Unit ID → paths of its parts. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Units whose totals are withheld. */
  readonly totals: ReadonlySet<string>;
  /** Groups in which a total is withheld, so that a rank would say between which two it lies. Rule: DISCLOSE-11. */
  readonly betrayed: ReadonlySet<string>;
  /** Parts that are withheld for anybody: what is said of them over all units tells the rest. */
  readonly anywhere: ReadonlySet<string>;
  /** Indicators whose scores are withheld, by unit ID. */
  readonly indicators: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the covers of a list hide: parts that rest on withheld series, everything below branches, and what lies above open leaves. Rules: DISCLOSE-8, DISCLOSE-9, DISCLOSE-11. */
export function listRows(tree: ListTree, closure: Closure, series: SeriesSet, idOf: (unit: number) => string): ListRows {
  const parts = new Map<string, Set<string>>();
  const indicators = new Map<string, Set<string>>();
  const totals = new Set<string>();
  const betrayed = new Set<string>();
  const anywhere = new Set<string>();
  const touched = tree.leaves.filter(({ reach }) => series.touches(reach));
  tree.list.members.forEach((unit, m) => {
    const id = idOf(unit);
    const cover = closure.covers(tree).get(unit);
    const hidden = new Set<string>();
    const own = new Set<string>();
    for (const leaf of touched) {
      if (Number.isNaN(tree.scores.leaves.get(leaf.leaf.path)?.declared[unit]) || !series.isBehind(leaf.reach, id)) continue;
      for (const path of [leaf.leaf.path, ...nodesBelowBranch(leaf, cover)]) hidden.add(path);
      own.add(leaf.leaf.indicator);
    }
    if (hidden.size === 0) return;
    parts.set(id, hidden);
    indicators.set(id, own);
    for (const path of hidden) anywhere.add(path);
    if (!cover || cover.open.size === 0) return;
    totals.add(id);
    betrayed.add(tree.list.groups[m] ?? '');
  });
  return { parts, totals, betrayed, anywhere, indicators };
}

/** Nodes above a withheld leaf that would give it away: those below its branch, all of them where it has none. */
function nodesBelowBranch({ leaf, above }: TreeLeaf, cover: Cover | undefined): readonly string[] {
  const branch = cover && branchAbove(above, cover);
  const paths = above.map(({ path }) => path);
  return cover?.open.has(leaf.path) ? paths : branch ? paths.slice(0, paths.indexOf(branch.node)) : [];
}
