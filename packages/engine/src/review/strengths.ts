import type { Composite } from '@kedu/scheme';
import type { ListResult } from '../result.ts';
import { reviewedParts } from './listScores.ts';
import { medianOfSorted } from './moments.ts';
import { FEWEST_RANKED } from './weightEffects.ts';

/** A part in which a unit lies above or below its peers. */
export interface PeerDifference {
  readonly path: string;
  readonly score: number;
  /** Middle score of the peers, the unit among them. */
  readonly median: number;
  /** 1 is the highest score; equal scores share the better rank. */
  readonly rank: number;
  /** Peers that have a score in the part. */
  readonly of: number;
  /** Points of the total gained (below 0: lost) against the middle one: share × (score − median) ÷ 100. */
  readonly gained: number;
}

/** Most parts that are named on each side. */
const NAMED = 5;
/** Fewer points are nothing. */
const LEAST = 0.005;

/** Scores of the ranked units of a list by group, in order: what the strengths of all of its units are read from, worked out once. */
export interface PeerScores {
  /** Of a position in the list: its group and its place there; undefined where it is not ranked. */
  readonly placeOf: ReadonlyMap<number, { readonly group: string; readonly at: number }>;
  readonly groups: ReadonlyMap<string, readonly PeerPart[]>;
}

/** An indicator among the ranked units of a group. */
export interface PeerPart {
  readonly path: string;
  /** Scores 0–100 by place in the group, NaN where missing; and points of 100 that the part stood for. */
  readonly scores: readonly number[];
  readonly shares: readonly number[];
  /** Those that are not missing, ascending. */
  readonly sorted: readonly number[];
}

/**
 * What `strengthsOf` reads of a list.
 *
 * Shape: groups of four ranked units or more, parts in the order of the tree. Time: as much as one page of a unit took; a caller who shows many
 * units of a list keeps it. Rule: WEIGH-23. Errors: none.
 */
export function peerScores(tree: Composite, list: ListResult): PeerScores {
  const members = new Map<string, number[]>();
  const placeOf = new Map<number, { readonly group: string; readonly at: number }>();
  for (const k of list.members.keys()) {
    if (list.ranked[k] !== 1) continue;
    const group = list.groups[k] as string;
    const own = members.get(group) ?? [];
    if (own.length === 0) members.set(group, own);
    placeOf.set(k, { group, at: own.length });
    own.push(list.members[k] as number);
  }
  const told = [...members].filter(([, units]) => units.length >= FEWEST_RANKED);
  return { placeOf, groups: new Map(told.map(([group, units]) => [group, partsAmong(tree, list, units)])) };
}

function partsAmong(tree: Composite, list: ListResult, units: readonly number[]): readonly PeerPart[] {
  return reviewedParts(tree, list, units).flatMap(({ part, scores, shares }): PeerPart[] => {
    const sorted = scores.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
    return part.type === 'leaf' && sorted.length >= FEWEST_RANKED ? [{ path: part.path, scores, shares, sorted }] : [];
  });
}

/**
 * Where a unit is strong and where it is weak: its indicators, by the points that they bring it against the middle one of its peers.
 *
 * Shape: strengths from the greatest gain, weaknesses from the greatest loss, at most five each; equal ones by path. `member` is a position in the list; peers
 * are the ranked units of its group. Units: points of 100. Missing: an indicator without a score is neither. Rule: WEIGH-23 (docs/spec/weigh.md).
 * Errors: none; nothing is said of a unit that is not ranked, nor among fewer than four peers.
 */
export function strengthsOf(
  { placeOf, groups }: PeerScores,
  member: number,
): { readonly strengths: readonly PeerDifference[]; readonly weaknesses: readonly PeerDifference[] } {
  const place = placeOf.get(member);
  if (!place) return { strengths: [], weaknesses: [] };
  const differences = (groups.get(place.group) ?? []).flatMap(({ path, scores, shares, sorted }): PeerDifference[] => {
    const score = scores[place.at] as number;
    if (Number.isNaN(score)) return [];
    const middle = medianOfSorted(sorted);
    const gained = ((shares[place.at] as number) * (score - middle)) / 100;
    return [{ path, score, median: middle, rank: 1 + above(score, sorted), of: sorted.length, gained }];
  });
  const order = (sign: 1 | -1) => (a: PeerDifference, b: PeerDifference) => sign * (b.gained - a.gained) || (a.path < b.path ? -1 : 1);
  return {
    strengths: differences
      .filter(({ gained }) => gained >= LEAST)
      .sort(order(1))
      .slice(0, NAMED),
    weaknesses: differences
      .filter(({ gained }) => gained <= -LEAST)
      .sort(order(-1))
      .slice(0, NAMED),
  };
}

/** How many of ascending numbers are greater than x. */
function above(x: number, sorted: readonly number[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
