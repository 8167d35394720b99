import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be wrong with a workbook that a scheme was exported to, when it comes back. Rules: LAYOUT-1 to LAYOUT-10 (docs/spec/workbook.md). */
export const EXPORT_CODES = {
  EXPORT_SOURCE_MISSING: { severity: 'error', args: ['sheet'] },
  EXPORT_SOURCE_ALTERED: { severity: 'error', args: ['file'] },
  EXPORT_SOURCE_BROKEN: { severity: 'error', args: ['scheme', 'problems'] },
  EXPORT_SHEET_MISSING: { severity: 'error', args: ['sheet'] },
  EXPORT_HEADING_MISSING: { severity: 'error', args: ['sheet', 'heading'] },
  EXPORT_HEADING_TWICE: { severity: 'error', args: ['heading', 'first'] },
  EXPORT_KEY_MISSING: { severity: 'error', args: ['heading', 'found'] },
  EXPORT_KEY_TWICE: { severity: 'error', args: ['key', 'first'] },
  EXPORT_KEY_UNKNOWN: { severity: 'error', args: ['key', 'nearest'] },
  EXPORT_KEY_FORM: { severity: 'error', args: ['key'] },
  EXPORT_CELL_FIXED: { severity: 'error', args: ['heading', 'found', 'expected', 'elsewhere'] },
  EXPORT_ROW_FIXED: { severity: 'error', args: ['key', 'elsewhere'] },
  EXPORT_CELL: { severity: 'error', args: ['heading', 'found', 'expected'] },
  EXPORT_CRITERION: { severity: 'error', args: ['found', 'kept', 'rest'] },
  EXPORT_BLANK: { severity: 'error', args: ['heading', 'key'] },
  EXPORT_CONFLICT: { severity: 'error', args: ['path', 'found', 'first', 'other'] },
  EXPORT_RESULT_ELSEWHERE: { severity: 'warning', args: ['scheme', 'indicators', 'count'] },
  EXPORT_EXACT_COUNTS: { severity: 'notice', args: ['path', 'other'] },
} as const satisfies CodeCatalogue;

export type ExportCode = keyof typeof EXPORT_CODES;
export const exportIssue = issueMaker<ExportCode>(EXPORT_CODES);
