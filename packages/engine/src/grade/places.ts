import { bilingual, type Issue, type LocalizedText } from '@kedu/model';
import type { CompiledScheme, Grades } from '@kedu/scheme';
import type { ListResult } from '../result.ts';
import { gradeIssue } from './codes.ts';
import { quotaScopes, seats } from './quota.ts';

/**
 * Grades of which a list (or class, or group) is too small to have a place: nobody can reach them, whatever the scores.
 *
 * Shape: list and class are named by their titles, a group by what the register calls it; scopes in the order of their first member, grades
 * in their order; a share of 0 means what it says. Rule: GRADE-9 (docs/spec/rank-grade.md).
 * Errors: GRADE_QUOTA_NO_PLACE as a warning.
 * Example: excellent 20 % of 3 ranked units, rounded down → no place.
 */
export function placesMissing(
  grades: Grades | undefined,
  scheme: Pick<CompiledScheme, 'lists' | 'classes'>,
  { list, ranked, classes, groups }: Pick<ListResult, 'list' | 'ranked' | 'classes' | 'groups'>,
): readonly Issue[] {
  const quota = grades?.quota;
  if (!grades || !quota) return [];
  const positions = [...ranked.keys()].filter((k) => ranked[k] === 1);
  return quotaScopes(quota, positions, classes, groups).flatMap(({ members, pooled }) =>
    grades.order.slice(0, -1).flatMap(({ id, title }): Issue[] => {
      const share = quota.shares[id];
      if (share === undefined || share <= 0 || seats(share, members.length, quota.round) > 0) return [];
      const of = quota.of === 'class' ? classes : groups;
      const scope = quota.of === 'list' || pooled ? '' : (of[members[0] ?? 0] ?? '');
      const args = {
        ...bilingual('list', titleOf(scheme.lists, list)),
        ...bilingual('scope', quota.of === 'class' ? titleOf(scheme.classes, scope) : { 'zh-CN': scope }),
        ...bilingual('grade', title),
        size: members.length,
        share: `${Number((share * 100).toFixed(4))}%`,
        round: (['nearest', 'up'] as const).filter((round) => seats(share, members.length, round) > 0).join('|'),
        // What is said of small groups can only help where places are counted by class or group.
        small: quota.of === 'list' || pooled ? '' : 'small_groups',
      };
      return [gradeIssue('GRADE_QUOTA_NO_PLACE', grades.place, args, grades.clause)];
    }),
  );
}

function titleOf(of: readonly { readonly id: string; readonly title: LocalizedText }[], id: string): LocalizedText {
  return of.find((one) => one.id === id)?.title ?? { 'zh-CN': id };
}
