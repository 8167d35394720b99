import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be said of consequence rules. `rule` is the title of the rule, `unit` a name, amounts are yuan with two decimals. */
export const PROPOSE_CODES = {
  /** A condition or a figure cannot be decided for a unit: nothing is proposed for it (PROPOSE-2). */
  PROPOSE_UNDETERMINED: { severity: 'warning', args: ['rule', 'list', 'unit', 'missing'] },
  /** Neither the rule nor the scheme says who decides: nothing is proposed (PROPOSE-1). */
  PROPOSE_NO_DECIDER: { severity: 'error', args: ['rule'] },
  /** The money table has no row for this unit (and field): the proposal is made without an amount, or not at all (PROPOSE-5, PROPOSE-8). */
  PROPOSE_AMOUNT_MISSING: { severity: 'warning', args: ['rule', 'unit', 'field'] },
  /** A money table or a decision names a code that is no unit of the lists of the rule. */
  PROPOSE_UNIT_UNKNOWN: { severity: 'warning', args: ['rule', 'code'] },
  /** A money table names a field that no list of the rule has (PROPOSE-4). */
  PROPOSE_FIELD_UNKNOWN: { severity: 'warning', args: ['rule', 'field', 'known'] },
  /** A rate outside 0–1 (PROPOSE-5). */
  PROPOSE_RATE_INVALID: { severity: 'error', args: ['rule', 'unit', 'found'] },
  /** The share of money that is granted lies outside 0–1 (PROPOSE-17). */
  PROPOSE_SHARE_INVALID: { severity: 'error', args: ['rule', 'unit', 'found'] },
  /** The protected list asks for more than there is: nothing can be cut, and the list is not covered (PROPOSE-6). */
  PROPOSE_PROTECTED_EXCEEDS: { severity: 'warning', args: ['rule', 'unit', 'protected', 'available'] },
  /** A weight of an allocation is negative: nothing is allocated (PROPOSE-7). */
  PROPOSE_WEIGHT_INVALID: { severity: 'error', args: ['rule', 'unit', 'found'] },
  /** The total of an allocation is missing, negative or not the same for all units: nothing is allocated (PROPOSE-7). */
  PROPOSE_TOTAL_INVALID: { severity: 'error', args: ['rule', 'list', 'found'] },
  /** Nobody fulfils the condition for receiving: nothing is allocated, and nothing is taken (PROPOSE-7, PROPOSE-8). */
  PROPOSE_NO_RECEIVER: { severity: 'notice', args: ['rule', 'list'] },
  /** A decision without number, body, person, day or role: not counted (PROPOSE-9). */
  PROPOSE_DECISION_INCOMPLETE: { severity: 'error', args: ['rule', 'decision', 'missing'] },
  /** A decision that takes effect after the days that count: not counted in this run (PROPOSE-9). */
  PROPOSE_DECISION_NOT_COUNTED: { severity: 'notice', args: ['rule', 'decision', 'effective', 'from', 'until'] },
  /** The rule states no rate for the role in a decision (PROPOSE-9). */
  PROPOSE_ROLE_WITHOUT_RATE: { severity: 'error', args: ['rule', 'decision', 'role', 'known'] },
  /** The list (or group) has fewer ranked units than `top`: all of them are in front (PROPOSE-19). */
  PROPOSE_LIST_TOO_SMALL: { severity: 'warning', args: ['rule', 'list', 'group', 'found', 'top'] },
  /** The rule states no coefficient for the grade of a unit: nothing is paid (PROPOSE-13). */
  PROPOSE_GRADE_WITHOUT_COEFFICIENT: { severity: 'warning', args: ['rule', 'unit', 'grade', 'known'] },
  /** The table of staff has no row for this unit: nothing is proposed (PROPOSE-18). */
  PROPOSE_STAFF_ROW_MISSING: { severity: 'warning', args: ['rule', 'unit'] },
} as const satisfies CodeCatalogue;

export const proposeIssue = issueMaker(PROPOSE_CODES);
