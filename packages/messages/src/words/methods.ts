import type { MethodName } from '@kedu/scheme';
import { type WordTable, words } from './table.ts';

/** Names of the scoring methods. */
export const METHOD_WORDS = {
  completion: words('完成率法', 'completion ratio'),
  growth_on_base: words('较基期增长法', 'growth on the base'),
  interval: words('区间法', 'interval'),
  piecewise: words('分段线性法', 'piecewise linear'),
  efficacy: words('功效系数法', 'efficacy coefficient'),
  efficacy_banded: words('分档功效系数法', 'banded efficacy coefficient'),
  goalposts: words('上下限法', 'goalposts'),
  min_max: words('极差标准化法', 'min–max'),
  z_score: words('标准分法', 'z-score'),
  rank: words('名次计分法', 'score by rank'),
  percentile: words('百分位法', 'percentile'),
  ratio_to_first: words('与第一名之比', 'ratio to the first'),
  fraction_of_max: words('占最大值比例法', 'fraction of the maximum'),
  borda: words('波达计数法', 'Borda count'),
  distance_to_best: words('与最好值差距法', 'distance to the best'),
  distance_to_reference: words('与参照单位差距法', 'distance to a reference unit'),
  progress_to_target: words('目标进程法', 'progress to the target'),
  distance_to_target: words('与目标差距法', 'distance to the target'),
  step: words('步进加减分法', 'step'),
  all_or_nothing: words('达标得分法', 'all or nothing'),
  deduction: words('扣分法', 'deduction per event'),
  bonus: words('加分法', 'bonus per event, capped'),
  given: words('直接评分', 'mark as given'),
} as const satisfies WordTable<MethodName>;

/** The formula of each method in words; x is the unit’s value. Scores are on 0–100. */
export const FORMULA_WORDS = {
  completion: words(
    '100 × 实际值 ÷ 目标值（越低越好时为 100 × 目标值 ÷ 实际值）',
    '100 × actual ÷ target (100 × target ÷ actual where lower is better)',
  ),
  growth_on_base: words('较基期的变化 ÷ 得满分所需的变化 × 100', 'change on the baseline ÷ change that earns full marks × 100'),
  interval: words('在区间内得 100 分，离开区间后按距离递减到 0', '100 inside the interval, falling to 0 with the distance outside'),
  piecewise: words('在相邻两个“数值—得分”点之间按直线计算', 'a straight line between neighbouring value–score points'),
  efficacy: words('（x − 不容许值）÷（满意值 − 不容许值）× 幅度 + 基础分', '(x − worst) ÷ (best − worst) × range + base'),
  efficacy_banded: words(
    '本档基础分 +（x − 本档标准）÷（上档标准 − 本档标准）×（上档基础分 − 本档基础分）',
    'base of the band + (x − its standard) ÷ (next standard − its standard) × (base of the next band − base of the band)',
  ),
  goalposts: words(
    '100 ×（x − 最差界）÷（最好界 − 最差界），不低于 0、不高于 100',
    '100 × (x − worst) ÷ (best − worst), kept within 0 and 100',
  ),
  min_max: words(
    '（x − 同组最差）÷（同组最好 − 同组最差），换算到规定的分数段',
    '(x − worst of the peers) ÷ (best − worst of the peers), on the declared scale',
  ),
  z_score: words(
    '中心分 + 每个标准差的分 ×（x − 同组平均）÷ 同组标准差',
    'centre + spread × (x − mean of the peers) ÷ standard deviation of the peers',
  ),
  rank: words('按在同组中的名次查表，或首名得分逐名递减', 'by the rank among the peers: a table, or so much less for each rank'),
  percentile: words('不优于该单位的同组单位所占的百分比', 'share of the peers that are not better'),
  ratio_to_first: words('100 × x ÷ 同组最好值', '100 × x ÷ best of the peers'),
  fraction_of_max: words(
    '100 × x ÷ 同组最大值（越低越好时为 100 ×（1 − x ÷ 同组最大值））',
    '100 × x ÷ highest of the peers (100 × (1 − x ÷ highest) where lower is better)',
  ),
  borda: words('100 × 严格胜过的同组单位数 ÷（同组单位数 − 1）', '100 × number of peers strictly beaten ÷ (number of peers − 1)'),
  distance_to_best: words(
    '100 ×（1 − 与同组最好值的差距 ÷ 同组最好与最差之差）',
    '100 × (1 − distance to the best ÷ (best − worst of the peers))',
  ),
  distance_to_reference: words(
    '100 ×（1 − 与参照单位的差距 ÷ 参照单位与同组最差之差）',
    '100 × (1 − distance to the reference unit ÷ (reference unit − worst of the peers))',
  ),
  progress_to_target: words(
    '100 ×（x − 同组最差）÷（目标值 − 同组最差），最高 100',
    '100 × (x − worst of the peers) ÷ (target − worst of the peers), at most 100',
  ),
  distance_to_target: words('100 × [1 − 与目标的差距 ÷ 容许差距]', '100 × [1 − distance to the target ÷ reach]'),
  step: words(
    '达到目标得规定分，每高（低）一个单位加（减）规定分',
    'so many points at the target, more or less for each unit above or below',
  ),
  all_or_nothing: words('达到目标得 100 分，否则得规定的低分', '100 when the target is reached, otherwise the declared low score'),
  deduction: words('起始分 − 每件扣分 × 件数', 'starting points − deduction × events'),
  bonus: words('每件加分 × 件数，不超过上限', 'bonus × events, up to the cap'),
  given: words('评分 ÷ 满分 × 100', 'mark ÷ full mark × 100'),
} as const satisfies WordTable<MethodName>;
