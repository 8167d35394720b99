import { type CodeCatalogue, issueMaker } from '@kedu/model';

/**
 * What can be wrong with a file of answers (SURVEY-3, SURVEY-5). No argument ever holds an answer or the number of a respondent, and no place an excerpt: who answered what must not be read out of
 * a message.
 */
export const SURVEY_CODES = {
  SURVEY_INDICATOR: { severity: 'error', args: ['found', 'nearest', 'known', 'period'] },
  SURVEY_EMPTY: { severity: 'error', args: ['columns'] },
  SURVEY_QUOTE: { severity: 'error', args: ['fault'] },
  SURVEY_COLUMN_MISSING: { severity: 'error', args: ['column', 'columns'] },
  /** `column` is '' where the heading may be somebody’s answer: it is named by its position alone. */
  SURVEY_COLUMN_UNKNOWN: { severity: 'error', args: ['column', 'position', 'nearest', 'columns'] },
  SURVEY_COLUMN_TWICE: { severity: 'error', args: ['column', 'first', 'second'] },
  SURVEY_ROW: { severity: 'error', args: ['found', 'expected'] },
  SURVEY_BLANK: { severity: 'error', args: ['column'] },
  /** `found` is '' unless it is, or nearly is, a known name without a digit: else it may be an answer, a number of a person, an ID number. */
  SURVEY_UNIT: { severity: 'error', args: ['found', 'nearest', 'period'] },
  SURVEY_ANSWER: { severity: 'error', args: ['indicator', 'low', 'high'] },
  SURVEY_WEIGHT: { severity: 'error', args: [] },
  SURVEY_CATEGORY: { severity: 'error', args: ['column', 'found', 'nearest', 'known'] },
  /** The same fault in further lines of the file, counted. */
  SURVEY_MORE_LINES: { severity: 'error', args: ['code', 'column', 'count', 'last'] },
  /** One person one ballot: both are refused. */
  SURVEY_TWICE: { severity: 'error', args: ['indicator', 'unit', 'first_line', 'first_file'] },
  /** Respondents who did not say to which group they belong are left out. */
  SURVEY_GROUP_UNSAID: { severity: 'warning', args: ['indicator', 'group', 'count', 'of'] },
  SURVEY_TOO_FEW: { severity: 'warning', args: ['indicator', 'units', 'count', 'of', 'more', 'at_least'] },
  SURVEY_GROUP_THIN: { severity: 'warning', args: ['indicator', 'group', 'dimension', 'units', 'count', 'more', 'at_least'] },
  SURVEY_GROUP_SILENT: { severity: 'error', args: ['indicator', 'group', 'dimension', 'units', 'count', 'more'] },
  /** One alone of a category: the mean would give that answer away, and no error follows from it. */
  SURVEY_GROUP_SINGLE: { severity: 'warning', args: ['indicator', 'group', 'dimension', 'units', 'count', 'more'] },
  /** Of a category that the population has not; left out. */
  SURVEY_GROUP_NOBODY: { severity: 'warning', args: ['indicator', 'group', 'dimension', 'units', 'count', 'more', 'answers'] },
  SURVEY_POPULATION_NONE: { severity: 'error', args: ['indicator', 'dimension', 'units', 'count', 'more'] },
  SURVEY_NOT_CONVERGED: { severity: 'error', args: ['indicator', 'dimension', 'units', 'count', 'more', 'miss'] },
  SURVEY_NO_MARGIN: { severity: 'warning', args: ['indicator', 'units', 'count', 'more'] },
  SURVEY_NO_FREEDOM: { severity: 'warning', args: ['indicator', 'units', 'count', 'more'] },
  SURVEY_DRAWN_OF: { severity: 'error', args: ['indicator', 'units', 'count', 'more', 'drawn_of'] },
  SURVEY_RULES_DIFFER: { severity: 'error', args: ['indicator', 'first', 'second'] },
} as const satisfies CodeCatalogue;

export type SurveyCode = keyof typeof SURVEY_CODES;

export const surveyIssue = issueMaker<SurveyCode>(SURVEY_CODES);
