import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be wrong with a question about design sensitivity. Wording: messages. Rules: docs/spec/uncertainty.md. */
export const DESIGN_CODES = {
  DESIGN_LIST_OF_ONE: { severity: 'notice', args: ['list', 'ranked'] },
  DESIGN_LIST_UNKNOWN: { severity: 'error', args: ['found', 'nearest', 'known'] },
  DESIGN_DRAWS: { severity: 'error', args: ['found', 'least', 'most'] },
  DESIGN_NO_CHOICE: { severity: 'notice', args: ['list'] },
} as const satisfies CodeCatalogue;

export type DesignCode = keyof typeof DESIGN_CODES;

export const designIssue = issueMaker<DesignCode>(DESIGN_CODES);
