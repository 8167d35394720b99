import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a server does not start, or a backup is not taken or believed. Wording: messages. Rules: docs/spec/operation.md. */
export const SERVER_CODES = {
  CONFIG_SETTING: { severity: 'error', args: ['name', 'reason', 'found', 'expected'] },
  CONFIG_LISTEN: { severity: 'error', args: ['host', 'port', 'reason'] },
} as const satisfies CodeCatalogue;

export type ServerCode = keyof typeof SERVER_CODES;

export const serverIssue = issueMaker(SERVER_CODES);
