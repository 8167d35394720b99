import { type WordTable, words } from './table.ts';

/** Ways of decomposing a goal. */
export const GOAL_METHOD_WORDS = {
  base: words('按基数', 'by the base'),
  potential: words('按潜力', 'by the potential'),
  equal_growth: words('同增速', 'by equal growth'),
  hand: words('逐一商定', 'by hand'),
} as const satisfies WordTable;

/** How children make up their parent. */
export const GOAL_SUM_WORDS = {
  sum: words('相加', 'added up'),
  weighted_mean: words('按基数加权平均', 'averaged with the bases as weights'),
} as const satisfies WordTable;

/** What is wrong of a base or a potential. */
export const GOAL_BECAUSE_WORDS = {
  missing: words('没有填写', 'is left blank'),
  negative: words('小于 0', 'is below 0'),
  zero: words('为 0', 'is 0'),
  all_zero: words(
    '全部为 0（或有潜力的单位没有基数），无从分起',
    'is all 0 (or potential stands only where there is no base): nothing to share by',
  ),
} as const satisfies WordTable;

/** What a side of a mutual recognition names. */
export const RECOGNITION_SIDE_WORDS = {
  scheme: words('方案', 'the scheme'),
  list: words('序列', 'the list'),
} as const satisfies WordTable;
