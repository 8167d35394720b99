import { comparesWithPeers, METHODS, type LeafScores, type MethodCase, referenceOf } from '@kedu/engine';
import type { Interval } from './intervals.ts';
import type { ListTree } from './trees.ts';

/** The units that one leaf compares with each other. */
export interface PeerGroup {
  /** Units of the run that have a value, ascending. */
  readonly units: readonly number[];
  readonly cases: readonly MethodCase[];
  readonly scored: LeafScores;
  /** Highest less lowest value. */
  readonly spread: number;
}

/** Share of the spread of the peers within which a withheld value must be able to lie. Rule: DISCLOSE-12. */
const LEAST_SHARE = 0.2;

/** Whether other worlds of a leaf can be worked out: a method that compares reported values as they are. */
export function canVary({ leaf, prepared, elastic }: LeafScores): boolean {
  return comparesWithPeers(leaf) && !leaf.per && !leaf.outliers && !leaf.joint && elastic === undefined && prepared.fills.size === 0;
}

/** Peer groups of a leaf, with what its method looked at. */
export function peerGroupsOf({ list }: ListTree, scored: LeafScores): readonly PeerGroup[] {
  const groups = new Map<string, { units: number[]; cases: MethodCase[] }>();
  for (const unit of list.members) {
    const own = scored.methodCase(unit);
    if (!own) continue;
    const name = scored.group(unit);
    const group = groups.get(name) ?? { units: [], cases: [] };
    groups.set(name, group);
    group.units.push(unit);
    group.cases.push(own);
  }
  return [...groups.values()].map(({ units, cases }) => {
    const { min, max } = referenceOf(
      Float64Array.from(cases, ({ x }) => x),
      'higher',
    );
    return { units, cases, scored, spread: max - min };
  });
}

/**
 * Units whose published scores keep a withheld value of a group from lying within a fifth of the spread; none where they leave it open.
 *
 * All other values are taken as known, which is more than an attacker has. `open` says between what scores each unit can lie by what is published.
 * Shape: `at` is the place of the withheld value in the group; units in the order of the group. Rule: DISCLOSE-12.
 */
export function unitsInTheWay(group: PeerGroup, at: number, open: (unit: number) => Interval | undefined): readonly number[] {
  const { x } = group.cases[at] as MethodCase;
  const [low, high] = group.scored.indicator.range ?? [null, null];
  const isPossible = (value: number): boolean =>
    (low === null || value >= low) && (high === null || value <= high) && (x < 0 || value >= 0);
  const distance = LEAST_SHARE * group.spread;
  const ways = [[x + distance], [x - distance], [x + distance / 2, x - distance / 2]].filter((worlds) => worlds.every(isPossible));
  const against = new Set<number>();
  for (const worlds of ways) {
    const found = worlds.flatMap((value) => contradictions(group, at, value, open));
    if (found.length === 0) return [];
    for (const unit of found) against.add(unit);
  }
  return [...against].sort((a, b) => a - b);
}

/** Units whose scores, were the value another, would lie outside what is published. */
function contradictions(group: PeerGroup, at: number, value: number, open: (unit: number) => Interval | undefined): readonly number[] {
  const { cases, units, scored } = group;
  const method = METHODS[scored.leaf.method.name];
  const values = Float64Array.from(cases, ({ x }, k) => (k === at ? value : x));
  const reference = { ...(cases[at] as MethodCase).reference, ...referenceOf(values, scored.indicator.better) };
  return units.filter((unit, k) => {
    const known = open(unit);
    if (!known) return false;
    const raw = method.score({ ...(cases[k] as MethodCase), x: values[k] as number, reference });
    const score = Math.min(scored.cap, Math.max(scored.floor, raw));
    return !(score >= known.low && score <= known.high);
  });
}
