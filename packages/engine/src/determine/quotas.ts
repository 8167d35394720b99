import type { Grades } from '@kedu/scheme';
import { quotaScopes, seats } from '../grade/quota.ts';
import type { ListResult } from '../result.ts';
import type { DeterminedQuota } from './determined.ts';

/**
 * Places of the grades that determinations moved, against the quota; quotas are not taken again.
 *
 * Shape: grades in their order, scopes in that of their first member; only where the number changed. Rule: DETERMINE-6. Errors: none.
 * Example: 2 places of excellent, both taken, one unit raised → { places: 2, before: 2, after: 3 }.
 */
export function determinedQuotas(
  grades: Grades | undefined,
  before: ListResult,
  after: Pick<ListResult, 'grades'>,
): readonly DeterminedQuota[] {
  const quota = grades?.quota;
  if (!grades || !quota) return [];
  const ranked = [...before.ranked.keys()].filter((k) => before.ranked[k] === 1);
  return quotaScopes(quota, ranked, before.classes, before.groups).flatMap((scope) =>
    grades.order.flatMap(({ id }): DeterminedQuota[] => {
      const share = quota.shares[id];
      const count = (given: readonly string[]): number => scope.members.filter((k) => given[k] === id).length;
      const [had, has] = [count(before.grades), count(after.grades)];
      if (share === undefined || had === has) return [];
      const of = quota.of === 'class' ? before.classes : before.groups;
      const first = quota.of === 'list' || scope.pooled ? '' : (of[scope.members[0] ?? 0] ?? '');
      const places = seats(share, scope.members.length, quota.round);
      return [{ list: before.list, grade: id, scope: first, places, before: had, after: has }];
    }),
  );
}
