import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why files of a scheme are not taken. Wording: messages. Rules: docs/spec/api.md. */
export const KNOWLEDGE_CODES = {
  SCHEME_ZIP: { severity: 'error', args: ['reason', 'file'] },
  SCHEME_NOT_IN_PACK: { severity: 'error', args: ['version', 'known'] },
} as const satisfies CodeCatalogue;

export const knowledgeIssue = issueMaker(KNOWLEDGE_CODES);
