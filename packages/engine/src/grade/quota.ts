import { quantise } from '@kedu/model';
import type { Grades } from '@kedu/scheme';

export type Quota = NonNullable<Grades['quota']>;

/** Units among which the places of a grade are counted; positions in the list. */
export interface QuotaScope {
  readonly members: readonly number[];
  /** Several small groups joined. */
  readonly pooled: boolean;
}

/**
 * The scopes of a quota over the ranked positions of a list, in the order of their first member; small groups joined into
 * one, left alone or left out as the scheme says.
 *
 * Shape: every ranked position is in at most one scope. Rule: GRADE-4, GRADE-6 (docs/spec/rank-grade.md).
 * Errors: none.
 * Example: groups of 8, 3 and 2 with min_group 5 and pool → scopes of 8 and 5.
 */
export function quotaScopes(quota: Quota, ranked: readonly number[], classes: readonly string[], groups: readonly string[]): QuotaScope[] {
  const key = (k: number): string => (quota.of === 'list' ? '' : ((quota.of === 'class' ? classes[k] : groups[k]) ?? ''));
  const byKey = new Map<string, number[]>();
  for (const k of ranked) {
    const members = byKey.get(key(k));
    if (members) members.push(k);
    else byKey.set(key(k), [k]);
  }
  const all = [...byKey.values()];
  if (quota.smallGroups === 'alone') return all.map((members) => ({ members, pooled: false }));
  const large = all.filter((members) => members.length >= quota.minGroup).map((members) => ({ members, pooled: false }));
  if (quota.smallGroups === 'no_quota') return large;
  const small = all.filter((members) => members.length < quota.minGroup);
  return small.length === 0 ? large : [...large, { members: small.flat().sort((a, b) => a - b), pooled: small.length > 1 }];
}

/**
 * Places of a grade among `size` ranked units: share × size, rounded to a whole number; products that miss a whole number
 * by less than a millionth are taken as whole, so that 29 % of 100 is 29.
 *
 * Rule: GRADE-4 (docs/spec/rank-grade.md). Errors: none.
 * Example: seats(0.2, 14, 'down') → 2; 'nearest' → 3; 'up' → 3.
 */
export function seats(share: number, size: number, round: Quota['round']): number {
  const millionths = quantise(share * size, { places: 6, rule: 'half_even' });
  if (round === 'down') return Math.floor(millionths / 1e6);
  return round === 'up' ? Math.ceil(millionths / 1e6) : Math.floor((millionths + 500_000) / 1e6);
}

/** Who of the candidates takes one of the places, and who falls only because a tie lies across the line. */
export interface Seating {
  readonly placed: ReadonlySet<number>;
  readonly tied: ReadonlySet<number>;
}

/**
 * Fills places in order of score; a tie across the line is treated by the scheme's rule.
 *
 * Shape: candidates ascending by unit ID; score over the list. Rule: GRADE-5 (docs/spec/rank-grade.md). Errors: none.
 * Example: 2 places for 95, 90, 90: none_over → the first alone; all_in → all three; split_by_id → the first two.
 */
export function seat(candidates: readonly number[], score: Float64Array, places: number, ties: Quota['ties']): Seating {
  const at = (k: number): number => score[k] as number;
  const order = [...candidates].sort((a, b) => at(b) - at(a) || a - b);
  const first = order[places];
  const last = order[places - 1];
  if (first === undefined || last === undefined || at(first) !== at(last))
    return { placed: new Set(order.slice(0, places)), tied: new Set() };
  const line = at(last);
  const tie = order.filter((k) => at(k) === line);
  if (ties === 'all_in') return { placed: new Set(order.filter((k) => at(k) >= line)), tied: new Set() };
  const placed = new Set(ties === 'none_over' ? order.filter((k) => at(k) > line) : order.slice(0, places));
  return { placed, tied: new Set(tie.filter((k) => !placed.has(k))) };
}
