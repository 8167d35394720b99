import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a database is not used, or is not believed. Wording: messages. Rules: docs/spec/store.md. */
export const STORE_CODES = {
  STORE_VERSION: { severity: 'error', args: ['found', 'least'] },
  STORE_UNREACHABLE: { severity: 'error', args: ['server', 'reason'] },
  STORE_UNSAFE: { severity: 'error', args: ['setting', 'found'] },
  STORE_ROLE: { severity: 'error', args: ['role', 'reason', 'found'] },
  STORE_MIGRATION: { severity: 'error', args: ['number', 'reason'] },
  STORE_OWNED: { severity: 'error', args: ['folder', 'owner'] },
  STORE_FOLDER: { severity: 'error', args: ['folder', 'reason', 'found'] },
  STORE_PROGRAM: { severity: 'error', args: ['reason', 'found'] },
  STORE_ENTERED: { severity: 'error', args: ['authority', 'person', 'post'] },
  STORE_CHAIN: { severity: 'error', args: ['authority', 'sequence', 'reason'] },
  STORE_IMPORT: { severity: 'error', args: ['reason', 'count', 'line', 'found'] },
  STORE_BLOB: { severity: 'error', args: ['reason', 'hash'] },
  STORE_UNIT: { severity: 'error', args: ['unit'] },
  STORE_BACKUP: { severity: 'error', args: ['reason', 'found'] },
  STORE_ROW: { severity: 'error', args: ['reason', 'found'] },
} as const satisfies CodeCatalogue;

export type StoreCode = keyof typeof STORE_CODES;

export const storeIssue = issueMaker(STORE_CODES);
