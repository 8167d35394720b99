import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What a guess says of its decisions. Wording: messages. Rules: docs/spec/sheets.md. */
export const GUESS_CODES = {
  GUESS_UNDECIDED: { severity: 'error', args: ['what'] },
  GUESS_NO_TABLE: { severity: 'error', args: [] },
  GUESS_SHEET_LEFT_OUT: { severity: 'notice', args: ['reason'] },
  GUESS_SHEET_CUT: { severity: 'notice', args: ['limit'] },
  GUESS_HEADLESS: { severity: 'warning', args: ['row'] },
  GUESS_HEADINGS: { severity: 'notice', args: ['rows', 'columns'] },
  GUESS_HEADING_DIFFERS: { severity: 'warning', args: ['heading', 'cell', 'above', 'aboveCell'] },
  GUESS_ROWS: { severity: 'notice', args: ['first', 'last'] },
  GUESS_SKIP: { severity: 'notice', args: ['rows', 'reason'] },
  GUESS_BELOW: { severity: 'notice', args: ['rows'] },
  GUESS_BARE_ROWS: { severity: 'notice', args: ['rows'] },
  GUESS_COLUMN_LEFT_OUT: { severity: 'notice', args: ['column', 'heading', 'reason'] },
  GUESS_VALUE_COLUMN: { severity: 'warning', args: ['heading', 'others'] },
  GUESS_UNIT: { severity: 'notice', args: ['how', 'found'] },
  GUESS_UNIT_NONE: { severity: 'warning', args: [] },
  GUESS_UNIT_WORD: { severity: 'notice', args: ['found', 'unit', 'match'] },
  GUESS_UNIT_UNKNOWN: { severity: 'warning', args: ['found', 'count'] },
  GUESS_NAME_TIED: { severity: 'warning', args: ['what', 'found', 'others'] },
  GUESS_INDICATOR: { severity: 'notice', args: ['how', 'found'] },
  GUESS_INDICATOR_NONE: { severity: 'warning', args: [] },
  GUESS_INDICATOR_WORD: { severity: 'notice', args: ['found', 'indicator', 'title', 'match'] },
  GUESS_INDICATOR_UNKNOWN: { severity: 'warning', args: ['found', 'count'] },
  GUESS_INDICATOR_NAMED: { severity: 'notice', args: ['found', 'indicator'] },
  GUESS_INDICATOR_RENAME: { severity: 'warning', args: ['found', 'indicator'] },
  GUESS_INDICATOR_TWICE: { severity: 'warning', args: ['found', 'indicator', 'title', 'first'] },
  GUESS_PERIOD: { severity: 'notice', args: ['how', 'found', 'period'] },
  GUESS_PERIOD_NONE: { severity: 'warning', args: [] },
  GUESS_PERIOD_WORD: { severity: 'notice', args: ['found', 'period'] },
  GUESS_PERIOD_UNKNOWN: { severity: 'warning', args: ['found', 'count'] },
  GUESS_PERIOD_DIFFERS: { severity: 'warning', args: ['found', 'period', 'other'] },
  GUESS_PERIOD_SPLIT: { severity: 'warning', args: ['heading', 'other'] },
  GUESS_MEASURE: { severity: 'notice', args: ['how', 'measure'] },
  GUESS_MEASURE_DIFFERS: { severity: 'warning', args: ['measure', 'indicator', 'title', 'unit'] },
  GUESS_MEASURE_SEVERAL: { severity: 'warning', args: ['found'] },
} as const satisfies CodeCatalogue;

export type GuessCode = keyof typeof GUESS_CODES;

export const guessIssue = issueMaker<GuessCode>(GUESS_CODES);
