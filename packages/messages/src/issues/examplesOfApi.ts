import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of the interface. */
export const API_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  API_NOT_FOUND: { found: '' },
  API_SHAPE: { reason: 'pattern', found: '', expected: 'day' },
  API_KEY_MISSING: { reason: 'missing' },
  API_POST_MISSING: { authority: 'beichuan' },
  API_ORIGIN: { found: 'https://example.org' },
  API_MATCH: { found: '"7"', expected: '"8"' },
  API_TOO_LARGE: { most: 1_048_576 },
  API_MEDIA: { found: 'text/plain', expected: 'application/json' },
  API_TOO_MANY: { seconds: 30 },
  API_FAULT: { request: 'r-7f3a' },
  API_AWAY: { seconds: 5 },
};
