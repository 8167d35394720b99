import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Codes of the step `check`. Wording: messages; page: docs/errors.md. */
export const VALUE_CODES = {
  /** CHECK-2: a reported value outside the indicator's range. `expected` is written `0…100`, `≥ 0` or `≤ 100`. */
  CHECK_OUT_OF_RANGE: { severity: 'error', args: ['found', 'expected', 'measure'] },
  /** CHECK-2: how many more values of the same indicator and period lie outside. */
  CHECK_OUT_OF_RANGE_MORE: { severity: 'error', args: ['more', 'expected', 'measure'] },
  /** CHECK-5: a value for a period in which the unit did not exist. */
  CHECK_UNIT_NOT_IN_EXISTENCE: { severity: 'error', args: ['found'] },
  /** CHECK-6: data for a unit that the register does not know. */
  CHECK_UNIT_UNKNOWN: { severity: 'error', args: ['found'] },
  /** CHECK-7: data for an indicator that the scheme does not know; they are not used. */
  CHECK_INDICATOR_UNKNOWN: { severity: 'warning', args: ['found'] },
  /** CHECK-8: data for an indicator that is computed from others. */
  CHECK_DERIVED_REPORTED: { severity: 'error', args: ['formula'] },
  /** RATERS-6: data for an indicator whose value comes from marks. */
  CHECK_RATED_REPORTED: { severity: 'error', args: ['title'] },
  /** SURVEY-6: data for an indicator whose value comes from answers of the public. */
  SURVEY_REPORTED: { severity: 'error', args: ['title'] },
  /** SURVEY-2: an open vote whose legal review is dated after the as-of day has no value yet. */
  SURVEY_REVIEW_LATE: { severity: 'error', args: ['title', 'document', 'found', 'as_of'] },
  /** CHECK-9: due on the as-of day, and nothing was reported by anybody. */
  CHECK_INDICATOR_WITHOUT_DATA: { severity: 'warning', args: ['title', 'due'] },
  /** CHECK-11: a formula that a list scores or gates on has no result. `units` names the first, `sum` is that of the first. */
  CHECK_FORMULA_NO_RESULT: { severity: 'warning', args: ['title', 'reason', 'count', 'units', 'formula', 'sum'] },
  /** FROM-1, FROM-2: data for an indicator that comes from the units below or from another scheme. */
  FROM_REPORTED: { severity: 'error', args: ['title', 'from'] },
  /** FROM-1: so many of the units below have no value that there is none. `units` names the first of the units above, `gaps` the first of those below. */
  FROM_CHILDREN_GAPS: { severity: 'warning', args: ['title', 'count', 'units', 'child', 'gaps', 'missing', 'of', 'share'] },
  /** FROM-5: two units that share a value reported different ones. */
  FROM_SHARED_CONTRADICTION: { severity: 'error', args: ['title', 'group', 'found', 'unit', 'first', 'first_unit', 'first_cell'] },
} as const satisfies CodeCatalogue;

export type ValueCode = keyof typeof VALUE_CODES;

export const valueIssue = issueMaker<ValueCode>(VALUE_CODES);
