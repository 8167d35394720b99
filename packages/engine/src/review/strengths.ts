import type { Composite } from '@kedu/scheme';
import type { ListResult } from '../result.ts';
import { reviewedParts } from './listScores.ts';
import { median } from './moments.ts';
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

/**
 * Where a unit is strong and where it is weak: its indicators, by the points that they bring it against the middle one of its peers.
 *
 * Shape: strengths from the greatest gain, weaknesses from the greatest loss, at most five each; equal ones by path. Peers are the ranked units of its
 * group. Units: points of 100. Missing: an indicator without a score is neither. Rule: WEIGH-23 (docs/spec/weigh.md).
 * Errors: none; nothing is said of a unit that is not ranked, nor among fewer than four peers.
 */
export function strengthsOf(
  tree: Composite,
  list: ListResult,
  member: number,
): { readonly strengths: readonly PeerDifference[]; readonly weaknesses: readonly PeerDifference[] } {
  const peers = [...list.members.keys()].filter((k) => list.ranked[k] === 1 && list.groups[k] === list.groups[member]);
  const own = peers.indexOf(member);
  if (own < 0 || peers.length < FEWEST_RANKED) return { strengths: [], weaknesses: [] };
  const units = peers.map((k) => list.members[k] as number);
  const differences = reviewedParts(tree, list, units).flatMap(({ part, scores, shares }): PeerDifference[] => {
    const score = scores[own] as number;
    const scored = scores.filter((x) => !Number.isNaN(x));
    if (part.type !== 'leaf' || Number.isNaN(score) || scored.length < FEWEST_RANKED) return [];
    const middle = median(scored);
    const gained = ((shares[own] as number) * (score - middle)) / 100;
    return [{ path: part.path, score, median: middle, rank: 1 + scored.filter((x) => x > score).length, of: scored.length, gained }];
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
