import { bilingual, type Column, type Issue, tidy } from '@kedu/model';
import { proposeIssue } from './codes.ts';
import { type RuleFor, undetermined } from './rule.ts';

/** Who stands in front of a list (or group), and the ground to say of each. */
export interface Front {
  readonly issues: readonly Issue[];
  /** Whether the member at a position is among the first. */
  holds(k: number): boolean;
  /** `score('track_industry'): 88.5; rank 2 <= 3`. */
  ground(k: number): string;
}

/**
 * The first `top` of a list (or group): by rank, or by an expression among those who are ranked, higher first; ties at the last place are all in.
 *
 * Missing: a ranked unit of which the expression cannot be decided stands behind, and is reported.
 * Rule: PROPOSE-10, PROPOSE-19 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_LIST_TOO_SMALL.
 * Example: top 2 by 90, 80, 80 → all three.
 */
export function frontOf(run: RuleFor<'admonishing_talk'> | RuleFor<'refer'> | RuleFor<'reward'>): Front | undefined {
  const { act, list, scope, rule } = run;
  if (!('top' in act) || act.top === undefined) return undefined;
  const { top, by } = act;
  const issues: Issue[] = smallGroups(run, top);
  const place = by ? placesBy(run, by.evaluate(scope)) : list.rank;
  list.members.forEach((unit, k) => {
    if (by && list.ranked[k] === 1 && place[k] === 0) issues.push(undetermined({ ...run, rule }, by, scope, unit));
  });
  return {
    issues,
    holds: (k) => (place[k] as number) > 0 && (place[k] as number) <= top,
    ground: (k) => {
      const figure = by ? `${by.source}: ${by.arithmetic(scope, list.members[k] as number)}; ` : '';
      return `${figure}rank ${place[k]} <= ${top}`;
    },
  };
}

/** Place of every ranked member in its group by a column, 1 first; 0 where there is none. */
function placesBy({ list }: RuleFor<'refer'> | RuleFor<'admonishing_talk'> | RuleFor<'reward'>, column: Column): Int32Array {
  const value = Array.from(list.members, (unit, k) =>
    list.ranked[k] === 1 && column.missing[unit] === 0 ? tidy(column.values[unit] as number) : Number.NaN,
  );
  return Int32Array.from(value, (own, k) =>
    Number.isNaN(own) ? 0 : 1 + value.filter((other, j) => list.groups[j] === list.groups[k] && other > own).length,
  );
}

/** Groups with fewer ranked units than are to be in front. */
function smallGroups({ ctx, rule, list }: RuleFor<'refer'> | RuleFor<'admonishing_talk'> | RuleFor<'reward'>, top: number): Issue[] {
  const sizes = new Map<string, number>();
  list.members.forEach((_, k) => {
    if (list.ranked[k] === 1) sizes.set(list.groups[k] ?? '', (sizes.get(list.groups[k] ?? '') ?? 0) + 1);
  });
  return [...sizes].flatMap(([group, found]) => {
    if (found >= top) return [];
    const args = { ...bilingual('rule', rule.title), list: list.list, group, found, top };
    return [proposeIssue('PROPOSE_LIST_TOO_SMALL', { ...rule.place, period: ctx.input.period.id }, args, rule.clause)];
  });
}
