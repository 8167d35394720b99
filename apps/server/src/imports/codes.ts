import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a file of figures cannot be read. Wording: messages. Rules: docs/spec/collection.md. */
export const IMPORT_CODES = {
  IMPORT_COLUMNS: { severity: 'error', args: ['reason', 'found', 'expected'] },
  IMPORT_NOT_ASKED: { severity: 'error', args: ['indicator', 'found', 'count'] },
  IMPORT_MAPPING: { severity: 'error', args: ['reason', 'found'] },
  IMPORT_REASON: { severity: 'error', args: ['found'] },
  IMPORT_TEMPLATE: { severity: 'error', args: ['reason', 'cells', 'most'] },
  IMPORT_UNIT: { severity: 'error', args: ['found', 'count'] },
  IMPORT_UNFILLED: { severity: 'error', args: [] },
} as const satisfies CodeCatalogue;

export const importIssue = issueMaker(IMPORT_CODES);
