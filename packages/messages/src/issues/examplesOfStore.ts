import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about the database, and of running a server. */
export const STORE_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  STORE_VERSION: { found: '14.13', least: 15 },
  STORE_UNREACHABLE: { server: 'postgresql://kedu_app@db.example/kedu', reason: 'ECONNREFUSED' },
  STORE_UNSAFE: { setting: 'fsync', found: 'off' },
  STORE_ROLE: { role: 'kedu_owner', reason: 'owner', found: 'kedu' },
  STORE_MIGRATION: { number: 12, reason: 'behind' },
  STORE_OWNED: { folder: '/var/lib/kedu', owner: 4711 },
  STORE_FOLDER: { folder: 'private/kedu', reason: 'closed', found: 'private (postgres)' },
  STORE_PROGRAM: { reason: 'platform', found: 'freebsd x64' },
  STORE_ENTERED: { authority: 'beichuan', person: 'p-417', post: 'office-clerk' },
  STORE_CHAIN: { authority: 'beichuan', sequence: 417, reason: 'digest' },
  STORE_IMPORT: { reason: 'unit', count: 3, line: 18, found: '990199' },
  STORE_BLOB: { reason: 'changed', hash: 'sha256:3f7a9c…' },
  STORE_UNIT: { unit: '990199' },
  STORE_BACKUP: { reason: 'file', found: 'observation.copy.gz' },
  CONFIG_SETTING: { name: 'KEDU_PORT', reason: 'number', found: '99999', expected: '0–65535' },
  CONFIG_LISTEN: { host: '127.0.0.1', port: 4170, reason: 'EADDRINUSE' },
  CLOCK_APART: { reason: 'trail', authority: 'beichuan', seconds: 86_400 },
  EVIDENCE_LOG: { log: 'kedu/beichuan', folder: 'evidence/beichuan', reason: 'behind', found: 38, expected: 41, entry: '' },
  STORE_ROW: { reason: 'constraint', found: 'observation_check' },
};
