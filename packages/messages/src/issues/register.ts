import { type IssueWords, wording } from './wording.ts';

/** Register of units, hierarchies and successions (packages/intake). */
export const REGISTER_WORDS = {
  REGISTER_HEADING_MISSING: wording(
    {
      what: '单位名册里没有“{heading}”这一列。',
      found: '{found}',
      expected: '{heading}[[（也可写作 {also}）]][[；最接近的是“{nearest}”]]',
      remedy: '请补上这一列，或把列名改成上面的写法。',
    },
    {
      what: 'The register of units has no column “{heading}”.',
      found: 'the columns {found}',
      expected: '{heading}[[ (or {also})]][[; nearest is “{nearest}”]]',
      remedy: 'Add the column, or write its heading so.',
    },
  ),
  REGISTER_NO_UNITS: wording(
    { what: '单位名册里没有单位。', expected: '列名之下每行一个单位', remedy: '请填入单位，或检查导出是否完整。' },
    {
      what: 'The register holds no unit.',
      expected: 'one unit a line below the headings',
      remedy: 'Enter the units, or see whether the export is complete.',
    },
  ),
  REGISTER_ID_MISSING: wording(
    { what: '这个单位没有编号（unit_id）。', expected: '不会变的编号，单位改名、换代码也不改', remedy: '请给它一个没有用过的编号。' },
    {
      what: 'This unit has no ID (unit_id).',
      expected: 'an ID that stays the same when name and code change',
      remedy: 'Give it an ID that was never used.',
    },
  ),
  REGISTER_NAME_MISSING: wording(
    { what: '单位 {unit} 没有名称。', expected: '中文名称（name 列）', remedy: '请填上名称。' },
    { what: 'The unit {unit} has no name.', expected: 'a Chinese name in the column name', remedy: 'Give the name.' },
  ),
  REGISTER_OVERLAP: wording(
    {
      what: '单位 {unit} 的两行在时间上重叠。',
      found: '与第 {firstLine} 行重叠',
      expected: '同一单位同一天只有一行有效',
      remedy: '请调整 from、until，让前一行在后一行开始的前一天结束。',
    },
    {
      what: 'Two lines of the unit {unit} overlap in time.',
      found: 'overlaps with line {firstLine}',
      expected: 'one line in force on any day',
      remedy: 'Set from and until so that the earlier line ends the day before the later begins.',
    },
  ),
  REGISTER_CODE_TWICE: wording(
    {
      what: '两个单位在同一时间用了同一个代码。',
      found: '代码 {code}：{unit} 和 {other}（第 {firstLine} 行）',
      expected: '一个代码同一天只属于一个单位',
      remedy: '请核对代码；如果是合并或更名，请用 from、until 写明起止日期。',
    },
    {
      what: 'Two units have the same code at the same time.',
      found: 'code {code}: {unit} and {other} (line {firstLine})',
      expected: 'one unit for a code on any day',
      remedy: 'Check the code; for a merger or new name give from and until.',
    },
  ),
  REGISTER_CODE_CHECK: wording(
    {
      what: '统一社会信用代码的校验位不对，多半是抄错了一位。',
      found: '{found}',
      expected: '末位应为 {expected}',
      remedy: '请对照证照核对这个代码。',
    },
    {
      what: 'The check digit of the unified social credit code is wrong; most often one character was miscopied.',
      found: '{found}',
      expected: 'a last character {expected}',
      remedy: 'Compare the code with the certificate.',
    },
  ),
  REGISTER_DAY: wording(
    {
      what: '“{heading}”这一格不是日期。',
      found: '{found}',
      expected: '年-月-日，如 2023-07-01',
      remedy: '请按这个写法填写，或留空表示不限。',
    },
    {
      what: 'The cell in “{heading}” is not a day.',
      found: '{found}',
      expected: 'year-month-day, such as 2023-07-01',
      remedy: 'Write it so, or leave it blank for no limit.',
    },
  ),
  REGISTER_SPAN: wording(
    { what: '开始日期晚于结束日期。', found: '{from} 至 {until}', expected: '开始不晚于结束', remedy: '请核对 from 和 until 是否填反了。' },
    {
      what: 'The first day lies after the last.',
      found: '{from} to {until}',
      expected: 'a first day that is not after the last',
      remedy: 'See whether from and until are exchanged.',
    },
  ),
  REGISTER_FLAG: wording(
    { what: '“{heading}”这一格要填是或否。', found: '{found}', expected: 'true 或 false', remedy: '请改为 true 或 false，或留空。' },
    {
      what: 'The cell in “{heading}” must say yes or no.',
      found: '{found}',
      expected: 'true or false',
      remedy: 'Write true or false, or leave it blank.',
    },
  ),
  REGISTER_SHARE: wording(
    {
      what: '领导关系的份额不对。',
      found: '{found}',
      expected: '大于 0、不超过 1 的数，如 0.5',
      remedy: '请改正份额；只有一个上级时可以留空。',
    },
    {
      what: 'The share is not possible.',
      found: '{found}',
      expected: 'a number above 0 and at most 1, such as 0.5',
      remedy: 'Correct the share; with one parent it may be blank.',
    },
  ),
  REGISTER_SHARES: wording(
    {
      what: '{unit} 在“{hierarchy}”中各上级的份额加起来不是 1。',
      found: '{day} 合计 {found}',
      expected: '合计 1',
      remedy: '请调整各上级的份额。',
    },
    {
      what: 'The shares of the parents of {unit} in “{hierarchy}” do not add up to 1.',
      found: '{found} on {day}',
      expected: '1',
      remedy: 'Adjust the shares.',
    },
  ),
  REGISTER_UNIT_UNKNOWN: wording(
    {
      what: '“{heading}”里的“{found}”不在单位名册中。',
      found: '{found}',
      expected: '名册里的 unit_id[[；最接近的是“{nearest}”]]',
      remedy: '请改正编号，或先把这个单位加入 units.csv。',
    },
    {
      what: '“{found}” in “{heading}” is not in the register of units.',
      found: '{found}',
      expected: 'a unit_id of the register[[; nearest is “{nearest}”]]',
      remedy: 'Correct the ID, or add the unit to units.csv first.',
    },
  ),
  REGISTER_NOT_ALIVE: wording(
    {
      what: '{unit} 在“{hierarchy}”中的关系超出了它存续的时间。',
      found: '关系自 {from} 至 {until}',
      expected: '在单位存续期内',
      remedy: '请调整关系的起止日期，或核对 units.csv 中单位的起止日期。',
    },
    {
      what: 'The membership of {unit} in “{hierarchy}” reaches beyond the days on which it exists.',
      found: '{from} to {until}',
      expected: 'days on which the unit exists',
      remedy: 'Adjust the days of the membership, or those of the unit in units.csv.',
    },
  ),
  REGISTER_CYCLE: wording(
    {
      what: '“{hierarchy}”里的上下级绕成了圈。',
      found: '{day}：{units}',
      expected: '每个单位都能一路找到最上级',
      remedy: '请核对这几个单位的上级，改正其中一个。',
    },
    {
      what: 'The parents in “{hierarchy}” run in a circle.',
      found: '{day}: {units}',
      expected: 'a way up from every unit',
      remedy: 'Check the parents of these units and correct one.',
    },
  ),
  REGISTER_SUCCESSOR_SELF: wording(
    { what: '单位 {unit} 的承继单位写成了它自己。', expected: '另一个单位', remedy: '请填写实际承继的单位，或删去这一行。' },
    {
      what: 'The unit {unit} is named as its own successor.',
      expected: 'another unit',
      remedy: 'Give the unit that succeeded it, or remove the line.',
    },
  ),
} as const satisfies IssueWords;
