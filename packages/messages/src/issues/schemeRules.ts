import { type IssueWords, wording } from './wording.ts';

/** Weights, indicators, grades and versions of a scheme (packages/scheme). */
export const SCHEME_RULE_WORDS = {
  WEIGHT_SUM: wording(
    {
      what: '“{part}”的各项分值加起来不对[[（{profile:class}）]]。',
      found: '{sum} = {found}',
      expected: '{expected}',
      why: '满分不一致，单位之间就不能比较。',
      remedy: '请调整其中的分值；如果这些数本来只表示轻重，请写 weights: relative。',
    },
    {
      what: 'The points of “{part}” do not add up[[ ({profile:class})]].',
      found: '{sum} = {found}',
      expected: '{expected}',
      why: 'With different full marks units cannot be compared.',
      remedy: 'Adjust the points; if the numbers only say how heavy each part is, write weights: relative.',
    },
  ),
  WEIGHT_READING: wording(
    {
      what: '“{part}”没有说明权重怎么读。',
      expected: '{allowed} 之一',
      why: '同样的数，读作分值还是相对权重，结果不同。',
      remedy: '请在计分表的最上级写 weights。',
    },
    {
      what: '“{part}” does not say how its weights are to be read.',
      expected: 'one of {allowed}',
      why: 'The same numbers give other results as points than as relative weights.',
      remedy: 'Write weights at the top of the tree.',
    },
  ),
  WEIGHT_AMBIGUOUS: wording(
    {
      what: '“{part}”的权重有两种读法，结果不同。',
      found: '{found:form}',
      expected: '{expected:form}',
      why: '写法：{weights:weights}。',
      remedy: '请改写成只有一种读法：百分数一律加 %，或一律不加。',
    },
    {
      what: 'The weights of “{part}” can be read in two ways with different results.',
      found: '{found:form}',
      expected: '{expected:form}',
      why: 'They are written as {weights:weights}.',
      remedy: 'Write them so that there is one reading: all with %, or none.',
    },
  ),
  WEIGHT_NO_ELSE: wording(
    {
      what: '“{part}”按类别给权重，但有单位不在其中任何一类。',
      found: '{units}[[（类别 {class}）]]',
      expected: '每个单位都有权重',
      why: '没有权重的单位，这一项就不存在。',
      remedy: '请为该类别写权重，或加上 else；不适用的写 none，只展示不计分的写 0。',
    },
    {
      what: '“{part}” has weights by class, and some units are in none of them.',
      found: '{units}[[ (class {class})]]',
      expected: 'a weight for every unit',
      why: 'For a unit without a weight the part does not exist.',
      remedy: 'Give the class a weight, or add else; write none where the part does not apply, 0 where it is shown and does not count.',
    },
  ),
  WEIGHT_NONE: wording(
    { what: '“{part}”下面没有一项有权重[[（{profile:class}）]]。', expected: '至少一项的权重大于 0', remedy: '请检查各项的权重。' },
    {
      what: 'No part of “{part}” has a weight[[ ({profile:class})]].',
      expected: 'at least one weight above 0',
      remedy: 'Check the weights of its parts.',
    },
  ),
  WEIGHT_CONSTRAINT: wording(
    {
      what: '权重不符合政策要求：{title}[[（{profile}）]]。',
      found: '{found}',
      expected: '{rule}',
      why: '不符合约束的方案不能发布。',
      remedy: '请调整有关各项的权重。',
    },
    {
      what: 'The weights break a policy constraint: {title}[[ ({profile})]].',
      found: '{found}',
      expected: '{rule}',
      why: 'A scheme that breaks a constraint cannot be published.',
      remedy: 'Adjust the weights of the parts concerned.',
    },
  ),
  SCHEME_TARGET_MISSING: wording(
    { what: '指标“{indicator}”没有{what:reference}。', expected: '“{needed_by}”要用到', remedy: '请在指标里写 {what}，或写入目标表。' },
    {
      what: 'The indicator “{indicator}” has no {what:reference}.',
      expected: 'needed by “{needed_by}”',
      remedy: 'Give {what} with the indicator, or in the table of targets.',
    },
  ),
  SCHEME_BINDING_WITHOUT_TARGET: wording(
    {
      what: '约束性指标“{indicator}”没有目标值。',
      expected: '目标值',
      why: '没有目标就无法判断是否完成，“不得评优”也就无从适用。',
      remedy: '请补上目标值，或改为指导性（nature: guiding）。',
    },
    {
      what: 'The binding indicator “{indicator}” has no target.',
      expected: 'a target',
      why: 'Without one it cannot be said whether it was reached, and the top grade could never be barred.',
      remedy: 'Give the target, or make it guiding (nature: guiding).',
    },
  ),
  SCHEME_OWNER_MISSING: wording(
    { what: '指标“{indicator}”没有写明由哪个部门报数。', remedy: '请加上 owner: 部门。' },
    { what: 'The indicator “{indicator}” does not say which department reports it.', remedy: 'Add owner: the department.' },
  ),
  SCHEME_RANGE_ORDER: wording(
    { what: '可能范围的下限大于上限。', found: '{found}', expected: '[下限, 上限]', remedy: '请对调两个数。' },
    {
      what: 'The lowest possible value is above the highest.',
      found: '{found}',
      expected: '[lowest, highest]',
      remedy: 'Exchange the two numbers.',
    },
  ),
  SCHEME_TARGET_OUT_OF_RANGE: wording(
    {
      what: '指标“{indicator}”的目标超出了它的可能范围。',
      found: '{found}',
      expected: '{expected}',
      remedy: '请核对目标值和 range，多半是单位不一致。',
    },
    {
      what: 'The target of “{indicator}” lies outside its possible range.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Check target and range; most often the unit of measure differs.',
    },
  ),
  SCHEME_LAG_RATIO: wording(
    {
      what: '指标“{indicator}”不能按比例计算落后程度。',
      found: '{found}（{because:lag_because}）',
      expected: 'lag: { in: points }',
      why: '增速、零或负的目标按比例算没有意义。',
      remedy: '请改用 in: points，并写出黄灯、红灯各差多少。',
    },
    {
      what: 'The lag of “{indicator}” cannot be a ratio.',
      found: '{found} ({because:lag_because})',
      expected: 'lag: { in: points }',
      why: 'A ratio means nothing for growth rates and for targets of zero or below.',
      remedy: 'Use in: points, and say how far behind is yellow and how far is red.',
    },
  ),
  SCHEME_SCHEDULE_NODES: wording(
    {
      what: '指标“{indicator}”的序时进度个数与节点数不符。',
      found: '{found} 个',
      expected: '{expected} 个（{nodes:every}）',
      remedy: '请为每个节点写一个进度。',
    },
    {
      what: 'The schedule of “{indicator}” has not one entry for each node.',
      found: '{found}',
      expected: '{expected} ({nodes:every})',
      remedy: 'Give one share for each node.',
    },
  ),
  SCHEME_SCHEDULE_ORDER: wording(
    {
      what: '指标“{indicator}”的序时进度倒退了。',
      found: '{after} 之后是 {found}',
      expected: '后一个节点不低于前一个',
      remedy: '请检查进度的次序；累计进度应逐期增加。',
    },
    {
      what: 'The schedule of “{indicator}” goes back.',
      found: '{found} after {after}',
      expected: 'a later node not below the one before',
      remedy: 'Check the order; a schedule to date only grows.',
    },
  ),
  SCHEME_SCHEDULE_WITHOUT_TARGET: wording(
    { what: '指标“{indicator}”有序时进度，没有目标值。', expected: '目标值', remedy: '请补上目标值，或在进度里直接写各节点应达到的数。' },
    {
      what: 'The indicator “{indicator}” has a schedule and no target.',
      expected: 'a target',
      remedy: 'Give the target, or write the value due at each node in the schedule.',
    },
  ),
  SCHEME_METHOD_PARAMETER: wording(
    {
      what: '指标“{indicator}”的计分方法“{method:method}”，参数 {parameter} 不成立。',
      found: '{found}',
      expected: '{must:method_demand}',
      why: '照此计算，这一项或者得不出分数，或者越差得分越高。',
      remedy: '请核对参数，以及指标是越高越好还是越低越好（better）。',
    },
    {
      what: 'The parameter {parameter} of the method “{method:method}” makes no sense for the indicator “{indicator}”.',
      found: '{found}',
      expected: '{must:method_demand}',
      why: 'With it there is no score, or the worse value scores more.',
      remedy: 'Check the parameter, and whether the indicator is better when higher or lower (better).',
    },
  ),
  SCHEME_MONEY_WITHOUT_LISTS: wording(
    {
      what: '“{title}”涉及资金，没有写明用于哪些考核序列。',
      found: '适用于全部序列：{lists}',
      expected: 'lists: [序列]',
      why: '同一单位如在两个序列里，就会重复扣减或分配。',
      remedy: '请写明 lists。',
    },
    {
      what: '“{title}” moves money and does not say for which lists.',
      found: 'all lists: {lists}',
      expected: 'lists: [list]',
      why: 'A unit that stands in two lists would be cut or paid twice.',
      remedy: 'Say for which lists it is.',
    },
  ),
  SCHEME_SHARES_SUM: wording(
    {
      what: '“{what:shares_of}”的各份比例加起来不等于 {expected}。',
      found: '{sum} = {found}',
      expected: '合计 {expected}（100%）',
      why: '不足的部分没有着落，超出的部分无处可出：各份须恰好分完。',
      remedy: '请逐项核对比例，差多少补到哪一项，由制定方案的单位决定。',
    },
    {
      what: 'The shares of “{what:shares_of}” do not add up to {expected}.',
      found: '{sum} = {found}',
      expected: '{expected} in all (100 %)',
      why: 'What is missing goes nowhere, and what is over comes from nowhere: shares divide the whole.',
      remedy: 'Check each of them; whoever makes the scheme decides where the difference belongs.',
    },
  ),
  SCHEME_GRADE_ORDER: wording(
    {
      what: '等次“{grade}”的分数线不低于更好的等次“{better}”。',
      found: '{found}',
      expected: '低于 {expected}',
      remedy: '请调整分数线；order 里最好的等次写在最前。',
    },
    {
      what: 'The threshold of “{grade}” is not below that of the better grade “{better}”.',
      found: '{found}',
      expected: 'below {expected}',
      remedy: 'Adjust the thresholds; order begins with the best grade.',
    },
  ),
  SCHEME_GRADE_THRESHOLD: wording(
    {
      what: '等次“{grade}”没有分数线。',
      expected: 'at_least 里的分数',
      why: '分数落在这里的单位就没有等次。',
      remedy: '请在 at_least 里补上；最低的等次不需要。',
    },
    {
      what: 'The grade “{grade}” has no threshold.',
      expected: 'a score under at_least',
      why: 'Units that belong there would have no grade.',
      remedy: 'Add it under at_least; only the lowest grade needs none.',
    },
  ),
  SCHEME_GRADE_QUOTA: wording(
    { what: '各等次的名额比例合计超过了限度。', found: '{found}', expected: '{expected}', remedy: '请调低名额比例。' },
    { what: 'The quotas of the grades together exceed the limit.', found: '{found}', expected: '{expected}', remedy: 'Lower the quotas.' },
  ),
  SCHEME_GRADE_LISTS: wording(
    {
      what: '考核序列“{list}”有两套等次规定。',
      found: '另一套在 {first}',
      expected: '每个序列只有一套',
      remedy: '请用 lists 写明各套规定适用于哪些序列。',
    },
    {
      what: 'The list “{list}” has two sets of grades.',
      found: 'the other at {first}',
      expected: 'one set for each list',
      remedy: 'Say with lists which set is for which.',
    },
  ),
  SCHEME_GATE_EMPTY: wording(
    { what: '“{title}”没有写明后果。', expected: '{allowed} 之一', remedy: '请写明：封顶等次、封顶分数、不得评某等次，或一票否决。' },
    {
      what: '“{title}” does not say what it does.',
      expected: 'one of {allowed}',
      remedy: 'Say whether it caps the grade, caps the score, bars a grade, or is a veto.',
    },
  ),
  SCHEME_SHARE_BOUNDS: wording(
    { what: '“{what}”的比例不在允许范围内。', found: '{found}', expected: '{expected}', remedy: '请改正；20% 也可写作 0.2。' },
    {
      what: 'The share “{what}” is outside what is allowed.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Correct it; 20% can also be written 0.2.',
    },
  ),
  SCHEME_IN_FORCE: wording(
    { what: '方案的生效日期晚于失效日期。', found: '{from} 至 {until}', expected: '生效不晚于失效', remedy: '请核对 in_force。' },
    {
      what: 'The scheme comes into force after it ends.',
      found: '{from} to {until}',
      expected: 'a first day that is not after the last',
      remedy: 'Check in_force.',
    },
  ),
  SCHEME_VERSIONS_OVERLAP: wording(
    {
      what: '方案“{scheme}”的两个版本同时生效。',
      found: '{version} 和 {other}：{from} 至[[ {until}]]',
      expected: '同一天只有一个版本生效',
      remedy: '请给旧版本写上失效日期（in_force.until）。',
    },
    {
      what: 'Two versions of “{scheme}” are in force at once.',
      found: '{version} and {other}: from {from}[[ to {until}]]',
      expected: 'one version on any day',
      remedy: 'Give the older version a last day (in_force.until).',
    },
  ),
  SCHEME_VERSION_TWICE: wording(
    { what: '方案“{scheme}”有两个文件都是版本 {version}。', expected: '每个版本一个文件', remedy: '请给改动后的方案一个新版本号。' },
    {
      what: 'Two files are version {version} of “{scheme}”.',
      expected: 'one file for a version',
      remedy: 'Give the changed scheme a new version.',
    },
  ),
} as const satisfies IssueWords;
