import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a server does not start, or does not enter into a log. Wording: messages. Rules: docs/spec/operation.md. */
export const SERVER_CODES = {
  CONFIG_SETTING: { severity: 'error', args: ['name', 'reason', 'found', 'expected'] },
  CONFIG_LISTEN: { severity: 'error', args: ['host', 'port', 'reason'] },
  CLOCK_APART: { severity: 'error', args: ['reason', 'authority', 'seconds'] },
  EVIDENCE_LOG: { severity: 'error', args: ['log', 'folder', 'reason', 'found', 'expected', 'entry'] },
} as const satisfies CodeCatalogue;

export type ServerCode = keyof typeof SERVER_CODES;

export const serverIssue = issueMaker(SERVER_CODES);
