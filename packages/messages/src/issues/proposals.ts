import { type IssueWords, wording } from './wording.ts';

/** Consequence rules (packages/engine). */
export const PROPOSAL_WORDS = {
  PROPOSE_UNDETERMINED: wording(
    { what: '无法判断“{rule}”是否适用于{unit}，没有提出建议（{list}）。', found: '缺：{missing}', remedy: '请补报所缺数据后重新运行。' },
    {
      what: 'Whether “{rule}” applies to {unit} cannot be decided; nothing is proposed ({list}).',
      found: 'missing: {missing}',
      remedy: 'Have the missing data reported and run again.',
    },
  ),
  PROPOSE_NO_DECIDER: wording(
    {
      what: '“{rule}”没有写明由谁决定，没有提出建议。',
      expected: '有权决定的机关或人员',
      why: '系统只提建议，须由有权机关决定。',
      remedy: '请在这条规则里填写 decides，或在方案里填写 authority。',
    },
    {
      what: '“{rule}” does not say who decides; nothing is proposed.',
      expected: 'a body or person with the right to decide',
      why: 'The system only proposes; a person decides.',
      remedy: 'Give decides in the rule, or authority in the scheme.',
    },
  ),
  PROPOSE_AMOUNT_MISSING: wording(
    {
      what: '金额表里没有{unit}[[“{field}”]]的金额（规则“{rule}”）。',
      found: '没有这一行',
      expected: '以元计的金额',
      remedy: '请在金额表里补上这一行。',
    },
    {
      what: 'The table of amounts has no row for {unit}[[, “{field}”]] (rule “{rule}”).',
      found: 'no row',
      expected: 'an amount in yuan',
      remedy: 'Add the row to the table.',
    },
  ),
  PROPOSE_UNIT_UNKNOWN: wording(
    {
      what: '规则“{rule}”的表里有不属于本考核序列的单位代码，该行没有使用。',
      found: '{code}',
      expected: '考核序列中单位的代码',
      remedy: '请核对代码，或把该单位列入考核序列。',
    },
    {
      what: 'A table of the rule “{rule}” names a code that is no unit of its lists; the row is not used.',
      found: '{code}',
      expected: 'the code of a unit of the lists',
      remedy: 'Check the code, or add the unit to the list.',
    },
  ),
  PROPOSE_FIELD_UNKNOWN: wording(
    {
      what: '规则“{rule}”的金额表里有不认识的领域，该行没有使用。',
      found: '{field}',
      expected: '{known}',
      remedy: '请改正领域名；领域就是计分表的第一级。',
    },
    {
      what: 'The table of amounts of the rule “{rule}” names an unknown field; the row is not used.',
      found: '{field}',
      expected: '{known}',
      remedy: 'Correct the name; fields are the first level of the tree of scores.',
    },
  ),
  PROPOSE_RATE_INVALID: wording(
    {
      what: '“{rule}”对{unit}算出的比例不在 0 和 1 之间。',
      found: '{found}',
      expected: '0 至 1（0 至 100%）',
      remedy: '请检查规则的算式；可用 clamp(…, 0.10, 0.30) 限定上下限。',
    },
    {
      what: 'The rate of “{rule}” for {unit} does not lie between 0 and 1.',
      found: '{found}',
      expected: '0 to 1 (0 to 100 %)',
      remedy: 'Check the expression; clamp(…, 0.10, 0.30) keeps it within limits.',
    },
  ),
  PROPOSE_SHARE_INVALID: wording(
    {
      what: '“{rule}”对{unit}算出的安排比例（adjust.to）不在 0 和 1 之间。',
      found: '{found}',
      expected: '0 至 1 的数，0.8 即按申请的 80% 安排',
      why: '安排的资金不能少于零，也不能多于申请数。',
      remedy: "请检查 adjust.to 的算式；读取以百分数填报的指标，请除以 100，如 value('…') / 100。",
    },
    {
      what: 'The share that “{rule}” grants {unit} (adjust.to) does not lie between 0 and 1.',
      found: '{found}',
      expected: 'a number from 0 to 1; 0.8 grants 80 % of what was asked for',
      why: 'Nobody is granted less than nothing, or more than was asked for.',
      remedy: "Check the expression of adjust.to; divide an indicator that is reported in per cent by 100: value('…') / 100.",
    },
  ),
  PROPOSE_PROTECTED_EXCEEDS: wording(
    {
      what: '{unit}的保障清单超过了可用资金，清单不能全额保障，也无从压减（规则“{rule}”）。',
      found: '清单 {protected} 元，可用 {available} 元',
      expected: '清单不超过可用资金',
      remedy: '请核对保障清单和金额表；确有缺口的，请报财政部门。',
    },
    {
      what: 'The protected list of {unit} asks for more than there is: it is not covered, and nothing can be cut (rule “{rule}”).',
      found: 'list {protected} yuan, available {available} yuan',
      expected: 'a list that is covered',
      remedy: 'Check the list and the table of amounts; a real gap is for the finance department.',
    },
  ),
  PROPOSE_WEIGHT_INVALID: wording(
    {
      what: '“{rule}”对{unit}算出的分配权重是负数，没有分配。',
      found: '{found}',
      expected: '不小于 0',
      remedy: '请检查规则中 by 的算式。',
    },
    {
      what: 'The weight of {unit} in “{rule}” is negative; nothing is allocated.',
      found: '{found}',
      expected: 'at least 0',
      remedy: 'Check the expression of by in the rule.',
    },
  ),
  PROPOSE_TOTAL_INVALID: wording(
    {
      what: '“{rule}”的资金总额不成立，没有分配（{list}）。',
      found: '{found}',
      expected: '对所有单位相同、不为负的一个金额',
      remedy: '请检查规则中 total_yuan 的数或算式。',
    },
    {
      what: 'The total of “{rule}” is not an amount that can be allocated; nothing is ({list}).',
      found: '{found}',
      expected: 'one amount for all units, not negative',
      remedy: 'Check total_yuan in the rule.',
    },
  ),
  PROPOSE_NO_RECEIVER: wording(
    { what: '没有单位符合“{rule}”的受益条件，不分配，也不扣减（{list}）。', remedy: '如果不应如此，请检查规则中的条件。' },
    {
      what: 'No unit fulfils the condition for receiving under “{rule}”: nothing is allocated and nothing taken ({list}).',
      remedy: 'If that is not as meant, check the condition.',
    },
  ),
  PROPOSE_DECISION_INCOMPLETE: wording(
    {
      what: '处理决定“{decision}”填写不全，没有计入（规则“{rule}”）。',
      found: '缺：{missing}',
      expected: '文号、作出机关、人员、生效日期、责任身份都要有',
      why: '只有已经生效的决定才能作为依据。',
      remedy: '请对照决定原文补全这一行。',
    },
    {
      what: 'The decision “{decision}” is incomplete and is not counted (rule “{rule}”).',
      found: 'missing: {missing}',
      expected: 'number, body, person, day of effect and role',
      why: 'Only an effective decision can be a ground.',
      remedy: 'Complete the row from the text of the decision.',
    },
  ),
  PROPOSE_DECISION_NOT_COUNTED: wording(
    {
      what: '处理决定“{decision}”不在本次计算的期间内生效，没有计入（规则“{rule}”）。',
      found: '{effective} 生效',
      expected: '{from} 至 {until} 之间生效',
      remedy: '不用处理；到相应考核期会计入。',
    },
    {
      what: 'The decision “{decision}” takes effect outside the days that count; it is not counted (rule “{rule}”).',
      found: 'in effect from {effective}',
      expected: '{from} to {until}',
      remedy: 'Nothing to do: it counts in the period it belongs to.',
    },
  ),
  PROPOSE_ROLE_WITHOUT_RATE: wording(
    {
      what: '规则“{rule}”没有规定责任身份“{role}”的扣发比例，决定“{decision}”没有计入。',
      found: '{role}',
      expected: '{known}',
      remedy: '请改正责任身份的写法，或在规则的 rates 里补上它的比例。',
    },
    {
      what: 'The rule “{rule}” states no rate for the role “{role}”; the decision “{decision}” is not counted.',
      found: '{role}',
      expected: '{known}',
      remedy: 'Correct the role, or add its rate under rates in the rule.',
    },
  ),
  PROPOSE_LIST_TOO_SMALL: wording(
    {
      what: '“{rule}”要取前 {top} 名，参加排名的不够这么多，全部列入（{list}[[，{group}]]）。',
      found: '{found} 个单位',
      expected: '不少于 {top} 个',
      why: '名额多于单位数，就不成其为择优。',
      remedy: '请减少 top，或合并分组；确属如此的不用处理。',
    },
    {
      what: '“{rule}” takes the first {top}, and fewer are ranked: all of them are in ({list}[[, {group}]]).',
      found: '{found}',
      expected: 'at least {top}',
      why: 'With more places than units nobody is chosen.',
      remedy: 'Lower top, or join groups; if it is as meant, there is nothing to do.',
    },
  ),
  PROPOSE_GRADE_WITHOUT_COEFFICIENT: wording(
    {
      what: '“{rule}”没有规定{unit}的等次的系数，没有计发。',
      found: '[[{grade}]]',
      expected: '{known}',
      remedy: '请在 coefficient 里补上这个等次；不发的写 0。没有等次的，请检查该序列的 grades。',
    },
    {
      what: '“{rule}” states no coefficient for the grade of {unit}; nothing is paid.',
      found: '[[{grade}]]',
      expected: '{known}',
      remedy: 'Add the grade to coefficient, with 0 where nothing is paid. Where there is no grade at all, check the grades of the list.',
    },
  ),
  PROPOSE_STAFF_ROW_MISSING: wording(
    {
      what: '人员表里没有{unit}，没有提出建议（规则“{rule}”）。',
      found: '没有这一行',
      expected: '该单位的 headcount 等人数',
      remedy: '请在人员表里补上这一行。',
    },
    {
      what: 'The table of staff has no row for {unit}; nothing is proposed (rule “{rule}”).',
      found: 'no row',
      expected: 'its headcount and the other figures',
      remedy: 'Add the row to the table.',
    },
  ),
} as const satisfies IssueWords;
