import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about an anchor. */
export const ANCHOR_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  ANCHOR_FILE: { reason: 'evidence' },
  ANCHOR_TIMESTAMP: { reason: 'imprint', found: '3f7a9c0b1c528800…', expected: '8d66cf3f2a1b77e0…' },
  ANCHOR_CERTIFICATE: { reason: 'untrusted', subject: '示例时间戳机构' },
  ANCHOR_CHAIN: { reason: 'reverted', found: '0x5c50…', expected: '' },
  ANCHOR_ASKED: { url: 'https://tsa.example', reason: 'refused', status: 503 },
  ANCHOR_LOG: { reason: 'forked', anchored: 417, size: 980 },
  ANCHOR_TRUST: { reason: 'form', file: 'tsa-root.pem' },
  ANCHOR_NONE: { folder: 'north-log/anchors' },
};
