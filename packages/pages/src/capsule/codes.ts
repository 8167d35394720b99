import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a capsule cannot be opened. Wording: messages. Rules: docs/spec/report.md. */
export const CAPSULE_CODES = {
  CAPSULE_VERSION: { severity: 'error', args: ['found', 'expected'] },
  CAPSULE_DAMAGED: { severity: 'error', args: ['bytes'] },
} as const satisfies CodeCatalogue;

export const capsuleIssue = issueMaker(CAPSULE_CODES);
