import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Codes of workbooks that become schemes. Rules: WORKBOOK (docs/spec/workbook.md). */
export const WORKBOOK_CODES = {
  WORKBOOK_NO_TABLE: { severity: 'error', args: ['sheets'] },
  WORKBOOK_SHEET_PASSED: { severity: 'notice', args: ['cells'] },
  WORKBOOK_COLUMN_UNKNOWN: { severity: 'warning', args: ['heading', 'count'] },
  WORKBOOK_CELL_UNREAD: { severity: 'warning', args: ['found'] },
  WORKBOOK_CRITERION: { severity: 'warning', args: ['indicator', 'found', 'words', 'gap'] },
  WORKBOOK_CRITERION_ABSENT: { severity: 'warning', args: ['indicator'] },
  WORKBOOK_COMPLETION_ASSUMED: { severity: 'notice', args: ['indicator'] },
  WORKBOOK_TARGET: { severity: 'warning', args: ['indicator', 'found'] },
  WORKBOOK_TARGET_UNREAD: { severity: 'warning', args: ['indicator', 'found'] },
  WORKBOOK_TARGET_APPROXIMATE: { severity: 'notice', args: ['indicator', 'found', 'value'] },
  WORKBOOK_TARGET_COLUMN: { severity: 'notice', args: ['used', 'others'] },
  WORKBOOK_BINDING: { severity: 'warning', args: ['indicator'] },
  WORKBOOK_DIRECTION: { severity: 'notice', args: ['indicator', 'better'] },
  WORKBOOK_WEIGHTS: { severity: 'notice', args: ['form', 'sum'] },
  WORKBOOK_WEIGHT_SUM: { severity: 'warning', args: ['title', 'found', 'expected'] },
  WORKBOOK_WEIGHT_SHARED: { severity: 'warning', args: ['title', 'count', 'each'] },
  WORKBOOK_WEIGHT_ABSENT: { severity: 'warning', args: ['title', 'count'] },
  WORKBOOK_WEIGHT_UNREAD: { severity: 'warning', args: ['title', 'found', 'taken'] },
  WORKBOOK_WEIGHT_FRACTION: { severity: 'warning', args: ['title', 'found'] },
  WORKBOOK_WEIGHT_FORMS: { severity: 'notice', args: ['percent', 'points'] },
  WORKBOOK_WEIGHT_CLASS: { severity: 'warning', args: ['heading', 'count'] },
  WORKBOOK_TOTAL: { severity: 'warning', args: ['found', 'expected'] },
  WORKBOOK_ADDITION: { severity: 'notice', args: ['title', 'table'] },
  WORKBOOK_UNITS: { severity: 'warning', args: ['list'] },
  WORKBOOK_EXAMPLE: { severity: 'notice', args: ['found'] },
  WORKBOOK_YEAR: { severity: 'warning', args: ['year'] },
  WORKBOOK_YEARS: { severity: 'warning', args: ['found', 'year'] },
  WORKBOOK_GRADES: { severity: 'notice', args: ['grades'] },
} as const satisfies CodeCatalogue;

export type WorkbookCode = keyof typeof WORKBOOK_CODES;

export const workbookIssue = issueMaker(WORKBOOK_CODES);
