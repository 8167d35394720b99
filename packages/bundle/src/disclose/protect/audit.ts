import { type LeafScores, METHODS } from '@kedu/engine';
import type { AssessedRun } from '@kedu/tables';
import { isSmallCell } from '../series.ts';
import { branchAbove, type Closure, type Cover } from './closure.ts';
import { determinedUnknowns } from './determined.ts';
import { type BranchPart, grainOf, partsBelow, hiddenBelow } from './hiddenParts.ts';
import { type Interval, intervalOf } from './intervals.ts';
import { canVary, type PeerGroup, peerGroupsOf, unitsInTheWay } from './peerWorlds.ts';
import type { SeriesSet } from './seriesSet.ts';
import { isValueProper, isValueWithheld, type ListTree, type TreeLeaf } from './trees.ts';

/** A score that an attacker comes too close to. */
export interface NarrowScore {
  readonly tree: ListTree;
  readonly unit: number;
  readonly branch: string;
  readonly indicator: string;
  readonly interval: Interval;
}

/** Peer groups that were worked out already; they hang on no series that is withheld. */
export type KnownGroups = Map<LeafScores, readonly PeerGroup[]>;

/** Distance of scores from which on there are only a few, so that one cannot make up for another. */
const COARSE = 10;

/** Fewest values of a small cell that must remain possible. Rule: DISCLOSE-12. */
const FEWEST_SMALL = 2;

/** Least width of the interval in which a withheld score can lie. Rule: DISCLOSE-12. */
export const LEAST_WIDTH = 20;

/**
 * Plays the attacker against every branch: withheld scores that can be told too closely from the score of their branch, weights and rounding.
 *
 * A score that is withheld for its own sake is held against LEAST_WIDTH; where a leaf compares peers, the withheld values of the group are held against the scores of all of them.
 * Shape: by list, unit and part. Rule: DISCLOSE-12. Errors: none.
 */
export function narrowScores(
  run: AssessedRun,
  trees: readonly ListTree[],
  closure: Closure,
  series: SeriesSet,
  below: ReadonlyMap<string, number>,
  groups: KnownGroups,
): readonly NarrowScore[] {
  const audits = trees.map((tree) => new TreeAudit(run, tree, closure, series, below, groups));
  const narrow = audits.flatMap((audit) => [...audit.ofOwn(), ...audit.ofPeers()]);
  return narrow.length > 0 || audits.length < 2 ? narrow : ofSeveralLists(audits);
}

/** Scores that several lists tell together: the same series below branches of each, with other weights. */
function ofSeveralLists(audits: readonly TreeAudit[]): readonly NarrowScore[] {
  const equations = new Map<number, BranchEquation[]>();
  for (const audit of audits) for (const one of audit.equations()) equations.set(one.unit, [...(equations.get(one.unit) ?? []), one]);
  return [...equations.values()].flatMap((own) => {
    if (own.length < 2) return [];
    const told = determinedUnknowns(own.map(({ shares }) => shares));
    const last = own.findLast(({ proper }) => [...proper.keys()].some((indicator) => told.has(indicator)));
    const [[indicator, score] = ['', 0]] = [...(last?.proper ?? [])].filter(([one]) => told.has(one));
    return last ? [{ tree: last.tree, unit: last.unit, branch: last.branch, indicator, interval: { low: score, high: score } }] : [];
  });
}

/** The score of a branch as a sum of what is not known of it. */
interface BranchEquation {
  readonly tree: ListTree;
  readonly unit: number;
  readonly branch: string;
  /** By indicator; by path where the score is not that of its value alone. */
  readonly shares: ReadonlyMap<string, number>;
  /** Scores of those that are withheld for their own sake. */
  readonly proper: ReadonlyMap<string, number>;
}

class TreeAudit {
  readonly #run: AssessedRun;
  readonly #tree: ListTree;
  readonly #series: SeriesSet;
  readonly #covers: ReadonlyMap<number, Cover>;
  readonly #parts = new Map<string, readonly BranchPart[]>();
  readonly #ofPeers = new Map<TreeLeaf, boolean>();
  readonly #mostly = new Map<TreeLeaf, boolean>();
  readonly #groups: KnownGroups;
  /** Least number that is no small one, by indicator. */
  readonly #below: ReadonlyMap<string, number>;

  constructor(
    run: AssessedRun,
    tree: ListTree,
    closure: Closure,
    series: SeriesSet,
    below: ReadonlyMap<string, number>,
    groups: KnownGroups,
  ) {
    this.#below = below;
    this.#run = run;
    this.#groups = groups;
    this.#tree = tree;
    this.#series = series;
    this.#covers = closure.covers(tree);
  }

  ofOwn(): readonly NarrowScore[] {
    const found: NarrowScore[] = [];
    for (const [unit, cover] of this.#covers)
      for (const { node: branch } of cover.branches) {
        const hidden = hiddenBelow(this.#tree, cover, branch);
        for (const part of this.#partsOf(unit, branch)) {
          const leaf = part.leaves
            .map((path) => this.#tree.leafAt.get(path))
            .find(
              (one) =>
                one && hidden.has(one.leaf.path) && this.#series.isBehindProper(one.reach, this.#idOf(unit)) && !this.#isOfPeers(one),
            );
          if (!leaf) continue;
          const interval = this.#interval(unit, branch, part);
          if (!this.#isWide(leaf, unit, part, interval))
            found.push({ tree: this.#tree, unit, branch, indicator: leaf.leaf.indicator, interval });
        }
      }
    return found;
  }

  ofPeers(): readonly NarrowScore[] {
    const found: NarrowScore[] = [];
    for (const leaf of this.#tree.leaves) {
      const scored = this.#tree.scores.leaves.get(leaf.leaf.path);
      if (!scored || !this.#isOfPeers(leaf)) continue;
      for (const group of this.#groupsOf(scored)) {
        const withheld = group.units.map((unit) => isValueProper(leaf, this.#series, this.#idOf(unit)));
        if (!withheld.includes(true) || !withheld.includes(false) || !(group.spread > 0)) continue;
        const known = new Map(group.units.map((unit) => [unit, this.#around(leaf, unit)]));
        const against = new Set<number>();
        withheld.forEach((isWithheld, at) => {
          if (isWithheld) for (const unit of unitsInTheWay(group, at, (one) => known.get(one)?.interval)) against.add(unit);
        });
        for (const unit of against) {
          const { branch, interval } = known.get(unit) ?? {};
          if (branch !== undefined && interval) found.push({ tree: this.#tree, unit, branch, indicator: leaf.leaf.indicator, interval });
        }
      }
    }
    return found;
  }

  equations(): readonly BranchEquation[] {
    const found: BranchEquation[] = [];
    for (const [unit, cover] of this.#covers)
      for (const { node: branch } of cover.branches) {
        const shares = new Map<string, number>();
        const proper = new Map<string, number>();
        for (const { path, share, score, isFree, leaves } of this.#partsOf(unit, branch)) {
          const leaf = this.#tree.leafAt.get(path);
          const isSecret = leaf !== undefined && isValueProper(leaf, this.#series, this.#idOf(unit));
          if (!isFree && !isSecret) continue;
          const name = leaf?.isAlone ? leaf.leaf.indicator : `${this.#tree.list.list} ${leaves.join(' ')}`;
          shares.set(name, (shares.get(name) ?? 0) + share);
          if (isSecret) proper.set(name, score);
        }
        found.push({ tree: this.#tree, unit, branch, shares, proper });
      }
    return found;
  }

  /** The branch above a leaf, and between what its score can lie; undefined where nothing above it is shown, or it does not count. */
  #around({ leaf, above }: TreeLeaf, unit: number): { readonly branch: string; readonly interval: Interval } | undefined {
    const cover = this.#covers.get(unit);
    const branch = cover && branchAbove(above, cover)?.node;
    const part = branch === undefined ? undefined : this.#partsOf(unit, branch).find(({ leaves }) => leaves.includes(leaf.path));
    return branch === undefined || !part ? undefined : { branch, interval: this.#interval(unit, branch, part) };
  }

  #interval(unit: number, branch: string, { path }: BranchPart): Interval {
    return intervalOf(this.#partsOf(unit, branch), path);
  }

  #isWide({ leaf }: TreeLeaf, unit: number, part: BranchPart, { low, high }: Interval): boolean {
    const scored = this.#tree.scores.leaves.get(leaf.path);
    const small = scored && this.#smallOnes(leaf.indicator, scored, unit);
    if (small && part.path === leaf.path) return small.filter((score) => score >= low && score <= high).length >= FEWEST_SMALL;
    const grain = grainOf(leaf, scored, this.#tree.list.members.length);
    const isAlone = grain > 0 && part.score + grain > high && part.score - grain < low;
    if (high - low >= LEAST_WIDTH && !isAlone) return true;
    const raw = scored?.uncapped.values[unit] ?? Number.NaN;
    const isFlat = leaf.method.name === 'interval' || leaf.method.name === 'all_or_nothing';
    return part.path === leaf.path && (raw > part.cap || raw < part.floor || (isFlat && (raw === part.cap || raw === part.floor)));
  }

  /** Scores that the values of small cells would have, where the value of the unit is one; undefined where it is not. Rule: DISCLOSE-4. */
  #smallOnes(indicator: string, scored: LeafScores, unit: number): readonly number[] | undefined {
    const below = this.#below.get(indicator) ?? 0;
    const own = scored.methodCase(unit);
    if (!own || !isSmallCell(own.x, below)) return undefined;
    const method = METHODS[scored.leaf.method.name];
    const scores = Array.from({ length: below - 1 }, (_, i) => method.score({ ...own, x: i + 1 }));
    return scores.map((score) => Math.min(scored.cap, Math.max(scored.floor, score)));
  }

  /** Whether the withheld values of its peers are what is to be hidden; where all are withheld, its own score is. */
  #isOfPeers(leaf: TreeLeaf): boolean {
    const known = this.#ofPeers.get(leaf);
    if (known !== undefined) return known;
    const scored = this.#tree.scores.leaves.get(leaf.leaf.path);
    const withheld = [...this.#tree.list.members].map((unit) => isValueProper(leaf, this.#series, this.#idOf(unit)));
    const found = scored !== undefined && canVary(scored) && withheld.includes(true) && withheld.includes(false);
    this.#ofPeers.set(leaf, found);
    return found;
  }

  /**
   * Whether nothing that is shown tells a score: the value is withheld, there are more than a few scores, and where peers are compared most of their values are withheld too, so that theirs do
   * not tell it.
   */
  #isFree(leaf: TreeLeaf, unit: number): boolean {
    if (!isValueWithheld(leaf, this.#series, this.#idOf(unit))) return false;
    if (grainOf(leaf.leaf, this.#tree.scores.leaves.get(leaf.leaf.path), this.#tree.list.members.length) > COARSE) return false;
    return leaf.isAlone || this.#isMostlyWithheld(leaf);
  }

  #isMostlyWithheld(leaf: TreeLeaf): boolean {
    const known = this.#mostly.get(leaf);
    if (known !== undefined) return known;
    const members = [...this.#tree.list.members].filter((unit) => this.#tree.list.parts.get(leaf.leaf.path)?.score.missing[unit] === 0);
    const withheld = members.filter((unit) => isValueWithheld(leaf, this.#series, this.#idOf(unit)));
    const found = 2 * withheld.length >= members.length;
    this.#mostly.set(leaf, found);
    return found;
  }

  #groupsOf(scored: LeafScores): readonly PeerGroup[] {
    const known = this.#groups.get(scored) ?? peerGroupsOf(this.#tree, scored);
    this.#groups.set(scored, known);
    return known;
  }

  #partsOf(unit: number, branch: string): readonly BranchPart[] {
    const key = `${unit} ${branch}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const node = this.#tree.nodeAt.get(branch);
    const found = node ? partsBelow(this.#tree, node, unit, (leaf) => this.#isFree(leaf, unit)) : [];
    this.#parts.set(key, found);
    return found;
  }

  #idOf(unit: number): string {
    return this.#run.assessment.units[unit]?.id ?? '';
  }
}
