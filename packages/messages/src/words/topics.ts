import { BUNDLE_FAULT_WORDS, PUBLISHED_KIND_WORDS, SALT_FAULT_WORDS } from './bundle.ts';
import type { Locale } from '@kedu/model';
import { FILE_REASON_WORDS } from './files.ts';
import {
  EITHER_WORDS,
  EVERY_WORDS,
  FORM_WORDS,
  LAG_BECAUSE_WORDS,
  METHOD_DEMAND_WORDS,
  NAME_KIND_WORDS,
  QUOTE_FAULT_WORDS,
  REFERENCE_WORDS,
  WEIGHTS_WORDS,
  YAML_WORDS,
} from './forms.ts';
import { CELL_REMEDY_WORDS, CELL_WHY_WORDS } from './cells.ts';
import { CHANGE_HOW_WORDS, CHANGE_KIND_WORDS } from './changes.ts';
import { CHILDREN_BY_WORDS, REACHES_WORDS, VALUE_FROM_WORDS } from './elsewhere.ts';
import { EXPORT_ELSEWHERE_WORDS, EXPORT_FORM_WORDS } from './exports.ts';
import { EXPRESSION_LIMIT_WORDS, EXPRESSION_TYPE_WORDS, OUTSIDE_PROFILE_WORDS, SYNTAX_WORDS } from './expressions.ts';
import { GOAL_BECAUSE_WORDS, GOAL_METHOD_WORDS, GOAL_SUM_WORDS, RECOGNITION_SIDE_WORDS } from './goals.ts';
import { GATE_EFFECT_WORDS, GRADE_NOTE_WORDS, NOT_RANKED_WORDS } from './grades.ts';
import {
  GUESS_COLUMN_WORDS,
  GUESS_FROM_WORDS,
  GUESS_MATCH_WORDS,
  GUESS_SHEET_WORDS,
  GUESS_SKIP_WORDS,
  GUESS_SUBJECT_WORDS,
} from './guess.ts';
import {
  ACCRUAL_WORDS,
  BETTER_WORDS,
  HORIZON_WORDS,
  INDICATOR_KIND_WORDS,
  NATURE_WORDS,
  PRIORITY_WORDS,
  STATISTIC_WORDS,
} from './indicators.ts';
import {
  ANCHOR_ASKED_WORDS,
  ANCHOR_CERTIFICATE_WORDS,
  ANCHOR_CHAIN_WORDS,
  ANCHOR_FILE_WORDS,
  ANCHOR_LOG_WORDS,
  ANCHOR_TIMESTAMP_WORDS,
  ANCHOR_TRUST_WORDS,
} from './anchors.ts';
import { LOG_FAULT_WORDS, LOG_FOLDER_WORDS, LOG_KEY_WORDS, POLICY_FAULT_WORDS, WITNESS_ASKED_WORDS } from './ledger.ts';
import { LIGHT_NOT_PLANNED_WORDS, NOT_PLANNED_WORDS } from './kernel.ts';
import {
  DELIMITER_WORDS,
  ENCODING_WORDS,
  FILE_KIND_WORDS,
  MAPPING_PART_WORDS,
  NUMBER_FORM_WORDS,
  NUMBER_HINT_WORDS,
  PERIOD_HINT_WORDS,
} from './intake.ts';
import { DETERMINATION_COLUMN_WORDS, DETERMINED_NONE_WORDS, EVENT_COLUMN_WORDS, EVENT_STEP_WORDS, QUOTA_ROUND_WORDS } from './judgement.ts';
import { LAG_BASIS_WORDS, LIGHT_STATE_WORDS, LIGHT_WORDS } from './lights.ts';
import { FORMULA_WORDS, METHOD_WORDS } from './methods.ts';
import { MISSING_WORDS } from './missing.ts';
import { ACTION_WORDS, EVENT_NOTE_WORDS, ITEM_NOTE_WORDS, WITHHELD_WORDS } from './proposals.ts';
import { AGGREGATE_WORDS, MISSING_RULE_WORDS, ROUNDING_WORDS } from './scoring.ts';
import { HEAD_PART_WORDS, KERNEL_REASON_WORDS, NOT_SEALED_WORDS, SEALABLE_WORDS, WHICH_LIST_WORDS } from './sealed.ts';
import { SHARES_OF_WORDS } from './sharesOf.ts';
import { SURVEY_METHOD_WORDS, SURVEY_MODE_WORDS, SURVEY_SAMPLE_WORDS } from './surveys.ts';
import type { WordTable } from './table.ts';
import {
  BUNDLE_BOUND_WORDS,
  BUNDLE_FIELD_WORDS,
  BUNDLE_NAME_WORDS,
  BUNDLE_UNREADABLE_WORDS,
  COMMITMENT_FAULT_WORDS,
  ENTRY_KIND_WORDS,
  ENTRY_TIME_WORDS,
  FIGURE_LABEL_WORDS,
  LOG_PART_WORDS,
  NOT_COMPUTED_WORDS,
  PROOF_FAULT_WORDS,
  ROW_FAULT_WORDS,
  RUN_HASH_WORDS,
  SEEN_FAULT_WORDS,
  STATEMENT_FAULT_WORDS,
  WITHDRAWAL_REASON_WORDS,
} from './verify.ts';
import { CRITERION_GAP_WORDS, WORKBOOK_WEIGHT_WORDS } from './workbook.ts';

/** Tables of words by what they are about. */
export const TOPICS = {
  change_kind: CHANGE_KIND_WORDS,
  change_how: CHANGE_HOW_WORDS,
  criterion_gap: CRITERION_GAP_WORDS,
  children_by: CHILDREN_BY_WORDS,
  value_from: VALUE_FROM_WORDS,
  reaches: REACHES_WORDS,
  workbook_weights: WORKBOOK_WEIGHT_WORDS,
  survey_sample: SURVEY_SAMPLE_WORDS,
  survey_mode: SURVEY_MODE_WORDS,
  survey_method: SURVEY_METHOD_WORDS,
  missing: MISSING_WORDS,
  missing_rule: MISSING_RULE_WORDS,
  light_not_planned: LIGHT_NOT_PLANNED_WORDS,
  not_planned: NOT_PLANNED_WORDS,
  not_sealed: NOT_SEALED_WORDS,
  sealable: SEALABLE_WORDS,
  which_list: WHICH_LIST_WORDS,
  kernel: KERNEL_REASON_WORDS,
  head_part: HEAD_PART_WORDS,
  anchor_file: ANCHOR_FILE_WORDS,
  anchor_timestamp: ANCHOR_TIMESTAMP_WORDS,
  anchor_certificate: ANCHOR_CERTIFICATE_WORDS,
  anchor_chain: ANCHOR_CHAIN_WORDS,
  anchor_asked: ANCHOR_ASKED_WORDS,
  anchor_log: ANCHOR_LOG_WORDS,
  anchor_trust: ANCHOR_TRUST_WORDS,
  log_fault: LOG_FAULT_WORDS,
  bundle_fault: BUNDLE_FAULT_WORDS,
  salt_fault: SALT_FAULT_WORDS,
  published_kind: PUBLISHED_KIND_WORDS,
  log_folder: LOG_FOLDER_WORDS,
  log_key: LOG_KEY_WORDS,
  witness_asked: WITNESS_ASKED_WORDS,
  policy_fault: POLICY_FAULT_WORDS,
  bundle_unreadable: BUNDLE_UNREADABLE_WORDS,
  bundle_bound: BUNDLE_BOUND_WORDS,
  bundle_name: BUNDLE_NAME_WORDS,
  bundle_field: BUNDLE_FIELD_WORDS,
  log_part: LOG_PART_WORDS,
  entry_kind: ENTRY_KIND_WORDS,
  proof_fault: PROOF_FAULT_WORDS,
  entry_time: ENTRY_TIME_WORDS,
  seen_fault: SEEN_FAULT_WORDS,
  run_hash: RUN_HASH_WORDS,
  row_fault: ROW_FAULT_WORDS,
  not_computed: NOT_COMPUTED_WORDS,
  figure_label: FIGURE_LABEL_WORDS,
  commitment_fault: COMMITMENT_FAULT_WORDS,
  statement_fault: STATEMENT_FAULT_WORDS,
  withdrawal_reason: WITHDRAWAL_REASON_WORDS,
  light: LIGHT_WORDS,
  light_state: LIGHT_STATE_WORDS,
  lag_basis: LAG_BASIS_WORDS,
  grade_note: GRADE_NOTE_WORDS,
  gate_effect: GATE_EFFECT_WORDS,
  not_ranked: NOT_RANKED_WORDS,
  action: ACTION_WORDS,
  withheld: WITHHELD_WORDS,
  event_note: EVENT_NOTE_WORDS,
  event_column: EVENT_COLUMN_WORDS,
  event_step: EVENT_STEP_WORDS,
  determination_column: DETERMINATION_COLUMN_WORDS,
  item_note: ITEM_NOTE_WORDS,
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
  mapping_part: MAPPING_PART_WORDS,
  file_kind: FILE_KIND_WORDS,
  encoding: ENCODING_WORDS,
  delimiter: DELIMITER_WORDS,
  file_reason: FILE_REASON_WORDS,
  form: FORM_WORDS,
  name_kind: NAME_KIND_WORDS,
  yaml: YAML_WORDS,
  quote_fault: QUOTE_FAULT_WORDS,
  weights: WEIGHTS_WORDS,
  either: EITHER_WORDS,
  reference: REFERENCE_WORDS,
  every: EVERY_WORDS,
  lag_because: LAG_BECAUSE_WORDS,
  method_demand: METHOD_DEMAND_WORDS,
  syntax: SYNTAX_WORDS,
  outside_profile: OUTSIDE_PROFILE_WORDS,
  expression_limit: EXPRESSION_LIMIT_WORDS,
  expression_type: EXPRESSION_TYPE_WORDS,
  export_elsewhere: EXPORT_ELSEWHERE_WORDS,
  export_form: EXPORT_FORM_WORDS,
  guess_sheet: GUESS_SHEET_WORDS,
  guess_skip: GUESS_SKIP_WORDS,
  guess_column: GUESS_COLUMN_WORDS,
  guess_from: GUESS_FROM_WORDS,
  guess_subject: GUESS_SUBJECT_WORDS,
  guess_match: GUESS_MATCH_WORDS,
  shares_of: SHARES_OF_WORDS,
  goal_method: GOAL_METHOD_WORDS,
  goal_sum: GOAL_SUM_WORDS,
  goal_because: GOAL_BECAUSE_WORDS,
  recognition_side: RECOGNITION_SIDE_WORDS,
  determined_none: DETERMINED_NONE_WORDS,
  quota_round: QUOTA_ROUND_WORDS,
  cell_why: CELL_WHY_WORDS,
  cell_remedy: CELL_REMEDY_WORDS,
} as const satisfies Readonly<Record<string, WordTable>>;

export type Topic = keyof typeof TOPICS;

/**
 * The words of a code: wordOf('missing', 'overdue', 'en') → "overdue: not reported". Alternatives joined by `|`
 * and blends joined by `+` are worded one by one. A code
 * that the topic does not know (a colour that the scheme invented) is returned as it is.
 */
export function wordOf(topic: Topic, code: string, locale: Locale): string {
  const table: WordTable = TOPICS[topic];
  if (Object.hasOwn(table, code)) return table[code]?.[locale] ?? code;
  const [sign, joint] = code.includes('+') ? ['+', { 'zh-CN': '与', en: ' and ' }] : ['|', { 'zh-CN': '，或', en: ', or ' }];
  const parts = code.split(sign as string);
  if (parts.length < 2 || !parts.every((part) => Object.hasOwn(table, part))) return code;
  return parts.map((part) => table[part]?.[locale] ?? part).join((joint as Record<Locale, string>)[locale]);
}
