import { type RankGroups, rankTotals } from '../kernel/rankTotals.ts';

/** What ranks are taken on. Arrays run over the members of one list. */
export interface RankInput {
  /** 1 where the unit is eligible and scored. */
  readonly ranked: Uint8Array;
  /** Quanta of the final score, after gates that cap it; NaN where missing. */
  readonly score: Float64Array;
  /** Ranked apart: name of the group (and parent), '' for one group. */
  readonly groups: readonly string[];
  /** ID of the main class, '' for none. */
  readonly classes: readonly string[];
  /** A list or group below this size has no last place; default 1. */
  readonly minGroup?: number | undefined;
}

export interface Ranks {
  readonly rank: Int32Array;
  readonly classRank: Int32Array;
  readonly lastPlace: Uint8Array;
}

/**
 * Ranks of the members of a list, best first, ties sharing the better rank.
 *
 * Shape: arrays over members, same order as input. Units: 1 is first, 0 is no rank. Missing: no rank.
 * Rule: RANK-1 to RANK-5 (docs/spec/rank-grade.md).
 * Errors: none.
 * Example: quanta 9200, 9200, 8800 → ranks 1, 1, 3; the third is last.
 */
export function rank({ ranked, score, groups, classes, minGroup = 1 }: RankInput): Ranks {
  const isRanked = (i: number): boolean => ranked[i] === 1 && Number.isFinite(score[i]);
  const byGroup = numbered(score.length, (i) => (isRanked(i) ? (groups[i] ?? '') : undefined));
  const byClass = numbered(score.length, (i) => (isRanked(i) && classes[i] ? `${byGroup.of[i]} ${classes[i]}` : undefined));
  const ranks = rankTotals(score, byGroup);
  return { rank: ranks, classRank: rankTotals(score, byClass), lastPlace: lastPlaces(ranks, byGroup, minGroup) };
}

/** Groups by name as numbers, in the order in which they come; −1 for who has none. */
function numbered(size: number, nameOf: (i: number) => string | undefined): RankGroups {
  const numbers = new Map<string, number>();
  const of = new Int32Array(size).fill(-1);
  for (let i = 0; i < size; i += 1) {
    const name = nameOf(i);
    if (name === undefined) continue;
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    of[i] = known;
  }
  return { of, count: numbers.size };
}

/** 1 for those of the lowest rank of a group that is not too small and has more than one rank (RANK-4, RANK-5). */
function lastPlaces(ranks: Int32Array, { of, count }: RankGroups, minGroup: number): Uint8Array {
  const sizes = new Int32Array(count);
  const last = new Int32Array(count);
  ranks.forEach((own, i) => {
    const group = of[i] as number;
    if (group < 0) return;
    sizes[group] = (sizes[group] as number) + 1;
    last[group] = Math.max(last[group] as number, own);
  });
  return Uint8Array.from(ranks, (own, i) => {
    const group = of[i] as number;
    return group >= 0 && own === last[group] && own > 1 && (sizes[group] as number) >= minGroup ? 1 : 0;
  });
}
