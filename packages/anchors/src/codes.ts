import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why an anchor is refused. Wording: messages. Rules: docs/spec/anchors.md. */
export const ANCHOR_CODES = {
  ANCHOR_FILE: { severity: 'error', args: ['reason'] },
  ANCHOR_TIMESTAMP: { severity: 'error', args: ['reason', 'found', 'expected'] },
  ANCHOR_CERTIFICATE: { severity: 'error', args: ['reason', 'subject'] },
  ANCHOR_CHAIN: { severity: 'error', args: ['reason', 'found', 'expected'] },
} as const satisfies CodeCatalogue;

export type AnchorCode = keyof typeof ANCHOR_CODES;

export const anchorIssue = issueMaker(ANCHOR_CODES);
