import { type IssueWords, wording } from './wording.ts';

/** Scoring (packages/engine). */
export const SCORING_WORDS = {
  SCORE_MISSING_REFUSED: wording(
    {
      what: '{unit}的“{part}”没有数值，按方案规定不能计分（{list}）。',
      found: '{reason:missing}',
      expected: '有数值，或在方案里规定缺失时怎么办',
      remedy: '请补报数值；如果允许缺失，请把该项的 missing 改为 reweight、zero 等。',
    },
    {
      what: '{unit} has no value for “{part}”, and the scheme refuses to score without it ({list}).',
      found: '{reason:missing}',
      expected: 'a value, or a rule for missing ones',
      remedy: 'Have the value reported; if it may be missing, set missing of the part to reweight, zero or the like.',
    },
  ),
  SCORE_OVERDUE: wording(
    {
      what: '“{title}”（{part}）有 {count} 个单位逾期未报（共 {of} 个）：{units}[[，另有 {more:some} 个]]（{list}）。',
      found: '按缺失规则处理：{rule:missing_rule}',
      expected: '到期即报',
      why: '逾期的单位不应因为没有报数而得益。',
      remedy: '请催报后重新运行；如果是来源推迟发布，请在数据中填“来源延迟”；如果逾期应当不得分，请把该项的 missing 改为 zero 并写明理由。',
    },
    {
      what: '“{title}” ({part}) is overdue for {count} of {of} units: {units}[[ and {more:some} more]] ({list}).',
      found: 'the rule for missing values acts: {rule:missing_rule}',
      expected: 'a value when it is due',
      why: 'Nobody should gain by not reporting.',
      remedy:
        'Have the values reported and run again. If the source is late, write source_late in the data; if overdue values should count as zero, set missing of the part to zero with a reason.',
    },
  ),
  SCORE_UNRATED: wording(
    {
      what: '“{title}”（{part}）有 {count} 个单位没有任何一个评价组计入（共 {of} 个）：{units}[[，另有 {more:some} 个]]（{list}）。',
      found: '各组有效评分都不足，或没有评分；按缺失规则处理：{rule:missing_rule}',
      expected: '至少有一个评价组达到方案规定的人数',
      why: '该指标由评价人打分，被考核单位不报数，缺分不是单位的责任。',
      remedy: '请组织部门补齐评分后重新运行；如果不再补评，请核对该项的 missing 是否适合没有评分的单位。',
    },
    {
      what: 'No group of raters counts in “{title}” ({part}) for {count} of {of} units: {units}[[ and {more:some} more]] ({list}).',
      found: 'too few valid marks in every group, or none; the rule for missing values acts: {rule:missing_rule}',
      expected: 'one group at least with as many marks as the scheme asks for',
      why: 'Raters mark this indicator and the units report nothing: the gap is not theirs.',
      remedy:
        'Have whoever collects the marks complete them and run again. If none will come, see whether missing of the part suits units without marks.',
    },
  ),
  SCORE_OVERDUE_MORE: wording(
    {
      what: '还有 {parts} 项有逾期未报的数值，没有逐项列出（{list}）。',
      found: '共 {count} 个数值',
      expected: '到期即报',
      remedy: '各项逾期情况见 indicators.csv 的“缺失”栏；如果来源本来就没有这些数值，请在数据中填“不适用”或“来源延迟”。',
    },
    {
      what: 'Further parts with overdue values, not named one by one: {parts} ({list}).',
      found: '{count} values',
      expected: 'a value when it is due',
      remedy:
        'The column “missing” of indicators.csv shows them. If the source has no such values, write not_applicable or source_late in the data.',
    },
  ),
  SCORE_NO_RESULT: wording(
    {
      what: '“{part}”用{method:method}算不出得分，按缺失规则处理[[（共 {count:several} 个单位）]]（{list}）。',
      found: '{unit}：{reason:missing}',
      expected: '能算出得分的数值、目标和基期',
      remedy: '请检查目标值和基期值是否为零或空缺，或换一种计分方法。',
    },
    {
      what: 'The method {method:method} gives no score for “{part}”; the rule for missing values acts[[ ({count:several} units)]] ({list}).',
      found: '{unit}: {reason:missing}',
      expected: 'a value, target and baseline from which a score follows',
      remedy: 'See whether target or baseline is zero or missing, or choose another method.',
    },
  ),
  SCORE_REFERENCE_DEGENERATE: wording(
    {
      what: '“{part}”各单位的数值都一样，{method:method}分不出高低（{list}[[，{group}]]）。',
      found: '{count} 个单位都是 {value}',
      expected: '至少两个不同的数值',
      remedy: '请核对数据是否误填成同一个数；如果属实，请换一种不与同组比较的计分方法。',
    },
    {
      what: 'All units have the same value of “{part}”: {method:method} cannot tell them apart ({list}[[, {group}]]).',
      found: '{count} units at {value}',
      expected: 'at least two different values',
      remedy: 'See whether one number was filled in for all; if it is right, choose a method that does not compare with peers.',
    },
  ),
  SCORE_OUTSIDE_FROZEN: wording(
    {
      what: '{unit}的“{part}”超出了已冻结的参照范围，按边界计分（{list}）。',
      found: '{value}',
      expected: '{min} 至 {max}',
      why: '参照点冻结后不再变动，迟报的单位不会改变已公布的得分。',
      remedy: '请核对数值；如果参照点本身有误，请另行运行并说明更正。',
    },
    {
      what: 'The value of {unit} for “{part}” lies outside the frozen reference points and counts as their edge ({list}).',
      found: '{value}',
      expected: '{min} to {max}',
      why: 'Reference points stay as they were, so that a late reporter does not move published scores.',
      remedy: 'Check the value; if the reference points are wrong, make a new run that names the correction.',
    },
  ),
  SCORE_EVENT_UNIT_UNKNOWN: wording(
    {
      what: '加减分表“{part}”里的单位不在考核期末的名册中，没有计分（{list}）。',
      found: '{unit}，事项“{item}”',
      expected: '考核期最后一天存在的单位的代码',
      remedy: '请核对单位代码；单位已合并的，请填承继单位。',
    },
    {
      what: 'The table of additions “{part}” names a unit that does not exist on the last day of the period; it is not counted ({list}).',
      found: '{unit}, item “{item}”',
      expected: 'the code of a unit that exists on that day',
      remedy: 'Check the code; after a merger give the successor.',
    },
  ),
} as const satisfies IssueWords;
