import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why bytes are no snapshot. Wording: messages. Rules: docs/spec/snapshot.md. */
export const SNAPSHOT_CODES = {
  SNAPSHOT_NOT_ONE: { severity: 'error', args: ['bytes'] },
  SNAPSHOT_VERSION: { severity: 'error', args: ['found', 'expected'] },
  SNAPSHOT_DAMAGED: { severity: 'error', args: ['byte', 'bytes'] },
} as const satisfies CodeCatalogue;

export type SnapshotCode = keyof typeof SNAPSHOT_CODES;

export const snapshotIssue = issueMaker(SNAPSHOT_CODES);
