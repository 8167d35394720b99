import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of schemes that take values from each other. Wording: messages. Rules: docs/spec/composed.md. */
export const COMPOSE_CODES = {
  PACK_RESULT_UNKNOWN: { severity: 'error', args: ['kind', 'name', 'nearest', 'known', 'indicator'] },
  PACK_SCHEME_CIRCLE: { severity: 'error', args: ['circle'] },
  PACK_RESULT_PERIOD: { severity: 'warning', args: ['indicator', 'scheme', 'period', 'known'] },
  PACK_TERM_YEARS: { severity: 'error', args: ['indicator', 'found', 'expected', 'period'] },
  PACK_MARKS_ITSELF: { severity: 'error', args: ['marker', 'indicator', 'scheme', 'list', 'by'] },
} as const satisfies CodeCatalogue;

export type ComposeCode = keyof typeof COMPOSE_CODES;

export const composeIssue = issueMaker<ComposeCode>(COMPOSE_CODES);
