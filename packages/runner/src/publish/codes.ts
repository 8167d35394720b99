import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a run is not published. Wording: messages. Rules: docs/spec/bundle.md. */
export const PUBLISH_CODES = {
  PUBLISH_EXAMPLE: { severity: 'error', args: ['pack', 'way'] },
  PUBLISH_AUTHORITY: { severity: 'error', args: ['scheme'] },
  PUBLISH_SCHEME: { severity: 'error', args: ['found', 'period', 'known'] },
  PUBLISH_SALTS: { severity: 'error', args: ['reason', 'file'] },
  PUBLISH_ADOPTS: { severity: 'error', args: ['period', 'indicator'] },
  PUBLISH_ENTRY: { severity: 'error', args: ['kind', 'index'] },
  PUBLISH_WITHDRAWN: { severity: 'error', args: ['index', 'reason'] },
  PUBLISH_REPLACES: { severity: 'error', args: ['index', 'reason'] },
  PUBLISH_STANDING: { severity: 'error', args: ['scheme', 'period', 'level', 'index'] },
  PUBLISH_CLOCK: { severity: 'error', args: ['at', 'last'] },
  PUBLISH_AHEAD: { severity: 'error', args: ['at', 'name', 'time'] },
  PUBLISH_DATED: { severity: 'warning', args: ['at', 'last'] },
  PUBLISH_FORKED: { severity: 'error', args: ['name', 'index'] },
  PUBLISH_PENDING: { severity: 'warning', args: ['index'] },
  OPENING_RUN: { severity: 'error', args: ['table'] },
  OPENING_BY: { severity: 'error', args: ['found', 'reason', 'nearest'] },
  OPENING_ROWS: { severity: 'error', args: ['table', 'found'] },
  OPENING_STATEMENT: { severity: 'error', args: ['reason'] },
} as const satisfies CodeCatalogue;

export type PublishCode = keyof typeof PUBLISH_CODES;

export const publishIssue = issueMaker(PUBLISH_CODES);
