import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a run is not published. Wording: messages. Rules: docs/spec/bundle.md. */
export const PUBLISH_CODES = {
  PUBLISH_EXAMPLE: { severity: 'error', args: ['pack'] },
  PUBLISH_AUTHORITY: { severity: 'error', args: ['scheme'] },
  PUBLISH_SCHEME: { severity: 'error', args: ['found', 'period', 'known'] },
  PUBLISH_SALTS: { severity: 'error', args: ['reason', 'file'] },
  PUBLISH_ENTRY: { severity: 'error', args: ['kind', 'index'] },
} as const satisfies CodeCatalogue;

export type PublishCode = keyof typeof PUBLISH_CODES;

export const publishIssue = issueMaker(PUBLISH_CODES);
