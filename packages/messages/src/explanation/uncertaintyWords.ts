import { words } from '../words/table.ts';

/** Steps of a reason that say how far errors of values leave a result open. */
export const UNCERTAINTY_EXPLANATION_WORDS = {
  EXPLAIN_RANK_SET: words(
    '可信区间第 {best} 至第 {worst} 名（{confidence}）：与区间重叠的单位分不出先后[[；未声明误差的权重占 {unstated}]]',
    'Confidence set: ranks {best} to {worst} ({confidence}); units whose sets overlap are not told apart[[; no error is stated for {unstated} of the weight]]',
  ),
  EXPLAIN_RANK_FIRM: words(
    '按已声明的误差，位次确定（{confidence}）[[；未声明误差的权重占 {unstated}]]',
    'By the errors that are stated the rank is firm ({confidence})[[; no error is stated for {unstated} of the weight]]',
  ),
  EXPLAIN_LAST_CHANCE: words('排在末位的可能性 {share}', 'Chance of the last place: {share}'),
  EXPLAIN_SCORE_INTERVAL: words(
    '得分的可信区间 {low} 至 {high}（{confidence}）[[；未声明误差的权重占 {unstated}]]',
    'Confidence interval of the score: {low} to {high} ({confidence})[[; no error is stated for {unstated} of the weight]]',
  ),
  EXPLAIN_ERROR_SOURCE: words('误差来自“{title}”的约占 {share}', '“{title}” brings in about {share} of the error'),
  EXPLAIN_ERROR_REVISED: words(
    '由 {count} 次修订估计，标准差 {sd}[[；修订平均上调 {raised}，未扣除]][[；修订平均下调 {lowered}，未扣除]]',
    'Estimated from {count} revisions, standard deviation {sd}[[; revised upwards by {raised} on average, which is not taken off]][[; revised downwards by {lowered} on average, which is not taken off]]',
  ),
  EXPLAIN_GRADE_CHANCE: words('评为“{grade}”的可能性 {share}', 'Chance of “{grade}”: {share}'),
  EXPLAIN_NOISE_SPARED: words(
    '在误差之内：只有 {share} 的模拟仍会提出这项建议，不到 {confidence}，不提',
    'Within the error: the proposal is made in {share} of the draws, less than {confidence}, and is not made',
  ),
  EXPLAIN_NOISE_HOLDS: words(
    '不在误差之内：{share} 的模拟仍会提出这项建议（须不低于 {confidence}）',
    'Not within the error: the proposal is made in {share} of the draws (at least {confidence} is asked)',
  ),
} as const;
