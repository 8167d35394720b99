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
  const byGroup = gathered(score.length, isRanked, (i) => groups[i] ?? '');
  const result: Ranks = {
    rank: new Int32Array(score.length),
    classRank: new Int32Array(score.length),
    lastPlace: new Uint8Array(score.length),
  };
  for (const members of byGroup) {
    number(members, score, result.rank);
    markLast(members, result.rank, minGroup, result.lastPlace);
    const ofClass = gathered(
      members.length,
      (k) => (classes[members[k] as number] ?? '') !== '',
      (k) => classes[members[k] as number] as string,
    );
    for (const peers of ofClass)
      number(
        peers.map((k) => members[k] as number),
        score,
        result.classRank,
      );
  }
  return result;
}

function gathered(size: number, counts: (i: number) => boolean, key: (i: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < size; i += 1) {
    if (!counts(i)) continue;
    const name = key(i);
    const members = groups.get(name);
    if (members) members.push(i);
    else groups.set(name, [i]);
  }
  return [...groups.values()];
}

function number(members: readonly number[], score: Float64Array, into: Int32Array): void {
  const order = [...members].sort((a, b) => (score[b] as number) - (score[a] as number));
  order.forEach((member, place) => {
    const before = order[place - 1];
    into[member] = before !== undefined && score[before] === score[member] ? (into[before] as number) : place + 1;
  });
}

function markLast(members: readonly number[], ranks: Int32Array, minGroup: number, into: Uint8Array): void {
  const last = members.reduce((worst, member) => Math.max(worst, ranks[member] as number), 0);
  if (members.length < minGroup || last <= 1) return;
  for (const member of members) if (ranks[member] === last) into[member] = 1;
}
