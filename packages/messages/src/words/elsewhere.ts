import { type WordTable, words } from './table.ts';

/** How the values of the units below make one. */
export const CHILDREN_BY_WORDS = {
  mean: words('平均', 'their mean'),
  median: words('中位数', 'their median'),
  sum: words('合计', 'their sum'),
  min: words('取最小', 'the lowest'),
  max: words('取最大', 'the highest'),
  weighted_mean: words('加权平均', 'their weighted mean'),
  share_reaching: words('达标单位占比，%', 'percentage that reaches the target'),
} as const satisfies WordTable;

/** Where a value comes from that nobody reports. */
export const VALUE_FROM_WORDS = {
  children: words('由下级单位的数值得出（from_children）', 'it is made of the values of the units below (from_children)'),
  result: words('取自另一方案的结果（result_of）', 'it is the result of another scheme (result_of)'),
} as const satisfies WordTable;

/** Whether a unit below reaches the target. */
export const REACHES_WORDS = {
  yes: words('达标', 'reached'),
  no: words('未达标', 'not reached'),
} as const satisfies WordTable;
