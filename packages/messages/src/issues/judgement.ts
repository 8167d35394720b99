import { type IssueWords, wording } from './wording.ts';

/** Marks of raters, bonuses by application, determination (packages/scheme, packages/engine). */
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
      what: '{period:period}没有名为“{found}”的由人评分的指标。',
      found: '{found}',
      expected: '方案里写有 raters 的指标[[：{known}]]',
      remedy: '请改正指标标识[[，是否为“{nearest}”]]；或在方案里为该指标写上 raters。',
    },
    {
      what: 'In {period:period} no indicator “{found}” is marked by raters.',
      found: '{found}',
      expected: 'an indicator with raters[[: {known}]]',
      remedy: 'Correct the identifier[[ (perhaps {nearest})]], or give the indicator raters in the scheme.',
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
      what: '从这一行起的评价人给“{indicator}”打的高分过多，其全部评分不计。',
      found: '{of} 个评分中有 {count} 个不低于 {top} 分',
      expected: '不超过 {at_most}',
      why: '普遍打高分，分不出高低，方案规定了高分的比例。',
      remedy: '可在计票前请该评价人重新评分；否则按不计处理，各组人数随之减少。',
    },
    {
      what: 'The rater whose marks for “{indicator}” begin in this line gave too many top marks; all of them are set aside.',
      found: '{count} of {of} marks at {top} or more',
      expected: 'at most {at_most}',
      why: 'Where everybody gets a top mark nobody is told apart; the scheme limits their share.',
      remedy: 'Ask the rater to mark again before the count, or leave the marks set aside.',
    },
  ),
  RATERS_TOO_FEW: wording(
    {
      what: '“{indicator}”的“{group}”对部分单位的有效评分太少，该组对这些单位不计：{units}[[，另有 {more:some} 个]]。',
      found: '少于 {at_least} 个有效评分',
      expected: '至少 {at_least} 个',
      why: '人数太少时均值不可靠，也会暴露个人的评分；其余各组的比例按比放大。',
      remedy: '请补齐评分后重新运行；如果各组都不足，该指标按缺数处理。',
    },
    {
      what: 'The group “{group}” has too few valid marks of “{indicator}” for some units and does not count for them: {units}[[ and {more:some} more]].',
      found: 'fewer than {at_least} valid marks',
      expected: '{at_least} at least',
      why: 'A mean of few marks is unreliable and shows who gave which; the weights of the other groups are scaled.',
      remedy: 'Have the marks completed and run again; where no group is left, the value is missing.',
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
  DETERMINE_SCORE: wording(
    {
      what: '审定不能更改{unit}的得分、名次或数值。',
      found: '{found}',
      expected: 'grade（等次），或 proposal:规则（结果应用建议）',
      why: '得分和名次只由数据和规则算出，任何人不得改动，否则谁都无法复算。',
      remedy: '数据有误的，请更正数据；规则有误的，请修订方案；然后重新运行，再行审定。',
    },
    {
      what: 'A determination cannot change a score, rank or value of {unit}.',
      found: '{found}',
      expected: 'grade, or proposal:rule',
      why: 'Scores and ranks follow from data and rules alone; changed by hand, nobody could compute them again.',
      remedy: 'Correct the data, or amend the scheme, run again, and determine on that run.',
    },
  ),
  DETERMINE_ITEM: wording(
    { what: '审定表里有不认识的事项。', found: '{found}', expected: '{allowed}', remedy: '请写 grade，或 proposal: 加规则的标识。' },
    {
      what: 'The table of determinations names an unknown item.',
      found: '{found}',
      expected: '{allowed}',
      remedy: 'Write grade, or proposal: and the identifier of the rule.',
    },
  ),
  DETERMINE_INCOMPLETE: wording(
    {
      what: '对{unit}“{item}”的审定没有写明“{column:determination_column}”。',
      expected: '理由、会议、日期三项齐全',
      why: '没有理由和会议的调整不能执行，也无从公开。',
      remedy: '请对照会议纪要补填“{column}”列。',
    },
    {
      what: 'The determination on “{item}” of {unit} does not state its {column:determination_column}.',
      expected: 'ground, meeting and date',
      why: 'A change without ground and meeting is not carried out and cannot be published.',
      remedy: 'Fill in the column “{column}” from the minutes.',
    },
  ),
  DETERMINE_TWICE: wording(
    { what: '{unit}的“{item}”审定了两次。', found: '第 {first_line} 行已有', expected: '每个事项一行', remedy: '请按最后的决定保留一行。' },
    {
      what: '“{item}” of {unit} is determined twice.',
      found: 'first in line {first_line}',
      expected: 'one row an item',
      remedy: 'Keep the row of the last decision.',
    },
  ),
  DETERMINE_TO: wording(
    {
      what: '这一行审定没有说出可以执行的变化（{item}）。',
      found: '{from} → {to}',
      expected: '等次：由一等改为另一等；建议：由 made（已提出）改为 dropped（不采纳）',
      remedy: '请改正 from 和 to。',
    },
    {
      what: 'This determination states no change that can be carried out ({item}).',
      found: '{from} → {to}',
      expected: 'a grade from one to another; a proposal from made to dropped',
      remedy: 'Correct from and to.',
    },
  ),
  DETERMINE_SHARED_SUM: wording(
    {
      what: '“{rule}”是一笔总额在各单位之间分配，不能只对一个单位不采纳。',
      found: '{action:action}',
      expected: '不牵动其他单位金额的建议',
      why: '一个单位不分或不扣，其他单位的金额就都不对了。',
      remedy: '请修改规则的条件（如把该单位排除在外）后重新运行，或者对整个规则都不采纳。',
    },
    {
      what: '“{rule}” shares one sum among units: it cannot be dropped for one of them.',
      found: '{action:action}',
      expected: 'a proposal that moves nobody else’s money',
      why: 'Without the one, the amounts of all the others would be wrong.',
      remedy: 'Change the condition of the rule, to leave the unit out, and run again; or do without the rule as a whole.',
    },
  ),
  DETERMINE_STEPS: wording(
    {
      what: '审定步骤的日期颠倒（{period:period}）。',
      found: '“{step}”{day}，早于“{before}”{before_day}',
      expected: '按先后依次进行',
      remedy: '请改正日期，或调整步骤的次序。',
    },
    {
      what: 'The steps of the determination are out of order ({period:period}).',
      found: '“{step}” on {day}, before “{before}” on {before_day}',
      expected: 'one after the other',
      remedy: 'Correct the days, or the order of the steps.',
    },
  ),
  DETERMINE_FROM: wording(
    {
      what: '对{unit}“{item}”的审定没有执行：与运行结果对不上。',
      found: '运行结果[[ {found}]]',
      expected: '{expected}',
      why: '审定针对的是当时的结果；结果变了，原来的决定不能照搬。',
      remedy: '请核对结果是否因数据修订而变化，提请重新审定，或改正这一行的 from。',
    },
    {
      what: 'The determination on “{item}” of {unit} is not carried out: the run gave something else.',
      found: 'the run gave[[ {found}]]',
      expected: '{expected}',
      why: 'A determination was made on the results of its day; on other results it cannot simply be repeated.',
      remedy: 'See whether revised data changed the result and have it determined again, or correct from in this row.',
    },
  ),
  DETERMINE_NOT_IN_LIST: wording(
    {
      what: '审定的单位在{period:period}不属于该序列，没有执行。',
      found: '{unit}',
      expected: '序列“{list}”的单位',
      remedy: '请改正单位、序列或时期。',
    },
    {
      what: 'The unit of this determination does not stand in the list in {period:period}; it is not carried out.',
      found: '{unit}',
      expected: 'a unit of the list “{list}”',
      remedy: 'Correct unit, list or period.',
    },
  ),
  DETERMINE_AFTER_CLOSE: wording(
    {
      what: '{period:period}的运行晚于数据截止日，截止后的情况也算在内。',
      found: '截至 {as_of}',
      expected: '不晚于 {closes}',
      why: '数据截止后的修订不影响已审定的结果。',
      remedy: '请把 runs.as_of 改为 {closes}；确需重新审定的，请在 determination 里写 reopens: true。',
    },
    {
      what: 'The run of {period:period} looks at the world after the data closed: what came later counts too.',
      found: 'as of {as_of}',
      expected: '{closes} at the latest',
      why: 'Revisions after the closing date leave adopted results as they are.',
      remedy: 'Set runs.as_of to {closes}; if it is to be determined again, write reopens: true below determination.',
    },
  ),
  DETERMINE_REVISED: wording(
    {
      what: '{period:period}的数据在审定后改动过，审定没有执行，结果不能公布。',
      found: '数据 {found}',
      expected: '审定时的数据 {adopted}',
      why: '审定后的数据修订不重开已审定的结果，除非方案另有规定。',
      remedy: '请改用审定时的数据；确需重新审定的，请写 reopens: true，审定后把 adopts 改为新的数据哈希。',
    },
    {
      what: 'The data of {period:period} were changed after adoption; the determination is not carried out and nothing may be published.',
      found: 'data {found}',
      expected: 'the data that were adopted, {adopted}',
      why: 'Figures revised after adoption do not reopen adopted results unless the scheme says so.',
      remedy: 'Go back to the data that were adopted; to determine again, write reopens: true, and afterwards the new hash below adopts.',
    },
  ),
  DETERMINE_REOPENED: wording(
    {
      what: '{period:period}的数据在审定后改动过；按方案重新审定，与结果对得上的调整照样执行。',
      found: '数据 {found}',
      expected: '审定时的数据 {adopted}',
      remedy: '请把新的结果提请审定，之后把 adopts 改为新的数据哈希。',
    },
    {
      what: 'The data of {period:period} were changed after adoption; the scheme reopens, and changes that still fit are carried out.',
      found: 'data {found}',
      expected: 'the data that were adopted, {adopted}',
      remedy: 'Have the new results determined, then write the new hash below adopts.',
    },
  ),
  GRADE_QUOTA_NO_PLACE: wording(
    {
      what: '单位太少，“{grade}”没有名额，谁也评不上（{list}[[，{scope}]]）。',
      found: '{size} 个单位的 {share}，取整后为 0',
      expected: '至少 1 个名额',
      remedy: '请把 quota 的 round 改为 nearest 或 up，合并小组（small_groups: pool），或对小组不限名额（no_quota）。',
    },
    {
      what: 'There are too few units for a place of “{grade}”: nobody can reach it ({list}[[, {scope}]]).',
      found: '{share} of {size} {size|unit|units}, rounded to 0',
      expected: 'one place at least',
      remedy: 'Set round of the quota to nearest or up, pool small groups (small_groups: pool), or leave them without quota (no_quota).',
    },
  ),
} as const satisfies IssueWords;
