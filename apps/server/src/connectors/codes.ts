import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a connector brings nothing. Wording: messages. Rules: docs/spec/collection.md. */
export const CONNECTOR_CODES = {
  CONNECT_SETTING: { severity: 'error', args: ['reason', 'connector', 'found'] },
  CONNECT_SOURCE: { severity: 'error', args: ['reason', 'connector', 'found'] },
} as const satisfies CodeCatalogue;

export const connectorIssue = issueMaker(CONNECTOR_CODES);
