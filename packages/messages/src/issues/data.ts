import { type IssueWords, wording } from './wording.ts';

/** Reported values against the scheme, and what gates ask (packages/engine). */
export const DATA_WORDS = {
  CHECK_OUT_OF_RANGE: wording(
    {
      what: '数值超出了指标的可能范围。',
      found: '{found}{measure}',
      expected: '{expected}{measure}',
      why: '常见原因是单位填错（如 ‰ 当成 %，万元当成亿元）或多打了一位。',
      remedy: '请与报送单位核对后改正；如果属实，请修改方案中该指标的 range 并说明理由。',
    },
    {
      what: 'The value lies outside the possible range of the indicator.',
      found: '{found}{measure}',
      expected: '{expected}{measure}',
      why: 'Often the unit of measure is wrong (‰ for %), or a digit too many was typed.',
      remedy: 'Check it with the reporting body. If it is right, change the indicator’s range in the scheme and say why.',
    },
  ),
  CHECK_OUT_OF_RANGE_MORE: wording(
    {
      what: '这个指标本期还有 {more} 个数值超出可能范围，没有逐条列出。',
      expected: '{expected}{measure}',
      remedy: '如果整列都超出，多半是单位不一致；请先核对单位，再检查一次。',
    },
    {
      what: '{more} more values of this indicator and period lie outside the possible range.',
      expected: '{expected}{measure}',
      remedy: 'If the whole column does, the unit of measure is probably another: compare it first, then check again.',
    },
  ),
  CHECK_UNIT_NOT_IN_EXISTENCE: wording(
    {
      what: '这个单位在该考核期内不存在，却有数值。',
      found: '{found}',
      expected: '在单位存续期内的数值',
      remedy: '请核对单位和考核期；单位合并或拆分的，数值应记在承继单位名下。',
    },
    {
      what: 'There is a value for a period in which the unit did not exist.',
      found: '{found}',
      expected: 'values of periods in which the unit exists',
      remedy: 'Check unit and period; after a merger or split the value belongs to the successor.',
    },
  ),
  CHECK_UNIT_UNKNOWN: wording(
    { what: '数据里的单位不在名册中。', found: '{found}', expected: 'units.csv 中的单位', remedy: '请改正单位，或先把它加入 units.csv。' },
    {
      what: 'The data name a unit that the register does not know.',
      found: '{found}',
      expected: 'a unit of units.csv',
      remedy: 'Correct the unit, or add it to units.csv first.',
    },
  ),
  CHECK_INDICATOR_UNKNOWN: wording(
    {
      what: '方案里没有这个指标，它的数据没有使用。',
      found: '{found}',
      expected: '方案中的指标',
      remedy: '如果应当使用，请改正指标名或把它写入方案；否则可以不管。',
    },
    {
      what: 'The scheme has no such indicator; its data are not used.',
      found: '{found}',
      expected: 'an indicator of the scheme',
      remedy: 'If they should be used, correct the name or add the indicator to the scheme; otherwise leave it.',
    },
  ),
  CHECK_DERIVED_REPORTED: wording(
    {
      what: '这个指标由公式计算，不应再报数。',
      expected: '按公式计算：{formula}',
      why: '同一指标有两个来源，就说不清用的是哪一个。',
      remedy: '请删去报送的数值；如果要以报数为准，请在方案里去掉公式。',
    },
    {
      what: 'This indicator is computed by a formula and must not be reported as well.',
      expected: 'computed as {formula}',
      why: 'With two sources nobody could say which one counts.',
      remedy: 'Remove the reported values; or, if they are to count, remove the formula from the scheme.',
    },
  ),
  CHECK_INDICATOR_WITHOUT_DATA: wording(
    {
      what: '“{title}”本期应有数据，但一个单位也没有报。',
      expected: '{due} 前应有数据',
      remedy: '请向数据来源部门催报；如果来源推迟发布，请在数据中填“来源延迟”。',
    },
    {
      what: 'No unit has a value of “{title}”, which is due.',
      expected: 'data by {due}',
      remedy: 'Ask the source department; if publication is late, write source_late in the data.',
    },
  ),
  CHECK_FORMULA_NO_RESULT: wording(
    {
      what: '“{title}”按公式算不出结果（{reason:missing}），共 {count} 个单位，包括：{units}。',
      found: '{sum}',
      expected: '{formula} 能算出结果',
      why: '算不出的指标按缺失规则处理，权重可能转到其他指标，等于放过了这一项。',
      remedy: '请核对除数的报送值；如果确实为零，请在公式里写明为零时怎样计算，并在方案里规定缺失时怎么办。',
    },
    {
      what: 'The formula of “{title}” has no result ({reason:missing}). Units concerned: {count}, among them {units}.',
      found: '{sum}',
      expected: '{formula} with a result',
      why: 'What cannot be computed falls under the rule for missing values: its weight may go to other indicators, and the unit is let off.',
      remedy:
        'Check the reported divisor. If it is zero indeed, say in the formula what holds then, and in the scheme what holds for missing values.',
    },
  ),
  GATE_UNDETERMINED: wording(
    {
      what: '无法判断“{gate}”对{unit}是否成立，本次不起作用（{list}）。',
      found: '缺：{missing}',
      why: '数据不全时不对单位作不利处理。',
      remedy: '请补报所缺数据后重新运行。',
    },
    {
      what: 'Whether “{gate}” holds for {unit} cannot be decided; it has no effect ({list}).',
      found: 'missing: {missing}',
      why: 'Nobody is put at a disadvantage for want of data.',
      remedy: 'Have the missing data reported and run again.',
    },
  ),
  GATE_BINDING_UNDETERMINED: wording(
    {
      what: '无法判断{unit}是否完成约束性指标“{indicator}”，最高等次仍保留（{list}）。',
      found: '缺：{missing}',
      remedy: '请补报所缺数据或目标值后重新运行。',
    },
    {
      what: 'Whether {unit} reached the binding indicator “{indicator}” cannot be decided; the top grade stays open ({list}).',
      found: 'missing: {missing}',
      remedy: 'Have the missing value or target given and run again.',
    },
  ),
} as const satisfies IssueWords;
