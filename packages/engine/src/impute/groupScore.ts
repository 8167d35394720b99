import type { Column } from '@kedu/model';

/** What a group offers for the gaps of its members: the mean or median of how many scores. */
export interface GroupScore {
  readonly score: number;
  readonly count: number;
  /** The units that gave their scores, ascending; one array for all gaps of the group. */
  readonly units: readonly number[];
  /** An earlier run froze it; its givers are not known (CALIBRATE-4). */
  readonly frozen?: true;
}

/**
 * Mean or median of the scores in each group, over members that have one of their own and fulfil `over`.
 *
 * Shape: members — indices of units, ascending, which is the order of summation; groups — one name per member; over — a bool
 * column, absent for all. A group without such a member is not in the result. Rule: IMPUTE-MEAN, IMPUTE-MEDIAN.
 * Example: scores 60, 80, missing in one group → mean 70 of 2.
 */
export function groupScores(
  rule: 'mean_of' | 'median_of',
  members: Int32Array,
  groups: readonly string[],
  score: Column,
  over?: Column | undefined,
): ReadonlyMap<string, GroupScore> {
  const gathered = new Map<string, { scores: number[]; units: number[] }>();
  members.forEach((unit, k) => {
    if (score.missing[unit] !== 0 || (over && !(over.missing[unit] === 0 && over.values[unit] === 1))) return;
    const group = groups[k] as string;
    const own = gathered.get(group) ?? { scores: [], units: [] };
    gathered.set(group, own);
    own.scores.push(score.values[unit] as number);
    own.units.push(unit);
  });
  const middle = rule === 'mean_of' ? mean : median;
  return new Map([...gathered].map(([group, { scores, units }]) => [group, { score: middle(scores), count: units.length, units }]));
}

function mean(scores: readonly number[]): number {
  let sum = 0;
  for (const score of scores) sum += score;
  return sum / scores.length;
}

/** The middle score, or half-way between the two in the middle. */
function median(scores: readonly number[]): number {
  const sorted = Float64Array.from(scores).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
