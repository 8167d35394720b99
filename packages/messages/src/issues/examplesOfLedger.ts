import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about a log. */
export const LEDGER_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  LEDGER_KEY: { reason: 'id', key: 'audit.example+8d66cf3e+BKP…' },
  LEDGER_NOTE: { reason: 'signature', at: 5 },
  LEDGER_CHECKPOINT: { reason: 'size', at: 2 },
  LEDGER_SIGNATURE: { reason: 'wrong', name: 'kedu.example/north' },
  LEDGER_PROOF: { reason: 'hash', at: 4 },
  LEDGER_POLICY: { reason: 'member', at: 6, found: 'quorum auditors' },
  LEDGER_QUORUM: { quorum: 'both', signed: 'audit.example' },
  LEDGER_TILE: { reason: 'size', tile: 'tile/0/003.p/17' },
  LOG_FOLDER: { folder: 'log', reason: 'missing' },
  LOG_EXISTS: { folder: 'log' },
  LOG_ROOT: { size: 417, found: 'rra8/idLcKFP…', expected: 'Tju7H3tHjc/n…' },
  LOG_JOURNAL: { file: '417', byte: 1024 },
  LOG_OWNED: { owner: 4711 },
  LOG_ENTRY: { bytes: 70000, most: 65535 },
  LOG_KEY: { reason: 'open', file: 'north.pem' },
  LOG_INDEX: { index: 417, size: 417 },
  WITNESS_PORT: { host: '127.0.0.1', port: 4180, reason: 'EADDRINUSE' },
  WITNESS_MEMORY: { file: 'witness/3f7a9c…/checkpoint' },
  WITNESS_ASKED: { name: 'audit.example', reason: 'unreachable', status: '' },
  AUDIT_FORKED: { origin: 'kedu.example/north', from: 417, size: 980, evidence: 'memory/3f7a9c0b1c528800-417-980.evidence' },
  AUDIT_SHRANK: { origin: 'kedu.example/north', from: 417, size: 300, evidence: 'memory/3f7a9c0b1c528800-417-300.evidence' },
  AUDIT_PLACE: { place: 'https://kedu.example/north', reason: '503' },
  AUDIT_MEMORY: { file: 'memory/3f7a9c.json' },
};
