import { type IssueWords, wording } from './wording.ts';

/** Goals and their decomposition (packages/scheme). */
export const GOAL_WORDS = {
  GOAL_WITHOUT_LEAD: wording(
    {
      what: '目标“{title}”没有牵头单位。',
      expected: '一个牵头单位（lead），写成代码加名称，如 990010 发展和改革委员会',
      why: '没有人负责的目标无法督办，也无法追责。',
      remedy: '请填写 lead。',
    },
    {
      what: 'The goal “{title}” has no lead department.',
      expected: 'one in `lead`, code and name together: 990010 发展和改革委员会',
      why: 'A goal for which nobody answers cannot be followed up.',
      remedy: 'Fill in `lead`.',
    },
  ),
  GOAL_INCOMPLETE: wording(
    {
      what: '目标“{title}”没有写全。',
      found: '缺：{missing}',
      expected: '指标、时期、目标值三项齐全；要分解的还须写明序列（list）。只有关键结果的目标三项都不写',
      remedy: '请补全所缺各项；或者三项都不写，另写 key_results。',
    },
    {
      what: 'The goal “{title}” is not complete.',
      found: 'missing: {missing}',
      expected:
        '`indicator`, `period` and `target` together, and `list` where it is decomposed; none of the three where only key results measure it',
      remedy: 'Add what is missing; or leave out all three and give `key_results`.',
    },
  ),
  GOAL_NOT_SCORED: wording(
    {
      what: '目标“{title}”的指标没有对任何单位计分。',
      found: '{indicator}[[（序列 {list}）]]',
      expected: '计分表中有这项指标',
      why: '目标不进考核，就没有人为它得分或失分。',
      remedy: '请在该序列的计分表里加上这项指标；或改用已计分的指标；或另写关键结果 key_results。',
    },
    {
      what: 'Nobody is scored on the indicator of the goal “{title}”.',
      found: '{indicator}[[ (list {list})]]',
      expected: 'a part of the tree that scores it',
      why: 'A goal that is not assessed wins or loses nobody a point.',
      remedy: 'Score the indicator in the tree of the list, name another that is scored, or give `key_results`.',
    },
  ),
  GOAL_NOT_SCORED_KEY_RESULTS: wording(
    {
      what: '目标“{title}”的指标没有对任何单位计分，只能看关键结果。',
      found: '{indicator}[[（序列 {list}）]]',
      remedy: '如要计分，请在该序列的计分表里加上这项指标；否则不必处理。',
    },
    {
      what: 'Nobody is scored on the indicator of the goal “{title}”; only its key results carry it.',
      found: '{indicator}[[ (list {list})]]',
      remedy: 'Score the indicator in the tree of the list where that is meant; otherwise nothing need be done.',
    },
  ),
  GOAL_UNIT_OUTSIDE_LIST: wording(
    {
      what: '分解表的第一级里有不属于该序列的单位。',
      found: '{unit}',
      expected: '“{list}”中的单位',
      remedy: '请改正单位；如是下级单位，请在 under 列写明它的上级。',
    },
    {
      what: 'The first level of the table of the goal names a unit outside its list.',
      found: '{unit}',
      expected: 'a unit of “{list}”',
      remedy: 'Correct the unit; where it stands below another, name that in the column `under`.',
    },
  ),
  GOAL_MEMBER_WITHOUT_ROW: wording(
    {
      what: '目标“{title}”没有分到“{list}”的 {count} 个单位。',
      found: '没有这一行：{units:first_ten}',
      why: '这些单位没有目标值，按目标计分时没有可比的。',
      remedy: '请在分解表里为每个单位写一行；确实不承担的，可以不理会本提示。',
    },
    {
      what: '{count} {count|unit|units} of “{list}” carry no share of the goal “{title}”.',
      found: 'no row for {units:first_ten}',
      why: 'Without a target they have nothing to be compared with.',
      remedy: 'Write a row for each; where they are meant to carry none nothing need be done.',
    },
  ),
  GOAL_UNIT_TWICE: wording(
    {
      what: '同一单位在分解表里写了两行，第二行没有使用。',
      found: '{unit}（第一次在第 {first_line} 行）',
      expected: '每个单位一行',
      remedy: '请删去其中一行，或改正单位。',
    },
    {
      what: 'A unit has two rows in the table of the goal; the second is not used.',
      found: '{unit} (first in line {first_line})',
      expected: 'one row a unit',
      remedy: 'Delete one of them, or correct the unit.',
    },
  ),
  GOAL_UNIT_TWO_GOALS: wording(
    {
      what: '两个目标给同一单位、同一指标、同一时期各定了目标值。',
      found: '{unit}：“{title}”和“{other}”',
      expected: '一个目标值',
      remedy: '请从其中一个目标的分解表里删去这个单位。',
    },
    {
      what: 'Two goals set targets of one indicator in one period for the same unit.',
      found: '{unit}: “{title}” and “{other}”',
      expected: 'one target',
      remedy: 'Take the unit out of the table of one of them.',
    },
  ),
  GOAL_UNDER_UNKNOWN: wording(
    {
      what: '{unit}的上级不在分解表里。',
      found: '{found}',
      expected: '表中另一行的单位',
      why: '下级的目标要与上级的对账。',
      remedy: '请为上级写一行，或改正 under；第一级留空。',
    },
    {
      what: 'The unit above {unit} has no row in the table.',
      found: '{found}',
      expected: 'the unit of another row',
      why: 'Children are reconciled with the target of their parent.',
      remedy: 'Write a row for it, or correct `under`; the first level leaves it blank.',
    },
  ),
  GOAL_UNDER_CYCLE: wording(
    {
      what: '分解表里的上下级绕成了圈。',
      found: '{cycle}',
      expected: '逐级向上，到第一级为止',
      remedy: '请改正 under，使每个单位最终归到第一级。',
    },
    {
      what: 'The levels of the table run in a circle.',
      found: '{cycle}',
      expected: 'one above the other up to the first level',
      remedy: 'Correct `under`, so that every unit ends at the first level.',
    },
  ),
  GOAL_BASE: wording(
    {
      what: '无法{by:goal_method}分解[[到{unit}]]：基数{because:goal_because}。',
      found: '{found}',
      expected: '大于 0 的基数（base）；相加的目标个别单位可以为 0',
      why: '各级{sum:goal_sum}，基数就是份额或权数。',
      remedy: '请在 base 列填写基数，如上年实际值。',
    },
    {
      what: 'The goal cannot be decomposed {by:goal_method}[[ ({unit})]]: the base {because:goal_because}.',
      found: '{found}',
      expected: 'a base above 0; of quantities that are added up single ones may be 0',
      why: 'Children are {sum:goal_sum}: the base is the share or the weight.',
      remedy: 'Fill in the column `base`, such as the value of the year before.',
    },
  ),
  GOAL_POTENTIAL: wording(
    {
      what: '无法{by:goal_method}分解[[到{unit}]]：潜力{because:goal_because}。',
      found: '{found}',
      expected: '不小于 0 的潜力系数（potential），至少一个有基数的单位大于 0',
      why: '各级{sum:goal_sum}，增量按潜力分。',
      remedy: '请在 potential 列填写潜力系数，一般单位为 1；或改用其他分解方法。',
    },
    {
      what: 'The goal cannot be decomposed {by:goal_method}[[ ({unit})]]: the potential {because:goal_because}.',
      found: '{found}',
      expected: 'a potential of at least 0, and above 0 for at least one unit that has a base',
      why: 'Children are {sum:goal_sum}; the increase goes by potential.',
      remedy: 'Fill in the column `potential`, 1 for an ordinary unit; or use another method.',
    },
  ),
  GOAL_POTENTIAL_DIRECTION: wording(
    {
      what: '这个目标不宜按潜力分解[[（{unit}）]]：它要求的不是改善。',
      found: '目标值 {found}',
      expected: '比基数好的总量，或朝着好的方向变化的比率',
      why: '潜力越大承担越多；目标低于现状时，潜力大的反而任务轻。',
      remedy: '请改用 base、equal_growth 或 hand；或核对目标值、基数和指标的 better。',
    },
    {
      what: 'This goal is none to share out by potential[[ ({unit})]]: it asks for no improvement.',
      found: 'target {found}',
      expected: 'a total better than the bases, or a rate of change for the better',
      why: 'Who has more potential carries more; below what there is, more potential would mean a softer target.',
      remedy: 'Use base, equal_growth or hand; or check target, bases and `better` of the indicator.',
    },
  ),
  GOAL_POTENTIAL_BELOW_ZERO: wording(
    {
      what: '{unit}的潜力过大：按潜力分摊，它的目标值会低于 0。',
      found: '潜力 {found}，基数 {base}；各单位合计须压减 {improvement}',
      expected: '分到的压减量不超过基数',
      why: '总量最多减到 0，低于 0 的目标没有单位能够完成。',
      remedy: '请调低它的潜力，或调高其他单位的潜力；或改用 base、equal_growth 或 hand。',
    },
    {
      what: 'The potential of {unit} is too large: shared out by potential, its target would be below 0.',
      found: 'potential {found}, base {base}; {improvement} are to come off in all',
      expected: 'a share of the reduction no larger than the base',
      why: 'A quantity can be brought down to 0 at most: nobody can reach a target below it.',
      remedy: 'Lower its potential or raise that of others; or use base, equal_growth or hand.',
    },
  ),
  GOAL_STEP: wording(
    {
      what: '目标值不是取整步长的整数倍[[（{unit}）]]，下级怎样取整都凑不成它。',
      found: '目标值 {found}，步长 {step}',
      expected: '整数倍',
      remedy: '请把 step 写小一些，如 0.01；或调整目标值。',
    },
    {
      what: 'The target is no whole multiple of the step[[ ({unit})]]: no rounding of the units below makes it up.',
      found: 'target {found}, step {step}',
      expected: 'a whole multiple',
      remedy: 'Make `step` smaller, such as 0.01; or change the target.',
    },
  ),
  GOAL_TARGET_BLANK: wording(
    {
      what: '逐一商定的分解表里，{unit}没有目标值。',
      expected: '目标值（target）',
      remedy: '请填写目标值；或改用 base、potential、equal_growth，由系统算出。',
    },
    {
      what: 'In a table by hand {unit} has no target.',
      expected: 'a target',
      remedy: 'Fill it in; or let base, potential or equal_growth compute it.',
    },
  ),
  GOAL_REASON_MISSING: wording(
    {
      what: '{unit}的目标值是手工改定的，没有写理由。',
      found: '{found}',
      expected: '理由（reason）',
      why: '其他单位{by:goal_method}计算，例外应当说得清。',
      remedy: '请在 reason 列写明理由。',
    },
    {
      what: 'The target of {unit} was changed by hand without a reason.',
      found: '{found}',
      expected: 'a `reason`',
      why: 'Others are computed {by:goal_method}; an exception should be explained.',
      remedy: 'Write why in the column `reason`.',
    },
  ),
  GOAL_SHORTFALL: wording(
    {
      what: '目标“{title}”[[在{unit}]]没有分解到位：下级{sum:goal_sum}达不到上级目标，差 {gap}。',
      found: '{found}（{shares}）',
      expected: '{expected}',
      why: '下级全部完成，上级目标仍完不成。',
      remedy: '请把差额加到下级，或用 kedu decompose 重新分解，或调整上级目标。',
      onPage: '请把差额加到下级，或调整上级目标，再上传改正后的考核包。',
    },
    {
      what: 'The goal “{title}” is not fully shared out[[ at {unit}]]: the units below, {sum:goal_sum}, fall short by {gap}.',
      found: '{found} ({shares})',
      expected: '{expected}',
      why: 'With all of them fulfilled the goal above would still be missed.',
      remedy: 'Add the gap to the units below, decompose anew with kedu decompose, or change the target above.',
      onPage: 'Add the gap to the units below, or change the target above; then upload the corrected pack.',
    },
  ),
  GOAL_ESCALATION: wording(
    {
      what: '目标“{title}”逐级加码，合计 {excess}。',
      found: '目标 {target}，最下一级合计 {found}；自上而下各级：{levels}',
      expected: '超出不多于 {permitted}',
      remedy: '在允许的幅度之内，不必处理。',
    },
    {
      what: 'Targets of the goal “{title}” rise from level to level, {excess} in all.',
      found: 'goal {target}, lowest level {found}; by level, from above: {levels}',
      expected: 'an excess of at most {permitted}',
      remedy: 'Within what is permitted; nothing need be done.',
    },
  ),
  GOAL_ESCALATION_HIGH: wording(
    {
      what: '目标“{title}”层层加码，合计 {excess}。',
      found: '目标 {target}，最下一级合计 {found}；自上而下各级：{levels}',
      expected: '超出不多于 {permitted}',
      why: '任务逐级放大，基层承担的会超出实际能力，也容易催生虚报。',
      remedy: '请核减加码的一级；确有必要的，写明理由，并在 escalation 里写明允许的幅度。',
    },
    {
      what: 'Targets of the goal “{title}” escalate from level to level, {excess} in all.',
      found: 'goal {target}, lowest level {found}; by level, from above: {levels}',
      expected: 'an excess of at most {permitted}',
      why: 'Loads that grow on the way down exceed what the lowest level can carry, and invite invented figures.',
      remedy: 'Reduce the level that adds; where it is meant, give reasons and state in `escalation` how much is permitted.',
    },
  ),
  GOAL_TARGET_OVERRULED: wording(
    {
      what: '{unit}的目标值以目标值表为准，与目标“{title}”分解的不同。',
      found: '目标值表 {found}',
      expected: '分解得出 {expected}',
      remedy: '确认无误的不必处理；否则请从目标值表里删去这一行，或改成一致。',
    },
    {
      what: 'For {unit} the table of targets stands above the goal “{title}”, and differs from it.',
      found: 'table of targets {found}',
      expected: 'by the decomposition {expected}',
      remedy: 'Nothing need be done where it is meant; otherwise delete the row or make both the same.',
    },
  ),
} as const satisfies IssueWords;
