import { type WordTable, words } from './table.ts';

/** Of what shares should add up to the whole. */
export const SHARES_OF_WORDS = {
  tranches: words('分期拨付', 'tranches'),
  mix: words('混合的合成方法', 'mix of ways to combine'),
  'over.weights': words('各年的权重', 'weights of the years'),
  'raters.groups': words('各评价主体', 'groups of raters'),
} as const satisfies WordTable;
