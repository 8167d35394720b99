import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Mutual recognition in pack.yaml. Wording: messages. Rules: docs/spec/recognition.md. */
export const RECOGNISE_CODES = {
  RECOGNISE_SIDE: { severity: 'error', args: ['found', 'what', 'nearest', 'known'] },
  RECOGNISE_ONE_SIDE: { severity: 'error', args: ['scheme', 'list'] },
  RECOGNISE_INDICATOR: { severity: 'error', args: ['found', 'scheme', 'column', 'nearest'] },
  RECOGNISE_FACTOR: { severity: 'error', args: ['column', 'ours', 'theirs'] },
  RECOGNISE_TWICE: { severity: 'error', args: ['found', 'column', 'first_line'] },
  RECOGNISE_WORD: { severity: 'error', args: ['column', 'found', 'expected'] },
  RECOGNISE_ASYMMETRIC: { severity: 'error', args: ['ours', 'theirs', 'found', 'expected'] },
  RECOGNISE_NOTHING: { severity: 'warning', args: ['title', 'at_least', 'rows'] },
} as const satisfies CodeCatalogue;

export type RecogniseCode = keyof typeof RECOGNISE_CODES;

export const recogniseIssue = issueMaker<RecogniseCode>(RECOGNISE_CODES);
