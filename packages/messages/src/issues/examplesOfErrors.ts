import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about errors of values. */
export const VALUE_ERROR_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  SCHEME_ERROR_NEGATIVE: { what: 'variance', found: -0.16 },
  SCHEME_ERROR_KEYS: { found: 'sd, relative', allowed: 'sd, relative, revisions' },
  SCHEME_ERROR_SOURCE: { indicator: '民生满意度', id: 'public_satisfaction', found: 'survey' },
  SCHEME_ERROR_TWICE: { what: '990100 北川市 2022', first_line: 2 },
  ERROR_REVISIONS_FEW: { indicator: '地区生产总值增长率', id: 'gdp_growth', found: 5, expected: 8 },
};
