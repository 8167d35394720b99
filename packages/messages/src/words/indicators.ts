import type { Indicator } from '@kedu/scheme';
import { type WordTable, words } from './table.ts';

/** How values of shorter periods make those of a longer one. */
export const ACCRUAL_WORDS = {
  flow: words('各期相加', 'the periods add up'),
  cumulative: words('年初累计，取最后一期', 'year to date: the last one stands'),
  stock: words('期末数，取最后一期', 'a stock: the last one stands'),
  rate: words('比率，取最后一期', 'a rate: the last one stands'),
  growth: words('增速，取最后一期', 'a growth rate: the last one stands'),
  annual: words('一年一次', 'once a year'),
  milestone: words('完成的节点数', 'milestones reached'),
} as const satisfies WordTable<Indicator['accrual']>;

export const NATURE_WORDS = {
  binding: words('约束性', 'binding'),
  guiding: words('指导性', 'guiding'),
} as const satisfies WordTable<Indicator['nature']>;

export const HORIZON_WORDS = {
  short: words('显绩', 'short-term'),
  long: words('潜绩', 'long-term'),
} as const satisfies WordTable<Indicator['horizon']>;

export const PRIORITY_WORDS = {
  national: words('国家任务', 'national task'),
  provincial: words('省三年行动', 'provincial three-year action'),
  livelihood: words('民生', 'livelihood'),
} as const satisfies WordTable<NonNullable<Indicator['priority']>>;

export const INDICATOR_KIND_WORDS = {
  quantity: words('数量', 'quantity'),
  rate: words('比率', 'rate'),
  count: words('件数', 'count'),
  judgement: words('评定', 'judgement'),
  satisfaction: words('满意度', 'satisfaction'),
} as const satisfies WordTable<Indicator['kind']>;

export const STATISTIC_WORDS = {
  official: words('官方统计', 'official statistic'),
  administrative: words('部门数据', 'administrative data'),
} as const satisfies WordTable<Indicator['statistic']>;

export const BETTER_WORDS = {
  higher: words('越高越好', 'higher is better'),
  lower: words('越低越好', 'lower is better'),
} as const satisfies WordTable<Indicator['better']>;
