import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of asking for anchors and of those that stand beside a log. Wording: messages. Rules: ANCHOR-3, ANCHOR-7 to ANCHOR-9 (docs/spec/anchors.md). */
export const ANCHORING_CODES = {
  ANCHOR_ASKED: { severity: 'error', args: ['url', 'reason', 'status'] },
  ANCHOR_LOG: { severity: 'error', args: ['reason', 'anchored', 'size'] },
  ANCHOR_TRUST: { severity: 'error', args: ['reason', 'file'] },
  ANCHOR_NONE: { severity: 'error', args: ['folder'] },
} as const satisfies CodeCatalogue;

export type AnchoringCode = keyof typeof ANCHORING_CODES;

export const anchoringIssue = issueMaker(ANCHORING_CODES);
