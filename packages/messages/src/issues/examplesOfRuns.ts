import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of runs. */
export const RUN_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  RUN_SCHEME: { scheme: 'north@2024', period: '2025' },
  RUN_ROUND: { round: '2024-12', reason: 'not_sealed' },
  RUN_WORKER: { reason: 'ended' },
  RUN_FAILED: { code: 'STORE_BLOB' },
  RUN_UNFINISHED: { standing: 'running' },
  RUN_HIDDEN: {},
  RUN_UNRELEASED: {},
};
