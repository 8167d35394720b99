import type { AggregateName, MissingRule } from '@kedu/scheme';
import type { RoundingRule } from '@kedu/model';
import { type WordTable, words } from './table.ts';

/** How parts make the whole. */
export const AGGREGATE_WORDS = {
  arithmetic: words('加权平均', 'weighted mean'),
  geometric: words('加权几何平均', 'weighted geometric mean'),
  harmonic: words('加权调和平均', 'weighted harmonic mean'),
  sum: words('相加', 'sum'),
  worst: words('取最低的一项', 'the worst part counts'),
  generalised: words('幂平均', 'generalised mean'),
  copeland: words('逐对比较（科普兰法）', 'pairwise comparison (Copeland)'),
  borda: words('名次计数（波达法）', 'weighted Borda count'),
  topsis: words('逼近理想解（TOPSIS）', 'closeness to the ideal (TOPSIS)'),
  mix: words('按比例混合', 'a declared mix'),
} as const satisfies WordTable<AggregateName | 'mix'>;

/** What stands in for a missing value. */
export const MISSING_RULE_WORDS = {
  refuse: words('不计分', 'no score'),
  reweight: words('其余各项按权重分摊', 'the other parts take over its weight'),
  zero: words('按规定的理由计零分', 'counts as zero, for the stated reason'),
  mean_of: words('取同组单位的平均得分', 'mean of the group'),
  median_of: words('取同组单位的中位得分', 'median of the group'),
  last_value: words('沿用最近一期的数值', 'the last known value'),
  interpolate: words('按前后两期的数值取直线上的值', 'a straight line between the values before and after'),
  mean_value_of: words('取同组单位的平均数值', 'mean of the values of the group'),
  median_value_of: words('取同组单位的中位数值', 'median of the values of the group'),
} as const satisfies WordTable<MissingRule['rule']>;

export const ROUNDING_WORDS = {
  half_even: words('四舍六入五成双', 'half to even'),
  half_up: words('四舍五入', 'half up'),
  half_down: words('五舍六入', 'half down'),
  down: words('舍去尾数', 'towards zero'),
  up: words('进一', 'away from zero'),
} as const satisfies WordTable<RoundingRule>;
