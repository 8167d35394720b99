import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a question over HTTP is not answered, before any procedure is asked. Wording: messages. Rules: docs/spec/api.md. */
export const API_CODES = {
  API_NOT_FOUND: { severity: 'error', args: ['found'] },
  API_SHAPE: { severity: 'error', args: ['reason', 'found', 'expected'] },
  API_KEY_MISSING: { severity: 'error', args: ['reason'] },
  API_POST_MISSING: { severity: 'error', args: ['authority'] },
  API_ORIGIN: { severity: 'error', args: ['found'] },
  API_MATCH: { severity: 'error', args: ['found', 'expected'] },
  API_TOO_LARGE: { severity: 'error', args: ['most'] },
  API_MEDIA: { severity: 'error', args: ['found', 'expected'] },
  API_TOO_MANY: { severity: 'error', args: ['seconds'] },
  API_FAULT: { severity: 'error', args: ['request'] },
  API_AWAY: { severity: 'error', args: ['seconds'] },
} as const satisfies CodeCatalogue;

export type ApiCode = keyof typeof API_CODES;

export const apiIssue = issueMaker(API_CODES);
