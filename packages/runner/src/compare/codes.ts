import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of an earlier run that a report is to be compared with. Rules: COMPARE in docs/spec/report.md. */
export const COMPARE_CODES = {
  /** The folder was not written by `kedu assess`, or not whole. */
  COMPARE_FOLDER_FOREIGN: { severity: 'error', args: ['folder', 'missing'] },
  /** run.json cannot be understood, or is of a later version. */
  COMPARE_RUN_FILE: { severity: 'error', args: ['found'] },
  /** A table lacks a column, or a cell is not what stands in such a column. */
  COMPARE_TABLE: { severity: 'error', args: ['column', 'found'] },
  /** A table has another hash than run.json states: it was edited or damaged. */
  COMPARE_ALTERED: { severity: 'error', args: ['found', 'stated'] },
  /** The folder or pack has no run of the scheme. */
  COMPARE_OTHER_SCHEME: { severity: 'error', args: ['scheme', 'known'] },
  /** Neither a period of the pack nor a folder. */
  COMPARE_RUN_UNKNOWN: { severity: 'error', args: ['found', 'known'] },
} as const satisfies CodeCatalogue;

export type CompareCode = keyof typeof COMPARE_CODES;

export const compareIssue = issueMaker<CompareCode>(COMPARE_CODES);
