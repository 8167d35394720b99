import { type Issue, type Place, tidy } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { RowFault } from './decomposeRows.ts';

/** Where the cells of a table of goals stand: the column of a unit’s row; of the goal itself where there is no unit. */
export type CellPlace = (code: string | undefined, column: 'unit' | 'target' | 'base' | 'potential' | 'step') => Place;

/**
 * A fault of a decomposition as an issue at its cell; at the row above, or in the scheme, where it is that of the family.
 *
 * Rule: GOAL-2, GOAL-3. Errors: GOAL_STEP, GOAL_POTENTIAL_DIRECTION, GOAL_POTENTIAL_BELOW_ZERO, GOAL_BASE, GOAL_POTENTIAL, GOAL_TARGET_BLANK.
 */
export function faultIssue(
  { fault, family, members, under }: RowFault,
  nameOf: (code: string) => string,
  place: CellPlace,
  clause?: string,
): Issue {
  const { by, sum, target, step } = family;
  const parent = under === undefined ? '' : nameOf(under);
  switch (fault.about) {
    case 'step':
      return schemeIssue('GOAL_STEP', place(under, under === undefined ? 'step' : 'target'), { found: target, step, unit: parent }, clause);
    case 'direction':
      return schemeIssue('GOAL_POTENTIAL_DIRECTION', place(under, 'unit'), { found: target, unit: parent }, clause);
    case 'below_zero': {
      const { code = '', base = 0, potential = 0 } = members[fault.member] ?? {};
      const improvement = tidy(members.reduce((all, one) => all + (one.base ?? 0), 0) - target);
      const args = { unit: nameOf(code), base, found: potential, improvement };
      return schemeIssue('GOAL_POTENTIAL_BELOW_ZERO', place(code, 'potential'), args, clause);
    }
    case 'bases':
    case 'potentials':
      return schemeIssue(
        fault.about === 'bases' ? 'GOAL_BASE' : 'GOAL_POTENTIAL',
        place(under, 'unit'),
        { unit: parent, by, sum, because: fault.because, found: 0 },
        clause,
      );
    case 'target': {
      const code = members[fault.member]?.code ?? '';
      return schemeIssue('GOAL_TARGET_BLANK', place(code, 'target'), { unit: nameOf(code) }, clause);
    }
    default: {
      const member = members[fault.member];
      const code = member?.code ?? '';
      return schemeIssue(
        fault.about === 'base' ? 'GOAL_BASE' : 'GOAL_POTENTIAL',
        place(code, fault.about),
        { unit: nameOf(code), by, sum, because: fault.because, found: member?.[fault.about] ?? '' },
        clause,
      );
    }
  }
}
