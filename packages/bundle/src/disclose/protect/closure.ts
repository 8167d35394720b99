import type { AssessedRun } from '@kedu/tables';
import { type Branch, type CountedLeaf, lowestBranches, nextBranch, withBranch } from './branch.ts';
import type { SeriesSet } from './seriesSet.ts';
import { withholdShared } from './shared.ts';
import type { PlaceSums } from './sums.ts';
import { type ListTree, sharesOf } from './trees.ts';

/** What is not shown of one unit in one list. */
export interface Cover {
  /** Nodes whose scores stay, below which nothing that is withheld shows; '' is the root. */
  branches: readonly Branch[];
  /** Those that told too much. */
  tried: readonly Branch[];
  /** Leaves that no node can hide: everything above them is withheld, the total with it. */
  readonly open: Set<string>;
  /** Leaves that rest on withheld series, by path, as they were when the branches were chosen; others below a branch hide them. */
  readonly hidden: Set<string>;
}

export interface ClosureInput {
  readonly run: AssessedRun;
  readonly trees: readonly ListTree[];
  /** Withheld series; grows. */
  readonly series: SeriesSet;
  readonly observed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sums: PlaceSums;
  readonly below: ReadonlyMap<string, number>;
  /** Lists whose results are withheld as a whole: nothing is hidden behind their totals. */
  readonly withheldLists: { readonly has: (list: string) => boolean };
}

/**
 * Withheld series with all that must go with them, step by step until nothing is added: shared values, sums over places, branches of trees.
 *
 * Deterministic: units by ID, lists and parts in their order. It ends, because series are only added and branches only rise. Rules: DISCLOSE-8 to DISCLOSE-10.
 */
export class Closure {
  readonly #input: ClosureInput;
  readonly #covers = new Map<ListTree, Map<number, Cover>>();

  constructor(input: ClosureInput) {
    this.#input = input;
    for (const tree of input.trees) this.#covers.set(tree, new Map());
  }

  /** By unit of the run. */
  covers(tree: ListTree): ReadonlyMap<number, Cover> {
    return this.#covers.get(tree) ?? new Map();
  }

  extend(): void {
    const { run, series, sums, below, trees, withheldLists } = this.#input;
    for (let before = -1; before < series.size; ) {
      before = series.size;
      withholdShared(run, series);
      sums.extend(series, below);
      for (const tree of trees) if (!withheldLists.has(tree.list.list)) this.#extendTree(tree);
    }
  }

  /** Puts a branch of a unit further up; false where there is none further. Rule: DISCLOSE-12. */
  raise(tree: ListTree, unit: number, node: string): boolean {
    const cover = this.#covers.get(tree)?.get(unit);
    const branch = cover?.branches.find((one) => one.node === node);
    if (!cover || !branch) return true;
    const leaves = this.#counted(tree, unit, cover);
    const tried = [...cover.tried, branch];
    const higher = nextBranch(leaves, tree.adds, node, tried);
    if (higher === undefined) return false;
    cover.tried = tried;
    // A branch further up may have more leaves to withhold below the same node.
    const others = cover.branches.filter((one) => one !== branch);
    cover.branches = withBranch(leaves, others, higher);
    this.#withholdBelow(tree, unit, cover);
    return true;
  }

  #extendTree(tree: ListTree): void {
    const { series } = this.#input;
    const touched = tree.leaves.filter(({ reach }) => series.touches(reach));
    if (touched.length === 0) return;
    const covers = this.#covers.get(tree) as Map<number, Cover>;
    for (const unit of tree.list.members) {
      const id = this.#idOf(unit);
      const cover = covers.get(unit) ?? { branches: [], tried: [], open: new Set<string>(), hidden: new Set<string>() };
      const bare = touched.filter(
        ({ leaf, reach, above }) => !cover.open.has(leaf.path) && !branchAbove(above, cover) && series.isBehind(reach, id),
      );
      const counting = bare.filter((leaf) => (sharesOf(tree, leaf, unit)[0] ?? 0) > 0);
      if (counting.length === 0) continue;
      for (const { leaf } of counting) cover.hidden.add(leaf.path);
      const found = lowestBranches(this.#counted(tree, unit, cover), tree.adds, cover.branches, cover.tried);
      cover.branches = found.branches;
      for (const path of found.open) cover.open.add(path);
      covers.set(unit, cover);
      this.#withholdBelow(tree, unit, cover);
    }
  }

  #counted(tree: ListTree, unit: number, { hidden }: Cover): readonly CountedLeaf[] {
    const { observed, series } = this.#input;
    const id = this.#idOf(unit);
    return tree.leaves.map((leaf) => ({
      path: leaf.leaf.path,
      above: leaf.above.map(({ path }) => path),
      shares: sharesOf(tree, leaf, unit),
      isSecret: hidden.has(leaf.leaf.path) && series.isBehindProper(leaf.reach, id),
      isHiding: hidden.has(leaf.leaf.path),
      hides: !leaf.own.some((indicator) => observed.get(indicator)?.has(id) === true) ? 'never' : leaf.isAlone ? 'own' : 'all',
    }));
  }

  /** The series of what hides below the branches of a unit go too, but not of what is only affected by those of others: its own values stay. */
  #withholdBelow(tree: ListTree, unit: number, cover: Cover): void {
    const { series, observed } = this.#input;
    const id = this.#idOf(unit);
    for (const leaf of tree.leaves) {
      const branch = branchAbove(leaf.above, cover);
      if (!branch || cover.hidden.has(leaf.leaf.path) || !(leaf.isAlone || branch.isLoud)) continue;
      if (!((sharesOf(tree, leaf, unit)[0] ?? 0) > 0)) continue;
      for (const indicator of leaf.own) if (observed.get(indicator)?.has(id)) series.addHiding(indicator, id);
    }
  }

  #idOf(unit: number): string {
    return this.#input.run.assessment.units[unit]?.id ?? '';
  }
}

/** The branch of a unit that stands above a part. */
export function branchAbove(above: readonly { readonly path: string }[], { branches }: Pick<Cover, 'branches'>): Branch | undefined {
  return branches.find(({ node }) => above.some(({ path }) => path === node));
}
