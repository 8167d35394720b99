import { type WordTable, words } from './table.ts';

/** Why a criterion is no method. */
export const CRITERION_GAP_WORDS = {
  words: words('有些字句不认识', 'some words are not known'),
  no_target: words('要和目标值比较，而目标值不是一个数', 'it compares with a target that is no number'),
  scale: words('其中的分数与本项分值不符', 'its marks do not fit the points of the line'),
  direction: words('加减分的方向与指标的方向相反', 'it rewards the direction that the indicator calls worse'),
  incomplete: words('只说了一半，有的情形没有说怎样计分', 'it leaves cases without a score'),
  several_events: words('几种情形扣分不同，要分成几项指标', 'several kinds of event cost different points and need an indicator each'),
  unit: words('其中的单位与指标的计量单位不符', 'its unit is not that of the indicator'),
  contradiction: words('前后说法互相矛盾', 'its clauses contradict one another'),
  bands: words('分档之间有空档或重叠', 'its bands leave gaps or overlap'),
  combination: words('几句话合起来不是一种计分方法', 'its clauses together are no single method'),
} as const satisfies WordTable;

/** How the weights of a workbook were read. */
export const WORKBOOK_WEIGHT_WORDS = {
  points_of_total: words('各项按在总分中的分值读取', 'read as points of the whole'),
  points: words('下级按在本级 100 分中的分值读取', 'read as points of 100 within each node'),
  relative: words('与表中合计一致但不是 100，已按比例折算为百分制', 'as its total row says, and not 100; weighed in proportion'),
} as const satisfies WordTable;
