import type { IssueArgs } from '@kedu/model';
import type { DISCLOSURE_WORDS } from './disclosure.ts';

/** Arguments of an example for each code of disclosure; docs/errors.md shows them in words. */
export const DISCLOSURE_EXAMPLES: Readonly<Record<keyof typeof DISCLOSURE_WORDS, IssueArgs>> = {
  SCHEME_DISCLOSE_NOBODY: { reason: 'set', found: 'tag:security' },
  SCHEME_DISCLOSE_PERSONS: { list: 'leaders', count: 12 },
  PUBLISH_ADOPTS: { period: '2024', indicator: 'petitions' },
  VERIFY_WITHHELD: { reason: 'no_rule', table: 'observations', key: 'gdp_growth 2024 990100', found: 'ordered', expected: 'shown' },
  VERIFY_UNEXPLAINED: { table: 'observations', key: '990600', withheld: 8 },
  VERIFY_MOSTLY_WITHHELD: { table: 'observations', withheld: 130, rows: 220 },
};
