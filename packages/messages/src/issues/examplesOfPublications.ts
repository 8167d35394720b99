import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about what becomes of publications. */
export const PUBLICATION_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  PUBLISH_WITHDRAWN: { index: 4, reason: 'withdrawn' },
  PUBLISH_REPLACES: { index: 4, reason: 'standing' },
  PUBLISH_STANDING: { scheme: 'north', period: '2025', level: 'public', index: 4 },
  PUBLISH_CLOCK: { at: '2026-05-01T08:00:00Z', last: '2027-05-01T08:00:00Z' },
  PUBLISH_AHEAD: { at: '2026-05-02T08:00:00Z', name: 'audit.example', time: '2026-05-01T08:00:00Z' },
  PUBLISH_DATED: { at: '2026-05-01T08:00:00Z', last: '2027-05-01T08:00:00Z' },
  PUBLISH_FORKED: { name: 'audit.example', index: 9 },
  PUBLISH_PENDING: { index: 4 },
  BUNDLE_NOTICE: { reason: 'form', at: 'entries[1].proof', found: 'first' },
  BUNDLE_OPENING: { reason: 'form', at: 'blocks[3].salt', found: 'ABC' },
  OPENING_BUNDLE: { found: 'sha256:66a0b1c4d5e6f708', expected: 'sha256:b1c466a0d5e6f708' },
  OPENING_BLOCK: { reason: 'commitment', table: 'observations', block: 17 },
  OPENING_RUN: { table: 'observations' },
  OPENING_BY: { found: 'NOBODY9', reason: 'unknown', nearest: '' },
  OPENING_ROWS: { table: 'observations', found: 12 },
  OPENING_STATEMENT: { reason: 'signature' },
  VERIFY_WITHDRAWN: { index: 4, reason: 'data_corrected', at: '2026-05-01T08:00:00Z', replaced: 9 },
  VERIFY_REPUBLISHED: { index: 4, reason: 'ordered', at: '2026-05-01T08:00:00Z' },
  VERIFY_UNCHANGED: { index: 4, reason: 'data_corrected', at: '2026-05-01T08:00:00Z' },
  VERIFY_REPLACES: { index: 4, reason: 'data_corrected', at: '2026-05-01T08:00:00Z' },
  VERIFY_CONTRADICTED: { index: 4, other: 'log/4-publication.json' },
  VERIFY_OPENED: { by: '示例省审计厅', as: 'audit', table: 'observations', blocks: 3, at: '2026-05-01T08:00:00Z', signer: 'audit.example' },
  VERIFY_UNVOUCHED: { index: 7, by: '示例省审计厅', reason: 'key' },
  VERIFY_OPENING: { index: 7, reason: 'statement' },
};
