import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be said of data while they are scored. `part` is the path in the tree of the list. */
export const ENGINE_CODES = {
  /** A value is missing and the scheme refuses to score without it (IMPUTE-REFUSE). */
  SCORE_MISSING_REFUSED: { severity: 'error', args: ['list', 'part', 'unit', 'reason'] },
  /** Values are overdue; what the missing rule does about them changes scores (IMPUTE-7). `units` names the first, `more` counts the rest. */
  SCORE_OVERDUE: { severity: 'warning', args: ['list', 'part', 'title', 'count', 'of', 'units', 'more', 'rule'] },
  /** Of an indicator that raters mark, no group counts for these units. */
  SCORE_UNRATED: { severity: 'warning', args: ['list', 'part', 'title', 'count', 'of', 'units', 'more', 'rule'] },
  /** Of an indicator about which the public is asked, too few of these units answered, or nobody was asked. */
  SCORE_UNSURVEYED: { severity: 'warning', args: ['list', 'part', 'title', 'count', 'of', 'units', 'more', 'rule'] },
  /** How many more parts of the list have overdue values, and how many values (IMPUTE-7). */
  SCORE_OVERDUE_MORE: { severity: 'warning', args: ['list', 'parts', 'count'] },
  /** The formula of a method has no result for some units; the missing rule acts (METHOD-3). */
  SCORE_NO_RESULT: { severity: 'warning', args: ['list', 'part', 'method', 'reason', 'count', 'unit'] },
  /** All peers have the same value, so that the method cannot tell them apart (METHOD-6). */
  SCORE_REFERENCE_DEGENERATE: { severity: 'warning', args: ['list', 'part', 'method', 'group', 'count', 'value'] },
  /** A value lies outside the frozen reference points and is clipped (CALIBRATE-4). */
  SCORE_OUTSIDE_FROZEN: { severity: 'notice', args: ['list', 'part', 'unit', 'value', 'min', 'max'] },
  /** A bonus or deduction names a unit that the register does not know on the last day of the period (AGG-7). */
  SCORE_EVENT_UNIT_UNKNOWN: { severity: 'warning', args: ['list', 'part', 'unit', 'item'] },
  /** A bonus or deduction lies outside the period in which it could count (BONUS-3). */
  BONUS_OUTSIDE_PERIOD: { severity: 'warning', args: ['list', 'part', 'unit', 'item', 'date', 'from', 'until'] },
  /** A bonus that was applied for is not recognised by the as-of day (BONUS-2). */
  BONUS_NOT_RECOGNISED: { severity: 'notice', args: ['list', 'part', 'unit', 'item', 'step', 'as_of'] },
} as const satisfies CodeCatalogue;

export type EngineCode = keyof typeof ENGINE_CODES;

export const engineIssue = issueMaker(ENGINE_CODES);
