import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of comparing scheme versions, and of running a period under another one. Wording: messages. Rules: docs/spec/diff.md. */
export const DIFF_CODES = {
  DIFF_VERSION_UNKNOWN: { severity: 'error', args: ['found', 'nearest', 'known'] },
  DIFF_VERSION_WHICH: { severity: 'error', args: ['found', 'known'] },
  DIFF_NO_LIST: { severity: 'error', args: ['before', 'after', 'before_lists', 'after_lists'] },
  DIFF_NO_PERIOD: { severity: 'error', args: ['before', 'after', 'before_periods', 'after_periods'] },
  DIFF_TARGETS_LENT: { severity: 'notice', args: ['scheme', 'period', 'indicators', 'count'] },
  DIFF_EVENTS_LENT: { severity: 'notice', args: ['scheme', 'period', 'parts'] },
  DIFF_NO_TARGET: { severity: 'notice', args: ['scheme', 'period', 'indicators', 'count'] },
  DIFF_NO_VALUE: { severity: 'notice', args: ['scheme', 'period', 'indicators', 'count'] },
} as const satisfies CodeCatalogue;

export type DiffCode = keyof typeof DIFF_CODES;

export const diffIssue = issueMaker<DiffCode>(DIFF_CODES);
