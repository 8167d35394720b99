import { type IssueWords, wording } from './wording.ts';

/** Marks of raters, bonuses by application (packages/scheme, packages/engine). */
export const JUDGEMENT_WORDS = {
  RATERS_KIND: wording(
    {
      what: '只有评分或满意度指标才能由人评分。',
      found: 'kind: {found}',
      expected: 'kind: judgement（评分）或 satisfaction（满意度）',
      remedy: '请把该指标的 kind 改为 judgement，或去掉 raters。',
    },
    {
      what: 'Only a judgement or a satisfaction can be marked by people.',
      found: 'kind: {found}',
      expected: 'kind: judgement or satisfaction',
      remedy: 'Set kind of the indicator to judgement, or leave raters out.',
    },
  ),
  RATERS_NO_GROUP: wording(
    { what: '没有写明由哪些人评分。', expected: '至少一组评价人', remedy: '请在 groups 下写明各组的名称和比例。' },
    {
      what: 'Nobody is named who marks.',
      expected: 'one group of raters at least',
      remedy: 'Name the groups below groups, each with title and weight.',
    },
  ),
  RATERS_EMPTY: wording(
    {
      what: '评分表里没有评分。',
      expected: '列名一行，以后每行一个评分：{columns}',
      remedy: '请填写评分；没有评分的，请去掉 pack.yaml 中的这一项。',
    },
    {
      what: 'The file of marks holds none.',
      expected: 'a row of headings, then one mark a row: {columns}',
      remedy: 'Fill in the marks, or take the entry out of pack.yaml.',
    },
  ),
  RATERS_QUOTE: wording(
    { what: '评分表这一行的引号不对：{fault:quote_fault}。', remedy: '请补上或去掉引号。' },
    {
      what: 'Quotation marks in this line of the file of marks are wrong: {fault:quote_fault}.',
      remedy: 'Close the quotation mark, or take it out.',
    },
  ),
  RATERS_COLUMN_MISSING: wording(
    { what: '评分表缺少“{column}”列。', expected: '{columns}', remedy: '请补上这一列；列名须一致。' },
    { what: 'The file of marks has no column “{column}”.', expected: '{columns}', remedy: 'Add the column, under exactly this heading.' },
  ),
  RATERS_ROW: wording(
    { what: '评分表这一行的列数与列名不符。', found: '{found} 列', expected: '{expected} 列', remedy: '请检查多余或缺少的逗号。' },
    {
      what: 'This line of the file of marks has not as many cells as there are headings.',
      found: '{found} {found|cell|cells}',
      expected: '{expected}',
      remedy: 'Look for a comma too many or too few.',
    },
  ),
  RATERS_BLANK: wording(
    { what: '评分表这一行的“{column}”空着。', expected: '一个值', remedy: '请补填；弃权的评分请删去整行。' },
    {
      what: '“{column}” is blank in this line of the file of marks.',
      expected: 'a value',
      remedy: 'Fill it in; of a rater who abstains, take the whole line out.',
    },
  ),
  RATERS_INDICATOR: wording(
    {
      what: '按 pack.yaml，这个文件是{period:period}的评分，而{period:period}没有由人评分的指标“{found}”[[，共 {count:several} 行]]。',
      found: '{found}',
      expected: '{period:period}的方案里写有 raters 的指标[[：{known}]]',
      why: '这些评分没有计入。',
      remedy: '请先核对 pack.yaml 里 marks 的 period；时期无误的，请改正指标标识[[，是否为“{nearest}”]]，或在方案里为该指标写上 raters。',
    },
    {
      what: 'By pack.yaml this file holds the marks of {period:period}, in which no indicator “{found}” is marked by raters[[ ({count:several} lines)]].',
      found: '{found}',
      expected: 'an indicator with raters in the scheme of {period:period}[[: {known}]]',
      why: 'These marks do not count.',
      remedy:
        'Check period of the marks in pack.yaml first; if it is right, correct the identifier[[ (perhaps {nearest})]], or give the indicator raters in the scheme.',
    },
  ),
  RATERS_GROUP: wording(
    {
      what: '“{indicator}”没有这一组评价人。',
      found: '{found}',
      expected: '{known}',
      remedy: '请改正组名[[，是否为“{nearest}”]]，或在方案的 raters.groups 下补上这一组。',
    },
    {
      what: '“{indicator}” has no such group of raters.',
      found: '{found}',
      expected: '{known}',
      remedy: 'Correct the group[[ (perhaps {nearest})]], or add it below raters.groups in the scheme.',
    },
  ),
  RATERS_UNIT: wording(
    {
      what: '评分表“{column}”列里的单位，{period:period}末不在名册中。',
      found: '{found}',
      expected: '名册中单位的代码，或代码与名称',
      remedy: '请核对单位代码[[，是否为“{nearest}”]]。',
    },
    {
      what: 'The unit in column “{column}” of the file of marks is not in the register at the end of {period:period}.',
      found: '{found}',
      expected: 'the code of a unit of the register, or code and name',
      remedy: 'Check the code[[ (perhaps {nearest})]].',
    },
  ),
  RATERS_MARK: wording(
    {
      what: '这一行对“{indicator}”的评分不是数字，或超出了范围。',
      expected: '{low} 至 {high} 的数字',
      why: '为保护评价人，评分本身不在此显示。',
      remedy: '请对照原始评分表改正这一行。',
    },
    {
      what: 'The mark for “{indicator}” in this line is no number, or out of range.',
      expected: 'a number from {low} to {high}',
      why: 'To protect the rater the mark itself is not shown here.',
      remedy: 'Correct the line from the original sheet.',
    },
  ),
  RATERS_TWICE: wording(
    {
      what: '同一评价人对“{unit}”的“{indicator}”评了两次。',
      found: '[[{first_file} ]]第 {first_line} 行已有一次',
      expected: '一人对一个单位只评一次',
      remedy: '请核对原始评分表，删去其中一行。',
    },
    {
      what: 'One rater has marked “{unit}” twice for “{indicator}”.',
      found: 'a first mark in line {first_line}[[ of {first_file}]]',
      expected: 'one mark of a rater for a unit',
      remedy: 'Check the original sheet and take one of the lines out.',
    },
  ),
  RATERS_TOO_MANY_TOP: wording(
    {
      what: '{count} 位评价人给“{indicator}”打的高分过多，其全部评分不计。',
      found: '各人评分的首行行号（不低于 {top} 分的个数/评分数）：{lines}[[，另有 {more:some} 位]]',
      expected: '高分不超过 {at_most}',
      why: '普遍打高分，分不出高低，方案规定了高分的比例。',
      remedy: '可在计票前请有关评价人重新评分；否则按不计处理，各组人数随之减少。',
    },
    {
      what: '{count} {count|rater|raters} gave too many top marks for “{indicator}”; all marks of {count|that rater|these raters} are set aside.',
      found: 'first line of each (marks at {top} or more/of all): {lines}[[ and {more:some} more]]',
      expected: 'top marks: at most {at_most}',
      why: 'Where everybody gets a top mark nobody is told apart; the scheme limits their share.',
      remedy: 'Ask them to mark again before the count, or leave the marks set aside.',
    },
  ),
  RATERS_TOO_FEW: wording(
    {
      what: '“{indicator}”的“{group}”对 {count} 个单位的有效评分太少（有评分的单位共 {of} 个），该组对这些单位不计：{units}[[，另有 {more:some} 个]]。',
      found: '少于 {at_least} 个有效评分[[；其中 {none:some} 个单位没有任何一组计入，该指标按缺数处理]]',
      expected: '至少 {at_least} 个',
      why: '人数太少时均值不可靠，也会暴露个人的评分；还有别的组计入的，其余各组的比例按比放大。',
      remedy: '请组织部门补齐评分后重新运行。',
    },
    {
      what: 'The group “{group}” has too few valid marks of “{indicator}” for {count} of {of} marked units and does not count for them: {units}[[ and {more:some} more]].',
      found: 'fewer than {at_least} valid marks[[; for {none:some} of the units no group counts, so that the value is missing]]',
      expected: '{at_least} at least',
      why: 'A mean of few marks is unreliable and shows who gave which; where other groups count, their weights are scaled.',
      remedy: 'Have the marks completed and run again.',
    },
  ),
  RATERS_RULES_DIFFER: wording(
    {
      what: '同一时期的两个方案对“{indicator}”的评分规则不同。',
      found: '{first} 与 {second}',
      expected: '同一指标的 raters 一致',
      why: '评分在运行前汇总一次，供各方案共用。',
      remedy: '请把 raters 写进共用的指标库，或给其中一个指标换个标识。',
    },
    {
      what: 'Two schemes of one period have different rules for the raters of “{indicator}”.',
      found: '{first} and {second}',
      expected: 'the same raters for the same indicator',
      why: 'Marks are counted once, before the runs, for all schemes.',
      remedy: 'Write raters into the library that both use, or give one of the indicators another identifier.',
    },
  ),
  CHECK_RATED_REPORTED: wording(
    {
      what: '“{title}”由评价人评分得出，数据文件里却直接填了数值，没有采用。',
      expected: '只由评分表得出',
      why: '直接填数会绕过去极值、回避和人数规定。',
      remedy: '请从数据文件中删去这一列；如果本来就不由人评分，请去掉方案里的 raters。',
    },
    {
      what: '“{title}” comes from the marks of raters, yet a data file gives it a value; it is not used.',
      expected: 'marks alone',
      why: 'A value given directly would pass by trimming, recusal and the least number.',
      remedy: 'Take the column out of the data; if nobody marks the indicator, take raters out of the scheme.',
    },
  ),
  BONUS_LEVEL_UNKNOWN: wording(
    {
      what: '级别表里没有这个级别，无法给分。',
      found: '{found}',
      expected: '{known}',
      remedy: '请改正级别[[，是否为“{nearest}”]]，或在级别表里补上它和分值。',
    },
    {
      what: 'The table of levels has no such level, so that no points follow.',
      found: '{found}',
      expected: '{known}',
      remedy: 'Correct the level[[ (perhaps {nearest})]], or add it to the table with its points.',
    },
  ),
  BONUS_LEVEL_TWICE: wording(
    { what: '级别“{found}”写了两次。', found: '第 {first_line} 行已有', expected: '每个级别一行', remedy: '请删去其中一行。' },
    {
      what: 'The level “{found}” stands twice.',
      found: 'first in line {first_line}',
      expected: 'one row a level',
      remedy: 'Take one of the rows out.',
    },
  ),
  BONUS_DAYS_ORDER: wording(
    {
      what: '加分申报的步骤日期颠倒或有缺，这一事项不计分。',
      found: '{step:event_column} {day}，{before:event_column}[[ {before_day}]]',
      expected: '申报、初审、复核、公示、认定依次进行',
      why: '未经初审、复核和公示的加分不能认定。',
      remedy: '请对照申报材料改正日期，或补办缺少的步骤。',
    },
    {
      what: 'The steps of this application are out of order, or one is missing; the event does not count.',
      found: '{step:event_column} {day}, {before:event_column}[[ {before_day}]]',
      expected: 'application, first check, review, public notice and recognition, one after the other',
      why: 'A bonus without check, review and notice cannot be recognised.',
      remedy: 'Correct the days from the papers, or take the step that is missing.',
    },
  ),
  BONUS_NOTICE_SHORT: wording(
    {
      what: '加分公示的天数不够，这一事项不计分。',
      found: '{from} 至 {until}，{found} 天',
      expected: '至少 {expected} 天',
      remedy: '请补足公示后再认定；日期填错的，请改正。',
    },
    {
      what: 'The public notice of this bonus is too short; the event does not count.',
      found: '{from} to {until}, {found} {found|day|days}',
      expected: '{expected} days at least',
      remedy: 'Give notice for the full time and recognise it then; correct the days if they are mistyped.',
    },
  ),
  BONUS_OUTSIDE_PERIOD: wording(
    {
      what: '{unit}的加减分事项“{item}”不在考核期内，没有计分（{list}，“{part}”）。',
      found: '{date}',
      expected: '{from} 至 {until}',
      why: '加减分只计考核期内发生的，不得跨年重复使用。',
      remedy: '日期填错的请改正；属于其他年度的，请放到那一年，并运行那一年。',
    },
    {
      what: 'The event “{item}” of {unit} lies outside the period and does not count ({list}, “{part}”).',
      found: '{date}',
      expected: '{from} to {until}',
      why: 'Bonuses and deductions count in the period in which they fall, and once.',
      remedy: 'Correct the day if it is mistyped; of another year, have that year run.',
    },
  ),
  BONUS_NOT_RECOGNISED: wording(
    {
      what: '{unit}申报的“{item}”尚未认定，没有计分（{list}，“{part}”）。',
      found: '{step:event_note}',
      expected: '在 {as_of} 前认定',
      remedy: '办完其余步骤后填上日期，再重新运行。',
    },
    {
      what: '“{item}”, for which {unit} applied, is not recognised yet and does not count ({list}, “{part}”).',
      found: '{step:event_note}',
      expected: 'recognition by {as_of}',
      remedy: 'Take the remaining steps, fill in their days and run again.',
    },
  ),
} as const satisfies IssueWords;
