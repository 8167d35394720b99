import type { Locale } from '@kedu/model';
import { GATE_EFFECT_WORDS, GRADE_NOTE_WORDS } from './grades.ts';
import { ACCRUAL_WORDS, BETTER_WORDS, HORIZON_WORDS, INDICATOR_KIND_WORDS, NATURE_WORDS, PRIORITY_WORDS, STATISTIC_WORDS } from './indicators.ts';
import { DELIMITER_WORDS, ENCODING_WORDS, FILE_KIND_WORDS, NUMBER_FORM_WORDS, NUMBER_HINT_WORDS, PERIOD_HINT_WORDS } from './intake.ts';
import { LAG_BASIS_WORDS, LIGHT_STATE_WORDS, LIGHT_WORDS } from './lights.ts';
import { FORMULA_WORDS, METHOD_WORDS } from './methods.ts';
import { MISSING_WORDS } from './missing.ts';
import { ACTION_WORDS, WITHHELD_WORDS } from './proposals.ts';
import { AGGREGATE_WORDS, MISSING_RULE_WORDS, ROUNDING_WORDS } from './scoring.ts';
import type { WordTable } from './table.ts';

/** Tables of words by what they are about. */
export const TOPICS = {
  missing: MISSING_WORDS,
  missing_rule: MISSING_RULE_WORDS,
  light: LIGHT_WORDS,
  light_state: LIGHT_STATE_WORDS,
  lag_basis: LAG_BASIS_WORDS,
  grade_note: GRADE_NOTE_WORDS,
  gate_effect: GATE_EFFECT_WORDS,
  action: ACTION_WORDS,
  withheld: WITHHELD_WORDS,
  accrual: ACCRUAL_WORDS,
  nature: NATURE_WORDS,
  horizon: HORIZON_WORDS,
  priority: PRIORITY_WORDS,
  indicator_kind: INDICATOR_KIND_WORDS,
  statistic: STATISTIC_WORDS,
  better: BETTER_WORDS,
  method: METHOD_WORDS,
  formula: FORMULA_WORDS,
  aggregate: AGGREGATE_WORDS,
  rounding: ROUNDING_WORDS,
  number_hint: NUMBER_HINT_WORDS,
  number_form: NUMBER_FORM_WORDS,
  period_hint: PERIOD_HINT_WORDS,
  file_kind: FILE_KIND_WORDS,
  encoding: ENCODING_WORDS,
  delimiter: DELIMITER_WORDS,
} as const satisfies Readonly<Record<string, WordTable>>;

export type Topic = keyof typeof TOPICS;

/**
 * The words of a code: wordOf('missing', 'overdue', 'en') → "overdue: not reported". A code that the topic does not know (a colour that
 * the scheme invented) is returned as it is.
 */
export function wordOf(topic: Topic, code: string, locale: Locale): string {
  const table: WordTable = TOPICS[topic];
  return Object.hasOwn(table, code) ? (table[code]?.[locale] ?? code) : code;
}
