import { type IssueWords, wording } from './wording.ts';

/** Cells: numbers, units, indicators, periods (packages/intake). */
export const CELL_WORDS = {
  INTAKE_NUMBER_READ: wording(
    {
      what: '数字带有{form:number_form}，已读作 {value}[[（共 {count:several} 处）]]。',
      found: '{found}[[；在 {cells:first_ten}]]',
      remedy: '请看一眼读得对不对；直接填普通数字就不会再提示。',
    },
    {
      what: 'A number with {form:number_form} was read as {value}[[ ({count:several} cells)]].',
      found: '{found}[[, in {cells:first_ten}]]',
      remedy: 'See whether that is right. Plain numbers bring no notice.',
    },
  ),
  INTAKE_NOT_A_NUMBER: wording(
    {
      what: '“{heading}”这一格不是数字。',
      found: '“{found}”：{hint:number_hint}',
      expected: '一个数，如 83.2；没有数值时填原因，如“不适用”',
      remedy: '请填一个数，或填没有数值的原因（来源延迟、不适用、保密）；还没有到期、还没有报来的留空。',
    },
    {
      what: 'The cell in “{heading}” is not a number.',
      found: '“{found}”: {hint:number_hint}',
      expected: 'a number such as 83.2, or the reason why there is none, such as “not_applicable”',
      remedy: 'Give a number, or a reason: source_late, not_applicable, withheld; leave blank what is not due or has not come.',
    },
  ),
  INTAKE_SUFFIX: wording(
    {
      what: '“{heading}”这一格带的单位“{suffix}”与指标单位对不上。',
      found: '{found}',
      expected: '[[以“{unit}”计的]]数字',
      why: '不清楚怎样换算，猜错会差出几个数量级。',
      remedy: '请换算成指标的单位，只填数字。',
    },
    {
      what: 'The unit “{suffix}” in “{heading}” does not fit the indicator’s.',
      found: '{found}',
      expected: 'a number[[ in {unit}]]',
      why: 'A wrong conversion would be out by orders of magnitude.',
      remedy: 'Convert it to the indicator’s unit and give the number alone.',
    },
  ),
  INTAKE_DUPLICATE: wording(
    {
      what: '同一单位、指标和考核期的同一个数值重复出现，只计一次[[（共 {count:several} 处）]]。',
      found: '第一次在 {firstFile} 第 {firstLine} 行',
      remedy: '不影响结果；方便时请删去重复行。',
    },
    {
      what: 'The same value for one unit, indicator and period stands again; it counts once[[ ({count:several} cases)]].',
      found: 'first in {firstFile} line {firstLine}',
      remedy: 'Nothing changes. Remove the repeated line when convenient.',
    },
  ),
  INTAKE_CONTRADICTION: wording(
    {
      what: '同一单位、指标和考核期有两个不同的数值。',
      found: '这里是 {found}，{firstFile} 第 {firstLine} 行是 {first}',
      expected: '只有一个数值',
      why: '系统不能替报送单位决定哪个对。',
      remedy: '请向报送单位核实，保留正确的一行。',
    },
    {
      what: 'There are two different values for one unit, indicator and period.',
      found: '{found} here, {first} in {firstFile} line {firstLine}',
      expected: 'one value',
      why: 'Which of them is right only the reporting body can say.',
      remedy: 'Ask the reporting body and keep the right line.',
    },
  ),
  INTAKE_UNIT_BLANK: wording(
    { what: '没有填单位。', found: '“{heading}”为空', expected: '单位的编号、代码或名称', remedy: '请填上单位；合计行和说明行请删去。' },
    {
      what: 'No unit is given.',
      found: '“{heading}” is blank',
      expected: 'ID, code or name of a unit',
      remedy: 'Give the unit; remove lines that hold totals or remarks.',
    },
  ),
  INTAKE_UNIT_UNKNOWN: wording(
    {
      what: '单位名册里没有“{found}”[[（共 {count:several} 处）]]。',
      found: '{found}',
      expected: '名册中的单位[[；最接近的是“{nearest}”]]',
      remedy: '请改正写法；如果是新单位，请先登记到单位名册（考核包的 units.csv）。',
    },
    {
      what: '“{found}” is not in the register of units[[ ({count:several} lines)]].',
      found: '{found}',
      expected: 'a unit of the register[[; nearest is “{nearest}”]]',
      remedy: 'Correct the spelling, or add a new unit to the register first (units.csv of the pack).',
    },
  ),
  INTAKE_UNIT_BY: wording(
    {
      what: '单位列要填 {by}，这里填的却是 {is}（id 编号，code 代码，name 名称）[[，共 {count:several} 处]]。',
      found: '{found}',
      expected: '{expected}',
      remedy: '请改填 {by}，或在 pack.yaml 里写 unit_by: {is}。',
    },
    {
      what: 'The column of units should hold the {by}; here stands the {is}[[ ({count:several} lines)]].',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write the {by}, or set unit_by: {is} in pack.yaml.',
    },
  ),
  INTAKE_UNIT_TOTAL: wording(
    {
      what: '“{found}”是合计行，不是单位[[（共 {count:several} 处）]]。',
      found: '{found}',
      expected: '每行一个单位',
      remedy: '请删去合计行；合计由系统计算。',
    },
    {
      what: '“{found}” is a line of totals, not a unit[[ ({count:several} lines)]].',
      found: '{found}',
      expected: 'one unit a line',
      remedy: 'Delete the line of totals.',
    },
  ),
  INTAKE_UNIT_EXPONENT: wording(
    {
      what: '单位代码被表格软件改成了科学计数[[（共 {count:several} 处）]]。',
      found: '{found}',
      expected: '完整的代码，如 990100',
      why: '后面的数字已经丢失，认不出是哪个单位。',
      remedy: '请把这一列设为“文本”格式，重新填入代码，再另存为 CSV。',
    },
    {
      what: 'A spreadsheet turned the code of the unit into a number with an exponent[[ ({count:several} lines)]].',
      found: '{found}',
      expected: 'the whole code, such as 990100',
      why: 'Its last digits are lost, so that the unit cannot be told.',
      remedy: 'Format the column as text, enter the codes again and save as CSV.',
    },
  ),
  INTAKE_UNIT_AMBIGUOUS: wording(
    {
      what: '有好几个单位都叫“{found}”，分不清是哪一个[[（共 {count:several} 处）]]。',
      found: '{found}：{units}',
      expected: '只对应一个单位的代码',
      remedy: '请改填单位代码，并在 pack.yaml 里写 unit_by: code。',
    },
    {
      what: 'Several units are called “{found}”[[ ({count:several} lines)]].',
      found: '{found}: {units}',
      expected: 'a code that names one unit',
      remedy: 'Give the code of the unit, and write unit_by: code in pack.yaml.',
    },
  ),
  INTAKE_UNIT_NAME: wording(
    {
      what: '单位的代码与名称对不上。',
      found: '{found}',
      expected: '代码 {code} 的单位是“{expected}”',
      why: '可能填错了行，数值会记到别的单位名下。',
      remedy: '请核对这一行是哪个单位，改正代码或名称。',
    },
    {
      what: 'Code and name of the unit do not belong together.',
      found: '{found}',
      expected: '“{expected}” for the code {code}',
      why: 'Values of this line might go to the wrong unit.',
      remedy: 'See which unit is meant, and correct the code or the name.',
    },
  ),
  INTAKE_INDICATOR_UNKNOWN: wording(
    {
      what: '方案里没有指标“{found}”[[（共 {count:several} 处）]]。',
      found: '{found}',
      expected: '方案中的指标[[；最接近的是“{nearest}”]]',
      remedy: '请改正写法；如果是新指标，请先写入方案。',
    },
    {
      what: 'The scheme has no indicator “{found}”[[ ({count:several} lines)]].',
      found: '{found}',
      expected: 'an indicator of the scheme[[; nearest is “{nearest}”]]',
      remedy: 'Correct the spelling, or add the indicator to the scheme first.',
    },
  ),
  INTAKE_PERIOD_READ: wording(
    {
      what: '“{found}”已读作{period:period}（{period}）[[，共 {count:several} 处]]。',
      remedy: '请看一眼读得对不对；直接写 {period} 就不会再提示。',
    },
    {
      what: '“{found}” was read as {period:period} ({period})[[, {count:several} cells]].',
      remedy: 'See whether that is right. Written as {period} it brings no notice.',
    },
  ),
  INTAKE_PERIOD: wording(
    {
      what: '看不出“{found}”是哪一期[[（共 {count:several} 处）]]。',
      found: '“{found}”：{hint:period_hint}',
      expected: '2023（年）、2023H1（半年）、2023Q3（季）、2023-07（月）、2023-01..2023-09（累计）',
      remedy: '请按上面的写法填写考核期。',
    },
    {
      what: '“{found}” names no period[[ ({count:several} cells)]].',
      found: '“{found}”: {hint:period_hint}',
      expected: '2023, 2023H1, 2023Q3, 2023-07, or 2023-01..2023-09',
      remedy: 'Write the period in one of these forms.',
    },
  ),
  INTAKE_MORE: wording(
    { what: '同类问题（{code}）还有 {count} 处，没有逐条列出。', remedy: '请先改正已列出的，再检查一次。' },
    {
      what: '{count} more problems of the same kind ({code}) are not listed one by one.',
      remedy: 'Mend those that are listed, then check again.',
    },
  ),
} as const satisfies IssueWords;
