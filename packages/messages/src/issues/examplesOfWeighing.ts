import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about weights that are found; docs/errors.md shows them in words. */
export const WEIGHING_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  WEIGH_PART_HAS_WEIGHT: { part: 'economy.investment', within: 'economy' },
  WEIGH_TOO_MANY: { within: 'economy', found: 18, expected: 15 },
  WEIGH_PART_MISSING: { part: 'investment', within: 'economy', parts: 'gdp_growth, investment, income' },
  WEIGH_JUDGEMENT: { row: 'gdp_growth', column: 'investment', found: '12' },
  WEIGH_DIAGONAL: { part: 'gdp_growth', found: '3' },
  WEIGH_NOT_RECIPROCAL: { row: 'investment', column: 'gdp_growth', found: '3', other: '3', expected: '1/3' },
  WEIGH_INCONSISTENT: { within: 'economy', ratio: 0.765, at_most: 0.1, row: 'income', column: 'gdp_growth', found: '5', near: '1/8' },
  WEIGH_CONFLICT: {
    list: 'places',
    profile: 'resource',
    count: 2,
    constraints: '生态修复不低于40%\t4.6\n经济发展不低于65%\t4.9',
    relax: '生态修复不低于40%\t4.6\t5\n经济发展不低于65%\t4.9\t5',
  },
  WEIGH_NEAREST: { list: 'places', profile: 'resource', changes: 'ecology 30 → 40, economy 70 → 60', more: 3, moved: 10 },
  WEIGH_NOT_LINEAR: { title: '二者至少其一', rule: "share('tag:a') > 0.3 || share('tag:b') > 0.3", list: 'places', profile: 'resource' },
};
