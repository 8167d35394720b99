import { type CodeCatalogue, issueMaker } from '@kedu/model';
import { EXPRESSION_CODES } from './expression/codes.ts';

/** Codes of the scheme language, those of expressions apart, with the arguments that each issue carries. Wording: messages; pages: docs/errors.md. */
export const LANGUAGE_CODES = {
  // Reading files
  SCHEME_FILE_MISSING: { severity: 'error', args: ['file', 'nearest'] },
  SCHEME_EMPTY_FILE: { severity: 'error', args: [] },
  SCHEME_YAML: { severity: 'error', args: ['problem', 'line'] },
  SCHEME_FULL_WIDTH: { severity: 'error', args: ['found', 'expected', 'line'] },
  SCHEME_DUPLICATE_KEY: { severity: 'error', args: ['key'] },
  SCHEME_NOT_A_MAPPING: { severity: 'error', args: ['found'] },
  // Shape
  SCHEME_UNKNOWN_FIELD: { severity: 'error', args: ['field', 'nearest', 'allowed', 'within'] },
  SCHEME_PART_OUTSIDE_PARTS: { severity: 'error', args: ['part', 'within'] },
  SCHEME_MISSING_FIELD: { severity: 'error', args: ['field', 'within'] },
  SCHEME_WRONG_TYPE: { severity: 'error', args: ['found', 'found_kind', 'expected'] },
  SCHEME_NOT_ALLOWED: { severity: 'error', args: ['found', 'allowed', 'nearest'] },
  SCHEME_BAD_FORMAT: { severity: 'error', args: ['found', 'expected'] },
  SCHEME_IDENTIFIER: { severity: 'error', args: ['found', 'suggestion'] },
  SCHEME_OUT_OF_BOUNDS: { severity: 'error', args: ['found', 'expected', 'of'] },
  SCHEME_READ_AS: { severity: 'notice', args: ['found', 'read'] },
  SCHEME_ONE_OF: { severity: 'error', args: ['found', 'allowed', 'within'] },
  // Tables of rules
  SCHEME_TABLE_QUOTE: { severity: 'error', args: ['fault'] },
  SCHEME_TABLE_COLUMN_UNKNOWN: { severity: 'error', args: ['column', 'nearest', 'allowed'] },
  SCHEME_TABLE_COLUMN_MISSING: { severity: 'error', args: ['column', 'allowed'] },
  SCHEME_TABLE_COLUMN_TWICE: { severity: 'error', args: ['column'] },
  SCHEME_TABLE_ROW: { severity: 'error', args: ['found', 'expected'] },
  SCHEME_TABLE_CELL: { severity: 'error', args: ['column', 'found', 'expected'] },
  SCHEME_TABLE_BLANK: { severity: 'error', args: ['column', 'expected'] },
  SCHEME_TABLE_EITHER: { severity: 'error', args: ['columns', 'found'] },
  SCHEME_TABLE_ROW_TWICE: { severity: 'warning', args: ['what', 'first_line'] },
  // Names
  SCHEME_UNKNOWN_NAME: { severity: 'error', args: ['kind', 'name', 'nearest', 'known'] },
  SCHEME_NAME_TWICE: { severity: 'error', args: ['kind', 'name', 'first'] },
  SCHEME_CLAUSE_UNKNOWN: { severity: 'error', args: ['clause', 'nearest', 'regulation'] },
  SCHEME_CLAUSE_MISSING: { severity: 'notice', args: ['rule'] },
  SCHEME_RESERVED_NAME: { severity: 'error', args: ['kind', 'name'] },
  SCHEME_CYCLE: { severity: 'error', args: ['cycle'] },
  SCHEME_PERIOD: { severity: 'error', args: ['found'] },
  SCHEME_DAY: { severity: 'error', args: ['found'] },
  // Units, lists, classes
  SCHEME_UNIT_UNKNOWN: { severity: 'error', args: ['code', 'name', 'nearest', 'count'] },
  SCHEME_UNIT_NAME: { severity: 'error', args: ['code', 'found', 'expected', 'nearest', 'count'] },
  SCHEME_UNIT_TWICE: { severity: 'error', args: ['unit', 'within'] },
  SCHEME_LIST_EMPTY: { severity: 'error', args: ['list', 'found'] },
  SCHEME_LIST_WITHOUT_TREE: { severity: 'error', args: ['list'] },
  SCHEME_GROUP_EMPTY: { severity: 'error', args: ['list', 'group', 'known'] },
  SCHEME_UNIT_IN_TWO_LISTS: { severity: 'warning', args: ['unit', 'first', 'second'] },
  CLASS_EMPTY: { severity: 'error', args: ['class', 'found'] },
  CLASS_TWICE: { severity: 'error', args: ['unit', 'first', 'second'] },
  CLASS_DUPLICATE_ID: { severity: 'error', args: ['id', 'first', 'second'] },
  CLASS_RESERVED_ID: { severity: 'error', args: ['id'] },
  // Weights
  WEIGHT_SUM: { severity: 'error', args: ['part', 'profile', 'found', 'expected', 'sum'] },
  WEIGHT_READING: { severity: 'error', args: ['part', 'allowed'] },
  WEIGHT_AMBIGUOUS: { severity: 'error', args: ['part', 'found', 'expected', 'weights'] },
  WEIGHT_NO_ELSE: { severity: 'error', args: ['part', 'class', 'units'] },
  WEIGHT_NONE: { severity: 'error', args: ['part', 'profile'] },
  WEIGHT_CONSTRAINT: { severity: 'error', args: ['title', 'profile', 'rule', 'found'] },
  // Indicators
  SCHEME_TARGET_MISSING: { severity: 'error', args: ['indicator', 'what', 'needed_by'] },
  SCHEME_BINDING_WITHOUT_TARGET: { severity: 'error', args: ['indicator'] },
  SCHEME_OWNER_MISSING: { severity: 'warning', args: ['indicator'] },
  SCHEME_RANGE_ORDER: { severity: 'error', args: ['found'] },
  SCHEME_TARGET_OUT_OF_RANGE: { severity: 'error', args: ['indicator', 'found', 'expected'] },
  SCHEME_LAG_RATIO: { severity: 'error', args: ['indicator', 'because', 'found'] },
  SCHEME_SCHEDULE_NODES: { severity: 'error', args: ['indicator', 'found', 'expected', 'nodes'] },
  SCHEME_SCHEDULE_ORDER: { severity: 'error', args: ['indicator', 'found', 'after'] },
  SCHEME_SCHEDULE_WITHOUT_TARGET: { severity: 'error', args: ['indicator'] },
  SCHEME_METHOD_PARAMETER: { severity: 'error', args: ['indicator', 'method', 'parameter', 'found', 'must'] },
  SCHEME_MONEY_WITHOUT_LISTS: { severity: 'warning', args: ['title', 'lists'] },
  // Shares, grades, versions
  SCHEME_SHARES_SUM: { severity: 'error', args: ['what', 'found', 'expected'] },
  SCHEME_GRADE_ORDER: { severity: 'error', args: ['grade', 'found', 'better', 'expected'] },
  SCHEME_GRADE_THRESHOLD: { severity: 'error', args: ['grade'] },
  SCHEME_GRADE_QUOTA: { severity: 'error', args: ['found', 'expected'] },
  SCHEME_GRADE_LISTS: { severity: 'error', args: ['list', 'first'] },
  SCHEME_GATE_EMPTY: { severity: 'error', args: ['title', 'allowed'] },
  SCHEME_SHARE_BOUNDS: { severity: 'error', args: ['what', 'found', 'expected'] },
  SCHEME_IN_FORCE: { severity: 'error', args: ['from', 'until'] },
  SCHEME_VERSIONS_OVERLAP: { severity: 'error', args: ['scheme', 'version', 'other', 'from', 'until'] },
  SCHEME_VERSION_TWICE: { severity: 'error', args: ['scheme', 'version'] },
  // Library and parent
  USES_NOT_FOUND: { severity: 'error', args: ['kind', 'name', 'nearest'] },
  USES_CYCLE: { severity: 'error', args: ['cycle'] },
  USES_WORD: { severity: 'error', args: ['word', 'nearest', 'allowed'] },
  USES_WIDENS: { severity: 'error', args: ['word', 'of', 'allowed'] },
  USES_FORBIDDEN: { severity: 'error', args: ['field', 'word', 'of', 'of_file', 'of_line', 'allowed'] },
  USES_LEAVE_OUT: { severity: 'error', args: ['word', 'nearest', 'known'] },
  USES_KEEP: { severity: 'error', args: ['indicator', 'word', 'of'] },
} as const satisfies CodeCatalogue;

/** All codes of this package. */
export const SCHEME_CODES = { ...LANGUAGE_CODES, ...EXPRESSION_CODES } as const satisfies CodeCatalogue;

export type SchemeCode = keyof typeof SCHEME_CODES;

/** Makes an issue of the scheme language. */
export const schemeIssue = issueMaker(LANGUAGE_CODES);
