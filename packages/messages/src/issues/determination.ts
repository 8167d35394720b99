import { type IssueWords, wording } from './wording.ts';

/** Determinations, and quotas without a place (packages/scheme, packages/engine). */
export const DETERMINATION_WORDS = {
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
    {
      what: '审定表里有不认识的事项。',
      found: '{found}',
      expected: '{allowed}',
      remedy: '请写 grade（或“等次”），或 proposal: 加规则的标识或名称；只不采纳其中一项的，再加 / 和这一项的对象。',
    },
    {
      what: 'The table of determinations names an unknown item.',
      found: '{found}',
      expected: '{allowed}',
      remedy: 'Write grade, or proposal: and the identifier or title of the rule; to drop one of several, add / and its subject.',
    },
  ),
  DETERMINE_INCOMPLETE: wording(
    {
      what: '对{unit}“{item:determined}”的审定没有写明“{column:determination_column}”。',
      expected: '理由、会议、日期三项齐全',
      why: '没有理由和会议的调整不能执行，也无从公开。',
      remedy: '请对照会议纪要补填“{column}”列。',
    },
    {
      what: 'The determination on “{item:determined}” of {unit} does not state its {column:determination_column}.',
      expected: 'ground, meeting and date',
      why: 'A change without ground and meeting is not carried out and cannot be published.',
      remedy: 'Fill in the column “{column}” from the minutes.',
    },
  ),
  DETERMINE_TWICE: wording(
    {
      what: '{unit}的“{item:determined}”审定了两次。',
      found: '第 {first_line} 行已有',
      expected: '每个事项一行',
      remedy: '请按最后的决定保留一行。',
    },
    {
      what: '“{item:determined}” of {unit} is determined twice.',
      found: 'first in line {first_line}',
      expected: 'one row an item',
      remedy: 'Keep the row of the last decision.',
    },
  ),
  DETERMINE_TO: wording(
    {
      what: '这一行审定没有说出可以执行的变化（{item:determined}）。',
      found: '{from} → {to}',
      expected: '等次：由一等改为另一等；建议：由 made（已提出）改为 dropped（不采纳）',
      remedy: '请改正 from 和 to。',
    },
    {
      what: 'This determination states no change that can be carried out ({item:determined}).',
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
      what: '对{unit}“{item:determined}”的审定没有执行：与运行结果对不上。',
      found: '[[运行结果 {found}]][[{none:determined_none}]]',
      expected: '{expected:determined}',
      why: '审定针对的是当时的结果；结果变了，原来的决定不能照搬。',
      remedy: '请核对结果是否因数据修订而变化，提请重新审定，或改正这一行的 from。',
    },
    {
      what: 'The determination on “{item:determined}” of {unit} is not carried out: the run gave something else.',
      found: '[[the run gave {found}]][[{none:determined_none}]]',
      expected: '{expected:determined}',
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
  DETERMINE_BARRED: wording(
    {
      what: '审定给了{unit}“{grade}”，但按“{gate}”不准评这一等次。',
      found: '“{grade}”[[；第 {gate_clause} 条不准]]',
      expected: '“{gate}”允许的等次',
      why: '委员会可以这样决定，但谁都看得见：报告、说明和单位页都注明与这一规定相抵。',
      remedy: '请核对审定表；确是委员会决定的，请在理由中写明为何不适用“{gate}”；数据有误触发的，请更正数据后重新运行。',
    },
    {
      what: 'The determination gives {unit} “{grade}”, which “{gate}” bars.',
      found: '“{grade}”[[; barred by clause {gate_clause}]]',
      expected: 'a grade that “{gate}” leaves open',
      why: 'The body may decide so, but everybody sees it: report, explanation and the unit’s page say that it goes against this rule.',
      remedy:
        'Check the table of determinations; where the body did decide so, state in the ground why “{gate}” does not apply; where wrong data set it off, correct them and run again.',
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
      remedy:
        '请把 quota 的 round 改为 {round:quota_round}[[；或合并小组（{small}: pool），或对小组不限名额（{small}: no_quota），小组由 min_group 界定]]。',
    },
    {
      what: 'There are too few units for a place of “{grade}”: nobody can reach it ({list}[[, {scope}]]).',
      found: '{share} of {size} {size|unit|units}, rounded to 0',
      expected: 'one place at least',
      remedy:
        'Set round of the quota to {round:quota_round}[[; or pool small groups ({small}: pool) or leave them without quota ({small}: no_quota), min_group saying which are small]].',
    },
  ),
} as const satisfies IssueWords;
