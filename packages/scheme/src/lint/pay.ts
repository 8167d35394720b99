import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Consequence, Grades } from '../compiled.ts';
import type { Draft } from './draft.ts';

/**
 * Coefficients of pay fit the grades of the lists that they pay: every grade has one, and none is above that of a better grade.
 *
 * Rule: PROPOSE-13, PROPOSE-20. Errors: SCHEME_COEFFICIENT_RISES; SCHEME_GRADE_WITHOUT_COEFFICIENT as a warning.
 */
export function checkPay({ scheme, link }: Draft): Issue[] {
  return scheme.consequences.flatMap((rule) =>
    scheme.grades
      .filter((grades) => concerns(rule, grades))
      .flatMap((grades) => (rule.propose.action === 'pay' ? faults(rule, rule.propose.coefficient, grades, link) : [])),
  );
}

/** Whether some list of the rule has these grades; either without lists is for all. */
function concerns(rule: Consequence, grades: Grades): boolean {
  return rule.lists === undefined || grades.lists === undefined || rule.lists.some((list) => grades.lists?.includes(list));
}

function faults(rule: Consequence, coefficient: Readonly<Record<string, number>>, { order }: Grades, link: Draft['link']): Issue[] {
  const path = ['consequences', rule.id, 'propose', 'pay', 'coefficient'];
  const without = order.map(({ id }) => id).filter((id) => !Object.hasOwn(coefficient, id));
  const given = order.map(({ id }) => id).filter((id) => Object.hasOwn(coefficient, id));
  const rises = given.flatMap((grade, i) => {
    const better = given[i - 1];
    if (better === undefined || (coefficient[grade] as number) <= (coefficient[better] as number)) return [];
    const args = { rule: rule.title['zh-CN'], grade, found: coefficient[grade] as number, better, expected: coefficient[better] as number };
    return [schemeIssue('SCHEME_COEFFICIENT_RISES', link.place([...path, grade]), args, rule.clause)];
  });
  if (without.length === 0) return rises;
  const args = { rule: rule.title['zh-CN'], grades: without.join(', ') };
  return [...rises, schemeIssue('SCHEME_GRADE_WITHOUT_COEFFICIENT', link.place(path, 'key'), args, rule.clause)];
}
