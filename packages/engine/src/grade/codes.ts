import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be said of gates and grades. `missing` lists what was read and not there: `value('major_accidents'): overdue`. */
export const GRADE_CODES = {
  /** The condition of a gate cannot be decided for a unit: it has no effect on it (GATE-4). */
  GATE_UNDETERMINED: { severity: 'warning', args: ['gate', 'list', 'unit', 'missing'] },
  /** Whether a unit reached the target of a binding indicator cannot be decided: the top grade stays open (GATE-5). */
  GATE_BINDING_UNDETERMINED: { severity: 'warning', args: ['indicator', 'list', 'unit', 'missing'] },
  /** A list, class or group is too small for a grade to have a place (GRADE-9). `round` and `small` say what could help. */
  GRADE_QUOTA_NO_PLACE: { severity: 'warning', args: ['list', 'scope', 'grade', 'size', 'share', 'round', 'small'] },
} as const satisfies CodeCatalogue;

export const gradeIssue = issueMaker(GRADE_CODES);
