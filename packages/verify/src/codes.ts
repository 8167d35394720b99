import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What a checker finds. Wording: messages. Rules: docs/spec/verify.md. */
export const VERIFY_CODES = {
  VERIFY_UNREADABLE: { severity: 'error', args: ['reason'] },
  VERIFY_BOUNDS: { severity: 'error', args: ['bound', 'found', 'most'] },
  VERIFY_NAME: { severity: 'error', args: ['reason', 'other'] },
  VERIFY_TEXT: { severity: 'error', args: [] },
  VERIFY_FILE_MISSING: { severity: 'error', args: [] },
  VERIFY_FILE_UNLISTED: { severity: 'error', args: [] },
  VERIFY_FILE_CHANGED: { severity: 'error', args: ['field', 'found', 'expected'] },
  VERIFY_DESCRIPTION: { severity: 'error', args: ['reason', 'found', 'expected'] },
  VERIFY_OWN_POLICY: { severity: 'warning', args: ['origin'] },
  VERIFY_UNWITNESSED: { severity: 'warning', args: ['origin'] },
  VERIFY_LOG_MISSING: { severity: 'error', args: ['what'] },
  VERIFY_PROOF: { severity: 'error', args: ['reason', 'index', 'size'] },
  VERIFY_ENTRY: { severity: 'error', args: ['kind', 'field', 'found', 'expected'] },
  VERIFY_TIME: { severity: 'error', args: ['reason', 'at', 'other', 'name'] },
  VERIFY_PUBLICATIONS: { severity: 'error', args: ['run', 'indexes'] },
  VERIFY_WITHDRAWN: { severity: 'error', args: ['index', 'reason'] },
  VERIFY_FORKED: { severity: 'error', args: ['origin', 'size', 'found', 'expected'] },
  VERIFY_ROLLED_BACK: { severity: 'error', args: ['origin', 'size', 'seen', 'name'] },
  VERIFY_SEEN: { severity: 'warning', args: ['reason'] },
  VERIFY_IDENTITY: { severity: 'error', args: ['field', 'found', 'expected'] },
  VERIFY_COLUMNS: { severity: 'error', args: ['found', 'expected'] },
  VERIFY_ROW: { severity: 'error', args: ['reason', 'key'] },
  VERIFY_ORDER: { severity: 'error', args: ['found', 'expected'] },
  VERIFY_CELL: { severity: 'error', args: ['key', 'column', 'found', 'expected'] },
  VERIFY_NOT_COMPUTED: { severity: 'error', args: ['reason', 'found'] },
  VERIFY_LABEL: { severity: 'error', args: ['figure', 'found', 'rests', 'expected', 'owed'] },
  VERIFY_SHARES: { severity: 'error', args: ['label', 'found', 'expected'] },
  VERIFY_COMMITMENT: { severity: 'error', args: ['reason', 'table', 'block'] },
  VERIFY_ROOT: { severity: 'error', args: ['table', 'found', 'expected'] },
  VERIFY_STATEMENT: { severity: 'error', args: ['reason'] },
  VERIFY_MORE: { severity: 'notice', args: ['code', 'count'] },
} as const satisfies CodeCatalogue;

export type VerifyCode = keyof typeof VERIFY_CODES;

export const verifyIssue = issueMaker(VERIFY_CODES);
