import type { ExplainCode } from '@kedu/engine';
import { type WordTable, words } from '../words/table.ts';
import { ELSEWHERE_EXPLANATION_WORDS } from './elsewhereWords.ts';
import { RESPONSIBILITY_EXPLANATION_WORDS } from './responsibilityWords.ts';
import { SURVEY_EXPLANATION_WORDS } from './surveyWords.ts';
import { UNCERTAINTY_EXPLANATION_WORDS } from './uncertaintyWords.ts';

/**
 * One sentence for each step of a reason. Beside the arguments of the code a template may use `{title}`, the name of the part, indicator, gate
 * or rule that the step is about, and `{result}`, the number that came out; both are blank where there is none.
 */
export const EXPLANATION_WORDS = {
  EXPLAIN_UNIT: words('[[{title}]]（{unit}），{period:period}，{list}', '[[{title}]] ({unit}), {period:period}, {list}'),
  EXPLAIN_UNLISTED: words('[[{title}]]（{unit}），{period:period}，不在任何考核序列', '[[{title}]] ({unit}), {period:period}, in no list'),
  EXPLAIN_NOT_RANKED: words('不参加排名：{reason:not_ranked}[[（{title}）]]', 'Not ranked: {reason:not_ranked}[[ ({title})]]'),
  EXPLAIN_RANK: words(
    '第 {rank} 名，共 {of} 个单位排名[[，另有 {tied:some} 个单位并列]]',
    'Rank {rank} of {of}[[, shared with {tied:some} more]]',
  ),
  EXPLAIN_GRADE: words('等次：{grade}', 'Grade: {title}'),
  EXPLAIN_GRADE_THRESHOLD: words(
    '得分不低于 {threshold}，达到“{grade}”的分数线',
    'The score is at least {threshold}: the threshold of “{grade}”',
  ),
  EXPLAIN_GRADE_CHANGED: words(
    '等次由“{from}”调整为“{to}”：{because:grade_note}[[（{title}）]]',
    'The grade changes from “{from}” to “{to}”: {because:grade_note}[[ ({title})]]',
  ),
  EXPLAIN_GATE: words('[[{title}：]]{effect:gate_effect}[[：{grades}]]', '[[{title}: ]]{effect:gate_effect}[[: {grades}]]'),
  EXPLAIN_BINDING_MISSED: words(
    '约束性指标“{title}”未完成，不得评为最高等次',
    'The binding indicator “{title}” was missed: the top grade is barred',
  ),
  EXPLAIN_SCORE: words('得分：{score}', 'Score: {score}'),
  EXPLAIN_SCORE_CAPPED: words('[[{title}：]]得分封顶为 {cap}', '[[{title}: ]]the score is capped at {cap}'),
  EXPLAIN_COMPOSITE: words('合成方法：{aggregate:aggregate}', 'Parts are combined as: {aggregate:aggregate}'),
  EXPLAIN_OUTRANKING: words(
    '逐对比较：胜 {won}，负 {lost}，平 {tied}；胜负之差 {figure}',
    'Compared pair by pair: better than {won}, worse than {lost}, even with {tied}; Copeland’s figure {figure}',
  ),
  EXPLAIN_POINTS: words(
    '计入上一级 {points} 分：权重 {weight}，得分 {of}',
    'Gives the part above {points} points: weight {weight}, score {of}',
  ),
  EXPLAIN_WEIGHT: words('权重 {weight}[[（按“{from:class}”）]]', 'Weight {weight}[[ (by “{from:class}”)]]'),
  EXPLAIN_REWEIGHTED: words(
    '有的项没有得分，权重由 {was} 调整为 {weight}',
    'Some parts have no score: the weight rises from {was} to {weight}',
  ),
  EXPLAIN_SCALED: words(
    '同级权重合计折为 100，权重 {was} 折合 {weight}',
    'The weights of the node are put on a scale of 100: {was} counts as {weight}',
  ),
  EXPLAIN_METHOD: words('计分方法：{method:method}，{method:formula}', 'Method: {method:method}; {method:formula}'),
  EXPLAIN_LIMITED: words('未封顶为 {uncapped}，按上下限取 {limit}', 'Without limits {uncapped}; kept within the limit of {limit}'),
  EXPLAIN_ROUNDED: words(
    '保留 {places} 位小数，{rule:rounding}[[，得 {result}]]',
    'Rounded to {places} decimals, {rule:rounding}[[: {result}]]',
  ),
  EXPLAIN_FILLED: words(
    '没有数值，按缺失规则处理：{rule:fill}[[（{title}）]][[，得 {result}]]',
    'No value; the rule for missing ones: {rule:fill}[[ ({title})]][[ = {result}]]',
  ),
  EXPLAIN_OFFER_FROZEN: words(
    '前次运行定下的参照值，由当时 {count} 个单位得出；后来报送的单位不改变它',
    'Frozen by an earlier run, from the {count} units of that time; who reports later does not move it',
  ),
  EXPLAIN_PEER_SCORE: words('[[{title}]]（{unit}）[[：{result} 分]]', '[[{title}]] ({unit})[[: {result} points]]'),
  EXPLAIN_PEER_SUM: words('{count} 个单位的得分合计[[：{result}]]', 'Sum of the scores of {count} units[[: {result}]]'),
  EXPLAIN_PEER_VALUE: words('[[{title}]]（{unit}）[[：{result}]]', '[[{title}]] ({unit})[[: {result}]]'),
  EXPLAIN_VALUE_SUM: words('{count} 个单位的数值合计[[：{result}]]', 'Sum of the values of {count} units[[: {result}]]'),
  EXPLAIN_DENOMINATED: words(
    '按规模折算：除以“{title}”[[，乘 {times}]][[，得 {result}]]',
    'Denominated: divided by “{title}”[[, times {times}]][[ = {result}]]',
  ),
  EXPLAIN_WINSORISED: words(
    '离群值缩尾[[为 {result}]]：同组数值偏度 {skew}、峰度 {kurtosis}，共缩尾 {points} 个',
    'Outlier, winsorised[[ to {result}]]: skewness {skew} and kurtosis {kurtosis} of the peers, {points} moved in all',
  ),
  EXPLAIN_TRANSFORMED: words(
    '离群值过多，整列取对数[[，得 {result}]]：同组数值偏度 {skew}、峰度 {kurtosis}',
    'Too many outliers: the column is put on a log scale[[, {result}]]; skewness {skew} and kurtosis {kurtosis} of the peers',
  ),
  EXPLAIN_ANCHOR: words('参照单位：[[{title}]]（{unit}）[[，数值 {result}]]', 'Reference unit: [[{title}]] ({unit})[[, value {result}]]'),
  EXPLAIN_MISSING: words('[[{title}：]]没有数值：{reason:missing}', '[[{title}: ]]No value: {reason:missing}'),
  EXPLAIN_VALUE: words(
    '[[{title}，]]{period:period}实际值[[（{unit_of_measure}）]][[：{result}]]',
    '[[{title}, ]]value in {period:period}[[ ({unit_of_measure})]][[: {result}]]',
  ),
  EXPLAIN_COMBINED: words('由 {count} 个较短考核期得出：{accrual:accrual}', 'Made from {count} shorter periods: {accrual:accrual}'),
  EXPLAIN_DERIVED: words('按公式计算：{formula}', 'Computed by the formula {formula}'),
  EXPLAIN_RATERS: words(
    '由 {marks} 份有效评分得出，{of} 组中 {groups} 组计入[[，评分表 {file}]]',
    'From {marks} valid marks; {groups} of {of} groups count[[; file of marks {file}]]',
  ),
  EXPLAIN_RATER_GROUP: words(
    '{title}：[[{result} 分，]]比例 {weight}，有效评分 {count} 份[[，标准差 {sd}]][[，去掉最高最低共 {trimmed:some} 份]][[，回避 {recused:some} 份]][[，不计 {set_aside:some} 份]]',
    '{title}: [[{result}, ]]weight {weight}, {count} valid {count|mark|marks}[[, standard deviation {sd}]][[, {trimmed:some} trimmed]][[, {recused:some} recused]][[, {set_aside:some} set aside]]',
  ),
  EXPLAIN_RATER_GROUP_LEFT_OUT: words(
    '{title}：有效评分 {count} 份，少于 {at_least} 份，不计入[[；回避 {recused:some} 份]][[；不计 {set_aside:some} 份]]',
    '{title}: {count} valid {count|mark|marks}, fewer than {at_least}: left out[[; {recused:some} recused]][[; {set_aside:some} set aside]]',
  ),
  EXPLAIN_SOURCE: words(
    '[[{title}，]]{period:period}报送值[[：{result}]][[，来源：{source}]]',
    '[[{title}, ]]reported for {period:period}[[: {result}]][[, source: {source}]]',
  ),
  EXPLAIN_BLANK: words(
    '{period:period}的单元格没有数值[[，来源：{source}]]',
    'the cell for {period:period} holds no value[[, source: {source}]]',
  ),
  ...ELSEWHERE_EXPLANATION_WORDS,
  ...RESPONSIBILITY_EXPLANATION_WORDS,
  ...SURVEY_EXPLANATION_WORDS,
  ...UNCERTAINTY_EXPLANATION_WORDS,
  EXPLAIN_TARGET: words('{period:period}目标值[[ {result}]]', 'Target for {period:period}[[: {result}]]'),
  EXPLAIN_BASELINE: words('{period:period}基期值[[ {result}]]', 'Baseline for {period:period}[[: {result}]]'),
  EXPLAIN_GOAL: words(
    '来自目标“{title}”[[（{source}）]][[，总目标 {result}]]，{by:goal_method}分解[[，牵头单位：{lead}]][[，理由：{reason}]]',
    'From the goal “{title}”[[ ({source})]][[, {result} in all]], shared out {by:goal_method}[[; lead: {lead}]][[; reason: {reason}]]',
  ),
  EXPLAIN_GOAL_SHARE: words('{by:goal_method}应承担[[ {result}]]', 'Due {by:goal_method}[[: {result}]]'),
  EXPLAIN_GOAL_RATE: words('各单位在各自基数上同增 {percent}%', 'Every unit grows by {percent}% on its own base'),
  EXPLAIN_GOAL_STEP: words(
    '按步长 {step} 取整，使各单位合起来正好达到总目标[[：{result}]]',
    'In steps of {step}, so that all together reach the goal[[: {result}]]',
  ),
  EXPLAIN_PARAMETER: words('参数“{name}”[[ = {result}]]', 'Parameter “{name}”[[ = {result}]]'),
  EXPLAIN_PEERS: words(
    '同组 {count} 个单位：最小 {min}，最大 {max}，平均 {mean}[[，标准差 {sd}]]',
    'Peers: {count}; lowest {min}, highest {max}, mean {mean}[[, standard deviation {sd}]]',
  ),
  EXPLAIN_LIGHT: words('[[{title}，]]{period:period}：{light:light}', '[[{title}, ]]{period:period}: {light:light}'),
  EXPLAIN_LIGHT_HELD: words(
    '按当期数据应为“{raw:light}”，为避免反复变动，目前状态是：{state:light_state}',
    'The data alone say “{raw:light}”; so that lights do not flicker it is now: {state:light_state}',
  ),
  EXPLAIN_LIGHT_RULE: words(
    '符合{light:light}的条件[[“{title}”]]：{condition}',
    'The condition for {light:light}[[ “{title}”]] holds: {condition}',
  ),
  EXPLAIN_SCHEDULED: words('{period:period}应达到[[ {result}]]', 'Due by {period:period}[[: {result}]]'),
  EXPLAIN_LAG: words('{basis:lag_basis}[[：{result}]]', '{basis:lag_basis}[[: {result}]]'),
  EXPLAIN_ADDITION: words(
    '[[{title}：]]加减分[[合计 {result}]][[，上限 {cap}]]',
    '[[{title}: ]]additions and deductions[[ = {result}]][[, at most {cap}]]',
  ),
  EXPLAIN_EVENT: words('[[{title}，]]{date}[[，{level}]][[：{result} 分]]', '[[{title}, ]]{date}[[, {level}]][[: {result} points]]'),
  EXPLAIN_EVENT_NOT_COUNTED: words(
    '[[{title}，]]{date}，不计分：{because:event_note}',
    '[[{title}, ]]{date}, not counted: {because:event_note}',
  ),
  EXPLAIN_EVENT_STEP: words('{step:event_step}：{date}', '{step:event_step}: {date}'),
  EXPLAIN_DETERMINED: words(
    '审定：等次由“{from}”调整为“{to}”，理由：{ground}（{body}，{meeting}，{date}）；得分和名次不变',
    'Determined: the grade changes from “{from}” to “{to}”; ground: {ground} ({body}, {meeting}, {date}). Score and rank stay as they are',
  ),
  EXPLAIN_DETERMINED_BARRED: words(
    '“{title}”不准评“{grade}”；审定仍然给了这一等次，由审定机构负责',
    '“{title}” bars “{grade}”; the determination gives it all the same, and the body answers for it',
  ),
  EXPLAIN_DETERMINED_DROPPED: words(
    '审定：不采纳这项建议，理由：{ground}（{body}，{meeting}，{date}）',
    'Determined: the proposal is dropped; ground: {ground} ({body}, {meeting}, {date})',
  ),
  EXPLAIN_PROPOSAL: words(
    '[[{title}：]]建议{action:action}[[（{subject}）]][[，金额 {result} 元]][[，核减 {saved} 元]][[，{count} 人]][[，由{decides}决定]]',
    '[[{title}: ]]proposed: {action:action}[[ ({subject})]][[, {result} yuan]][[, {saved} yuan saved]][[, {count} persons]][[; {decides} decides]]',
  ),
  EXPLAIN_INDICATOR: words('{title}：{score} 分', '{title}: {score} points'),
  EXPLAIN_PART: words('{title}：{score} 分', '{title}: {score} points'),
  EXPLAIN_TOTAL: words('各项合计 {points} 分，加减分 {added} 分', 'The parts give {points} points, additions and deductions {added}'),
} as const satisfies WordTable<ExplainCode>;
