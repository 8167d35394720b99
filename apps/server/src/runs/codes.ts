import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a run is not made, or its results are not shown. Wording: messages. Rules: docs/spec/runs.md. */
export const RUN_CODES = {
  RUN_SCHEME: { severity: 'error', args: ['scheme', 'period'] },
  RUN_ROUND: { severity: 'error', args: ['round', 'reason'] },
  RUN_WORKER: { severity: 'error', args: ['reason'] },
  RUN_FAILED: { severity: 'error', args: ['code'] },
  RUN_UNFINISHED: { severity: 'error', args: ['standing'] },
  RUN_HIDDEN: { severity: 'error', args: [] },
  RUN_UNRELEASED: { severity: 'error', args: [] },
} as const satisfies CodeCatalogue;

export type RunCode = keyof typeof RUN_CODES;

export const runIssue = issueMaker(RUN_CODES);
