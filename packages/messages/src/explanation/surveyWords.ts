import { words } from '../words/table.ts';

/** Steps of a reason that lead to answers of the public. */
export const SURVEY_EXPLANATION_WORDS = {
  EXPLAIN_SURVEY: words(
    '由 {respondents} 份有效答卷加权平均得出[[：{result}]][[，{confidence}% 误差 ±{margin}]][[，标准误 {se}]][[，误差＝标准误×t，t＝{t}（自由度 {freedom}）]][[，分 {clusters:some} 群抽取]]',
    'Weighted mean of {respondents} {respondents|answer|answers}[[: {result}]][[, {confidence} % margin ±{margin}]][[, standard error {se}]][[; margin = standard error × t, t = {t} ({freedom} {freedom|degree|degrees} of freedom)]][[; drawn in {clusters:some} {clusters|cluster|clusters}]]',
  ),
  EXPLAIN_SURVEY_SAMPLE: words(
    '{sample:survey_sample}[[，取自“{frame}”]][[，{mode:survey_mode}]][[、{mode_2:survey_mode}]][[、{mode_3:survey_mode}]][[、{mode_4:survey_mode}]][[，答卷表 {file}]]',
    'Asked: {sample:survey_sample}[[ of “{frame}”]][[, {mode:survey_mode}]][[ and {mode_2:survey_mode}]][[ and {mode_3:survey_mode}]][[ and {mode_4:survey_mode}]][[; file of answers {file}]]',
  ),
  EXPLAIN_SURVEY_REVIEWED: words(
    '开放投票经合法性审核后计分：{document}（{date}）',
    'The open vote is scored after a legal review: {document} ({date})',
  ),
  EXPLAIN_SURVEY_NOT_SCORED: words(
    '开放投票只公布，不计分：谁来投票没有经过抽取，不能代表全体居民',
    'An open vote is shown and not scored: those who vote are not drawn, and do not stand for all residents',
  ),
  EXPLAIN_SURVEY_WEIGHTED: words(
    '按 {dimensions} 个维度加权到人口结构（{method:survey_method}）[[，设计效应 {design_effect}]][[，{trimmed:some} 份答卷的权数截到均值的 {trim} 倍]]',
    'Weighted to the population by {dimensions} {dimensions|dimension|dimensions} ({method:survey_method})[[, design effect {design_effect}]][[; {trimmed:some} weights cut to {trim} times their mean]]',
  ),
  EXPLAIN_SURVEY_GROUP: words(
    '{dimension}“{title}”：{count} 份，占答卷 {sample}，占人口 {population}',
    '{dimension} “{title}”: {count} {count|answer|answers}, {sample} of the sample, {population} of the population',
  ),
  EXPLAIN_SURVEY_TOO_FEW: words(
    '有效答卷 {respondents} 份，没有数值：少于 {at_least} 份，或有一类人不足 2 份，或无法加权',
    '{respondents} {respondents|answer|answers}, no value: fewer than {at_least}, or fewer than 2 of a category, or no weights',
  ),
  EXPLAIN_SURVEY_NOT_ASKED: words('{period:period}没有本单位的答卷', 'No answers about this unit for {period:period}'),
} as const;
