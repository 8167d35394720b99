/** A unit of a list, by what is published of it. */
export interface PublishedTotal {
  /** Final score as a decimal; '' for none. */
  readonly score: string;
  /** Ranked apart; '' for one group. */
  readonly group: string;
  readonly isRanked: boolean;
}

/**
 * Ranks of the units of one list out of their published totals: 1 is first, ties share the better rank, 0 is none.
 *
 * Shape: array over `totals`. Rule: LABEL-1, RANK-1. Errors: none. Example: 92.00, 92.00, 88.00 → 1, 1, 3.
 */
export function ranksFromTotals(totals: readonly PublishedTotal[]): readonly number[] {
  const scores = totals.map(({ score, isRanked }) => (isRanked && score !== '' ? Number(score) : Number.NaN));
  const groups = new Map<string, Float64Array>();
  for (const name of new Set(totals.map(({ group }) => group)))
    groups.set(name, Float64Array.from(scores.filter((score, i) => totals[i]?.group === name && !Number.isNaN(score))).sort());
  return totals.map(({ group }, i) => {
    const own = scores[i] as number;
    if (Number.isNaN(own)) return 0;
    const all = groups.get(group) as Float64Array;
    return all.length - lastAtMost(all, own);
  });
}

/** One less than the number of scores, ascending, that are above: position of the last that is not. */
function lastAtMost(ascending: Float64Array, score: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= score) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
