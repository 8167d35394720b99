import { type IssueWords, wording } from './wording.ts';

/** Decisions of a guess about tables (packages/intake/src/guess). */
export const GUESS_WORDS = {
  GUESS_UNDECIDED: wording(
    {
      what: '对应关系文件里的{what:guess_subject}还没有填。',
      found: '“?”',
      expected: '确定的{what:guess_subject}',
      why: '识别时没有找到，不填就不知道这些数是谁的、哪项、哪一期。',
      remedy: '请打开对应关系文件，把“?”改成确定的{what:guess_subject}。',
    },
    {
      what: 'The {what:guess_subject} is still open in the mapping.',
      found: '“?”',
      expected: 'a {what:guess_subject}',
      why: 'The guess did not find it, and without it nobody knows what the values are about.',
      remedy: 'Open the mapping and put the {what:guess_subject} in place of “?”.',
    },
  ),
  GUESS_NO_TABLE: wording(
    {
      what: '这个文件里没有找到数据表。',
      expected: '至少一张表：一行表头，下面是数值',
      why: '没有表头就不知道哪个数是谁的哪项指标。',
      remedy: '请检查文件是否拿错；表头上方的说明不影响识别，但表头与数据之间不要夹空行。',
    },
    {
      what: 'No table was found in this file.',
      expected: 'at least one table: a row of headings with values below',
      why: 'Without headings nobody knows whose figure a number is.',
      remedy: 'See whether this is the right file. Lines above the headings do no harm; leave no blank rows between headings and values.',
    },
  ),
  GUESS_SHEET_LEFT_OUT: wording(
    { what: '这张工作表没有读：{reason:guess_sheet}。', remedy: '如果里面有数据，请在对应关系文件里补上这张表。' },
    { what: 'This sheet is left out: {reason:guess_sheet}.', remedy: 'If it does hold values, add it to the mapping file.' },
  ),
  GUESS_SHEET_CUT: wording(
    { what: '这张表很长，只看前 {limit} 行来识别；导入时会读全部行。', remedy: '请确认后面的行与前面同样排列，末尾没有合计行。' },
    {
      what: 'This table is long: only its first {limit} rows were looked at; the import reads all of them.',
      remedy: 'See that the rows below are laid out alike and that no total stands at the end.',
    },
  ),
  GUESS_HEADLESS: wording(
    {
      what: '第 {row} 行起有数值，但上面没有表头，没有读。',
      expected: '数值上面有一行列名',
      why: '没有表头就不知道每一列是什么。',
      remedy: '请在数据上面加一行列名，或在对应关系文件里按列号写明各列。',
    },
    {
      what: 'Values begin in row {row} without headings above: they are left out.',
      expected: 'a row of headings above the values',
      why: 'Without headings nobody knows what a column holds.',
      remedy: 'Add a row of headings, or name the columns by letter in the mapping file.',
    },
  ),
  GUESS_HEADINGS: wording(
    { what: '第 {rows} 行读作表头，共 {columns} 列。', remedy: '如不对，请改 headings。' },
    { what: 'Headings: row {rows}; columns: {columns}.', remedy: 'Change headings where that is wrong.' },
  ),
  GUESS_HEADING_DIFFERS: wording(
    {
      what: '表中间又有一行表头，{cell} 与上面的 {aboveCell} 不一致；以下各行另作一张表，按这一行表头读。',
      found: '{cell}“{heading}”；{aboveCell}“{above}”',
      expected: '同一列的列名一致',
      why: '两行表头不一致，上下的数可能不是同一项，或计量单位不同。',
      remedy: '请核对这两行表头；如果是写错，请改表格后重新识别。',
    },
    {
      what: 'Headings stand again amid the values, and {cell} differs from {aboveCell} above; the rows below are read as a table of their own, by these headings.',
      found: '{cell} “{heading}”; {aboveCell} “{above}”',
      expected: 'the same heading over the whole column',
      why: 'Where headings disagree, what stands above and below may not be the same thing, or not in the same unit of measure.',
      remedy: 'Check both rows of headings; where one is wrong, correct the table and guess again.',
    },
  ),
  GUESS_ROWS: wording(
    { what: '第 {first} 行至第 {last} 行读作数据。', remedy: '如不对，请改 rows。' },
    { what: 'Rows {first} to {last} are read as values.', remedy: 'Change rows where that is wrong.' },
  ),
  GUESS_SKIP: wording(
    { what: '第 {rows} 行不读：{reason:guess_skip}。', remedy: '如其中有要读的单位或指标，请从 skip 里删去。' },
    { what: 'Passed over, row {rows}: {reason:guess_skip}.', remedy: 'Take rows that are to be read out of skip.' },
  ),
  GUESS_BELOW: wording(
    { what: '表下面的第 {rows} 行是合计、注释或签名，不读。', remedy: '如其中有数据，请改 rows 的 last。' },
    {
      what: 'Not read, below the table, row {rows}: totals, notes or signatures.',
      remedy: 'If values stand there, change last in rows.',
    },
  ),
  GUESS_BARE_ROWS: wording(
    { what: '第 {rows} 行有名称而没有数值，按未报读。', remedy: '如果是分组标题或说明，请加入 skip。' },
    {
      what: 'A name and no value, row {rows}: read as not reported.',
      remedy: 'Put it into skip if it is a heading of a group or a remark.',
    },
  ),
  GUESS_COLUMN_LEFT_OUT: wording(
    { what: '{column} 列[[“{heading}”]]没有读：{reason:guess_column}。', remedy: '如果要读，请在 values 里加上这一列。' },
    { what: 'Column {column}[[ “{heading}”]] is left out: {reason:guess_column}.', remedy: 'Add it to values if it is to be read.' },
  ),
  GUESS_VALUE_COLUMN: wording(
    {
      what: '有几列数值，不能确定哪一列是要读的，暂取“{heading}”。',
      found: '[[另有：{others}]]',
      why: '取错列，读进来的就是目标值或增速，而不是完成值。',
      remedy: '请核对 values 里的列。',
    },
    {
      what: 'Several columns hold numbers; “{heading}” was taken, which may be wrong.',
      found: '[[others: {others}]]',
      why: 'From the wrong column a target or a growth rate would be read for the actual value.',
      remedy: 'Check the column in values.',
    },
  ),
  GUESS_UNIT: wording(
    { what: '单位取自{how:guess_from}。', found: '{found}', remedy: '如不对，请改 unit。' },
    { what: 'Units come from {how:guess_from}.', found: '{found}', remedy: 'Change unit where that is wrong.' },
  ),
  GUESS_UNIT_NONE: wording(
    {
      what: '没有找到数据属于哪个单位。',
      expected: '一列单位，或标题、工作表名称里的单位',
      why: '不知道是谁的数，就无法计分。',
      remedy: '请在对应关系文件的 unit 处填上单位（现为“?”）。',
    },
    {
      what: 'No unit was found that the values belong to.',
      expected: 'a column of units, or a unit in the title or the name of the sheet',
      why: 'Values of nobody cannot be scored.',
      remedy: 'Fill in unit in the mapping file (it says “?” now).',
    },
  ),
  GUESS_UNIT_WORD: wording(
    { what: '“{found}”读作“{unit}”：{match:guess_match}。', found: '{found}', remedy: '如不是同一单位，请改 words 里的 units。' },
    {
      what: '“{found}” is read as “{unit}”: {match:guess_match}.',
      found: '{found}',
      remedy: 'Change units in words if it is another one.',
    },
  ),
  GUESS_UNIT_UNKNOWN: wording(
    {
      what: '单位名册里没有“{found}”[[，同类共 {count:several} 个]]。',
      found: '{found}',
      expected: '名册中的单位',
      why: '这样的行导入时会作为错误列出。',
      remedy: '请改正名称，或在 words 的 units 里写明是哪个单位；合计、说明一类请加入 skip。',
    },
    {
      what: 'The register has no unit “{found}”[[, {count:several} of this kind]].',
      found: '{found}',
      expected: 'a unit of the register',
      why: 'The import lists such rows as errors.',
      remedy: 'Correct the name, or say in units of words which unit it is; put totals and remarks into skip.',
    },
  ),
  GUESS_NAME_TIED: wording(
    {
      what: '“{found}”可以是几个{what:guess_subject}中的任何一个：{others}。',
      found: '{found}',
      expected: '只指一个{what:guess_subject}的名称',
      why: '猜错了，数就会记到别人名下。',
      remedy: '请在对应关系文件里把它的“?”改成确定的那一个。',
    },
    {
      what: '“{found}” may be any of several names of the pack: {others}.',
      found: '{found}',
      expected: 'a name of one {what:guess_subject}',
      why: 'A wrong choice would give the values to another.',
      remedy: 'Put the right {what:guess_subject} in place of its “?” in the mapping.',
    },
  ),
  GUESS_INDICATOR: wording(
    { what: '指标取自{how:guess_from}。', found: '{found}', remedy: '如不对，请改 indicator。' },
    { what: 'Indicators come from {how:guess_from}.', found: '{found}', remedy: 'Change indicator where that is wrong.' },
  ),
  GUESS_INDICATOR_NONE: wording(
    {
      what: '没有找到这些数是哪项指标。',
      expected: '一列指标，或列名、标题、工作表名称里的指标',
      why: '不知道是哪项指标，就无法计分。',
      remedy: '请在对应关系文件的 indicator 处填上指标（现为“?”）。',
    },
    {
      what: 'No indicator was found that the values belong to.',
      expected: 'a column of indicators, or one in a heading, the title or the name of the sheet',
      why: 'Values of nothing cannot be scored.',
      remedy: 'Fill in indicator in the mapping file (it says “?” now).',
    },
  ),
  GUESS_INDICATOR_WORD: wording(
    {
      what: '“{found}”读作指标[[“{title}”]] {indicator}：{match:guess_match}。',
      found: '{found}',
      remedy: '如不是同一指标，请改成正确的标识。',
    },
    {
      what: '“{found}” is read as the indicator [[“{title}” ]]{indicator}: {match:guess_match}.',
      found: '{found}',
      remedy: 'Put the right ID if it is another one.',
    },
  ),
  GUESS_INDICATOR_UNKNOWN: wording(
    {
      what: '考核包里没有指标“{found}”[[，同类共 {count:several} 个]]。',
      found: '{found}',
      expected: '考核包里的指标',
      why: '这样的行导入时会作为错误列出。',
      remedy: '请在 words 的 indicators 里写明是哪项指标；不读的行请加入 skip。',
    },
    {
      what: 'The pack has no indicator “{found}”[[, {count:several} of this kind]].',
      found: '{found}',
      expected: 'an indicator of the pack',
      why: 'The import lists such rows as errors.',
      remedy: 'Say in indicators of words which one it is; put rows that are not to be read into skip.',
    },
  ),
  GUESS_INDICATOR_NAMED: wording(
    { what: '指标“{found}”的标识拟为 {indicator}。', found: '{found}', remedy: '标识以后不宜再改；如不合适，请现在改。' },
    {
      what: 'The indicator “{found}” is given the ID {indicator}.',
      found: '{found}',
      remedy: 'IDs should not change later; change it now if it does not fit.',
    },
  ),
  GUESS_INDICATOR_RENAME: wording(
    {
      what: '指标“{found}”还没有合适的标识，暂用 {indicator}。',
      found: '{found}',
      why: '标识会写进方案和结果，应当看得懂。',
      remedy: '请改成易懂的英文标识，如 forest_cover。',
    },
    {
      what: 'The indicator “{found}” has no good ID yet; {indicator} stands in.',
      found: '{found}',
      why: 'IDs go into schemes and results and should be readable.',
      remedy: 'Give it a readable ID such as forest_cover.',
    },
  ),
  GUESS_INDICATOR_TWICE: wording(
    {
      what: '“{found}”与“{first}”读成了同一项：[[{title} ]]{indicator}。',
      found: '{found}',
      expected: '每项只出现一次',
      why: '同一单位、指标、时期有两个数，导入时会冲突。',
      remedy: '请核对，改掉其中一个，或从 values、words 中删去。',
    },
    {
      what: '“{found}” and “{first}” are read as the same: [[{title} ]]{indicator}.',
      found: '{found}',
      expected: 'each of them once',
      why: 'Two numbers for one unit, indicator and period contradict each other.',
      remedy: 'Check both; change one, or take it out of values or words.',
    },
  ),
  GUESS_PERIOD: wording(
    { what: '时期[[读作 {period:period}，]]取自{how:guess_from}。', found: '{found}', remedy: '如不对，请改 period。' },
    {
      what: 'The period [[is read as {period:period} and ]]comes from {how:guess_from}.',
      found: '{found}',
      remedy: 'Change period where that is wrong.',
    },
  ),
  GUESS_PERIOD_NONE: wording(
    {
      what: '没有找到数据属于哪个时期。',
      expected: '标题、列名、工作表名称或文件名里的年份',
      why: '不知道是哪一期，就无法计分。',
      remedy: '请在对应关系文件的 period 处填上时期，如 2023（现为“?”）。',
    },
    {
      what: 'No period was found that the values belong to.',
      expected: 'a year in the title, the headings, the name of the sheet or of the file',
      why: 'Values of no period cannot be scored.',
      remedy: 'Fill in period in the mapping file, such as 2023 (it says “?” now).',
    },
  ),
  GUESS_PERIOD_WORD: wording(
    { what: '“{found}”读作 {period:period}。', found: '{found}', remedy: '如不对，请改 words 里的 periods。' },
    { what: '“{found}” is read as {period:period}.', found: '{found}', remedy: 'Change periods in words where that is wrong.' },
  ),
  GUESS_PERIOD_UNKNOWN: wording(
    {
      what: '看不出“{found}”是哪一期[[，同类共 {count:several} 个]]。',
      found: '{found}',
      expected: '能看出年份的时期，如 2023 年 6 月',
      why: '不知道是哪一期，就无法计分。',
      remedy: '请在 words 的 periods 里写明，或补上年份。',
    },
    {
      what: 'It is not clear which period “{found}” is[[, {count:several} of this kind]].',
      found: '{found}',
      expected: 'a period with its year, such as June 2023',
      why: 'Values of no period cannot be scored.',
      remedy: 'Say it in periods of words, or add the year.',
    },
  ),
  GUESS_PERIOD_DIFFERS: wording(
    {
      what: '表上两处的时期不一致，暂取 {period:period}。',
      found: '“{found}”与“{other}”',
      expected: '同一个时期',
      why: '取错时期，数就会记到别的年份名下。',
      remedy: '请核对 period。',
    },
    {
      what: 'Two places name different periods; {period:period} was taken.',
      found: '“{found}” and “{other}”',
      expected: 'one period',
      why: 'With the wrong one the values go to another year.',
      remedy: 'Check period.',
    },
  ),
  GUESS_PERIOD_SPLIT: wording(
    {
      what: '年份与月份分在“{heading}”“{other}”两列，还不能一起读。',
      found: '“{heading}”有几个年份',
      expected: '一列写全时期，如 2023-06',
      why: '只看月份，不同年份的数会混在一起。',
      remedy: '请在表里加一列写全时期，如 2023-06，再重新识别。',
    },
    {
      what: 'Year and month stand in two columns, “{heading}” and “{other}”, which cannot be read together.',
      found: 'several years in “{heading}”',
      expected: 'one column with whole periods, such as 2023-06',
      why: 'By the month alone values of different years would be mixed.',
      remedy: 'Add a column with whole periods, such as 2023-06, and guess again.',
    },
  ),
  GUESS_MEASURE: wording(
    { what: '计量单位{measure}取自{how:guess_from}。', found: '{measure}', remedy: '如不对，请改 measure。' },
    {
      what: 'The unit of measure {measure} comes from {how:guess_from}.',
      found: '{measure}',
      remedy: 'Change measure where that is wrong.',
    },
  ),
  GUESS_MEASURE_DIFFERS: wording(
    {
      what: '表上写的计量单位是{measure}，指标[[“{title}”]] {indicator} 的单位是{unit}，两者不能换算。',
      found: '{measure}',
      expected: '{unit}，或能换算成它的单位',
      why: '换算错会差出几个数量级。',
      remedy: '请核对；必要时给这一列写明 measure，或从 values 中删去。',
    },
    {
      what: 'The table is in {measure}, the indicator [[“{title}” ]]{indicator} in {unit}; one cannot be converted into the other.',
      found: '{measure}',
      expected: '{unit}, or a unit that can be converted into it',
      why: 'A wrong conversion is out by orders of magnitude.',
      remedy: 'Check it; give the column its measure where needed, or take it out of values.',
    },
  ),
  GUESS_MEASURE_SEVERAL: wording(
    {
      what: '表头上方一行写了几个计量单位，不知道各属哪一列。',
      found: '{found}',
      expected: '每列自己的计量单位',
      why: '换算错会差出几个数量级。',
      remedy: '请给 values 里的各列写明 measure。',
    },
    {
      what: 'The line above the table names several units of measure, and not which column has which.',
      found: '{found}',
      expected: 'a unit of measure for each column',
      why: 'A wrong conversion is out by orders of magnitude.',
      remedy: 'Give each column in values its measure.',
    },
  ),
} as const satisfies IssueWords;
