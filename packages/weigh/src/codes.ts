import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Codes of weights that constraints forbid or allow. Wording: messages; pages: docs/errors.md. */
export const WEIGH_CODES = {
  WEIGH_CONFLICT: { severity: 'error', args: ['list', 'profile', 'count', 'constraints', 'relax'] },
  WEIGH_NEAREST: { severity: 'notice', args: ['list', 'profile', 'changes', 'more', 'moved'] },
  WEIGH_NOT_LINEAR: { severity: 'notice', args: ['title', 'rule', 'list', 'profile'] },
} as const satisfies CodeCatalogue;

export type WeighCode = keyof typeof WEIGH_CODES;

/** Makes an issue about weights. */
export const weighIssue = issueMaker(WEIGH_CODES);
