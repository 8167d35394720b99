import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of logs in folders. Wording: messages. Rules: LOG-1 to LOG-7 (docs/spec/ledger.md). */
export const LOG_CODES = {
  LOG_FOLDER: { severity: 'error', args: ['folder', 'reason'] },
  LOG_EXISTS: { severity: 'error', args: ['folder'] },
  LOG_ROOT: { severity: 'error', args: ['size', 'found', 'expected'] },
  LOG_JOURNAL: { severity: 'error', args: ['file', 'byte'] },
  LOG_OWNED: { severity: 'error', args: ['owner'] },
  LOG_ENTRY: { severity: 'error', args: ['bytes', 'most'] },
  LOG_KEY: { severity: 'error', args: ['reason', 'file'] },
  LOG_INDEX: { severity: 'error', args: ['index', 'size'] },
  WITNESS_PORT: { severity: 'error', args: ['host', 'port', 'reason'] },
  WITNESS_MEMORY: { severity: 'error', args: ['file'] },
  AUDIT_FORKED: { severity: 'error', args: ['origin', 'from', 'size', 'evidence'] },
  AUDIT_SHRANK: { severity: 'error', args: ['origin', 'from', 'size', 'evidence'] },
  AUDIT_PLACE: { severity: 'error', args: ['place', 'reason'] },
  AUDIT_MEMORY: { severity: 'error', args: ['file'] },
  WITNESS_ASKED: { severity: 'error', args: ['name', 'reason', 'status'] },
} as const satisfies CodeCatalogue;

export type LogCode = keyof typeof LOG_CODES;

export const logIssue = issueMaker(LOG_CODES);
