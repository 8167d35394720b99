import { type IssueWords, wording } from './wording.ts';

/** Elastic coefficients, chains, and the rules of further actions (packages/scheme). */
export const RESPONSIBILITY_WORDS = {
  SCHEME_ELASTIC_WITHIN: wording(
    {
      what: '弹性系数的上下限不对。',
      found: '{found}',
      expected: '下限大于 0、不超过 1，上限不低于 1，如 [0.8, 1.2]',
      why: '没有写系数的单位按 1 计，1 须在上下限之间。',
      remedy: '请改正 within。',
    },
    {
      what: 'The bounds of the elastic coefficient do not fit.',
      found: '{found}',
      expected: 'a lower one above 0 and at most 1, an upper one of at least 1: [0.8, 1.2]',
      why: 'Who has no coefficient counts with 1, which has to lie between them.',
      remedy: 'Correct within.',
    },
  ),
  SCHEME_ELASTIC_BOUNDS: wording(
    {
      what: '{who}的弹性系数超出了规定的范围。',
      found: '{found}',
      expected: '{expected}',
      why: '系数只在规定范围内调整，不得借此改变考核结果。',
      remedy: '请把系数改到范围之内；确需更大幅度的，先修改办法和 within。',
    },
    {
      what: 'The elastic coefficient of {who} lies outside the bounds.',
      found: '{found}',
      expected: '{expected}',
      why: 'A coefficient moves within its bounds only; it is no way to decide a result.',
      remedy: 'Bring it within the bounds; for more, change the regulation and within first.',
    },
  ),
  SCHEME_ELASTIC_REASON: wording(
    {
      what: '{who}的弹性系数没有写理由。',
      found: '系数 {found}，reason 空着',
      expected: '一句理由，如“生态保护区，不考核工业增速”',
      why: '系数和理由都要写进说明并公开，没有理由的系数不能用。',
      remedy: '请在 reason 一列写明理由；说不出理由的，删去这一行，按 1 计。',
    },
    {
      what: 'The elastic coefficient of {who} has no reason.',
      found: 'coefficient {found}, reason blank',
      expected: 'a reason in one sentence',
      why: 'Coefficient and reason stand in every explanation; one without a reason cannot be used.',
      remedy: 'Give the reason, or remove the row: the coefficient is then 1.',
    },
  ),
  SCHEME_ELASTIC_TWICE: wording(
    {
      what: '{who}在“{part}”上有两个同时有效的弹性系数。',
      found: '这一行与第 {first_line} 行的日期重叠',
      expected: '同一天只有一个系数',
      remedy: '请删去一行，或用 from、until 把日期分开。',
    },
    {
      what: '{who} has two elastic coefficients on “{part}” at a time.',
      found: 'the days of this row and of line {first_line} overlap',
      expected: 'one coefficient on any day',
      remedy: 'Remove one of them, or part the days by from and until.',
    },
  ),
  SCHEME_ELASTIC_PART: wording(
    {
      what: '弹性系数表里的“{part}”没有引用这张表，这一行不起作用。',
      found: '{part}',
      expected: '[[“{nearest}”？ ]][[引用了弹性系数表的有：{known}]]',
      remedy: '请改正 part 的写法，或在该项下写 elastic。',
    },
    {
      what: '“{part}” in the table of coefficients does not use this table: the row does nothing.',
      found: '{part}',
      expected: '[[“{nearest}”? ]][[parts with coefficients: {known}]]',
      remedy: 'Correct part, or give that part the key elastic.',
    },
  ),
  SCHEME_CHAIN_SHARES: wording(
    {
      what: '链条“{chain}”各单位的责任份额加起来不是 100%。',
      found: '{sum} = {found}',
      expected: '100%',
      why: '联合结果由各单位共同负责，份额须恰好分完。',
      remedy: '请调整这条链条各行的 share。',
    },
    {
      what: 'The shares of responsibility in the chain “{chain}” do not add up to 100 %.',
      found: '{sum} = {found}',
      expected: '100%',
      why: 'A joint result is owned by all of them together: nothing may be left over or counted twice.',
      remedy: 'Adjust the shares of the chain.',
    },
  ),
  SCHEME_CHAIN_UNIT_TWICE: wording(
    {
      what: '{unit}在同一项的链条表里出现了两次。',
      found: '链条“{second}”',
      expected: '只在第 {first_line} 行的链条“{first}”中',
      why: '一项只有一个联合结果，一个单位不能在两条链条上各得一个。',
      remedy: '请删去一行；确属两条链条的，请另设一项。',
    },
    {
      what: '{unit} stands twice in the table of chains of one part.',
      found: 'chain “{second}”',
      expected: 'chain “{first}” alone (line {first_line})',
      why: 'A part has one joint result for a unit.',
      remedy: 'Remove one of the rows, or give the second chain a part of its own.',
    },
  ),
  SCHEME_CHAIN_TABLES: wording(
    {
      what: '指标“{indicator}”的联合结果用了两张链条表。',
      found: '{second}',
      expected: '{first}',
      why: '一个指标报一个数，由哪些单位共有只能有一种说法。',
      remedy: '请各项用同一张表，或用两个指标。',
    },
    {
      what: 'The joint result of the indicator “{indicator}” rests on two tables of chains.',
      found: '{second}',
      expected: '{first}',
      why: 'Who owns the reported value together can be said in one way only.',
      remedy: 'Use one table, or two indicators.',
    },
  ),
  SCHEME_JOINT_DERIVED: wording(
    {
      what: '联合结果用了由其他指标算出的“{indicator}”。',
      found: '{indicator}',
      expected: '各单位报送的指标',
      why: '一家报送、全链条通用，只对报送的数成立；算出的数要看各家自己的数据。',
      remedy: '请改用报送的指标，由牵头单位报送算好的结果。',
    },
    {
      what: 'A joint result uses “{indicator}”, which is computed from other indicators.',
      found: '{indicator}',
      expected: 'an indicator that is reported',
      why: 'What one member reports counts for all; what is computed rests on the data of each.',
      remedy: 'Use a reported indicator, and let the leading unit report the result.',
    },
  ),
  SCHEME_CURVE_ORDER: wording(
    {
      what: '补偿曲线各点没有按指数由小到大排列。',
      found: '{found}',
      expected: '后一点的指数大于前一点',
      remedy: '请按指数由小到大重排各点，同一指数只留一点。',
    },
    {
      what: 'The points of the compensation curve are not in the order of the index.',
      found: '{found}',
      expected: 'an index above that of the point before',
      remedy: 'Put the points in rising order of the index, one for each index.',
    },
  ),
  SCHEME_CURVE_RISES: wording(
    {
      what: '补偿曲线对更差的指数给得更多。',
      found: '{found}',
      expected: '指数越差，比例不升（better: {better}）',
      why: '补偿与污染反向，越差补得越多就成了奖励污染。',
      remedy: '请改正这一点的比例；指数以高为好的，写 better: higher。',
    },
    {
      what: 'The compensation curve pays more for a worse index.',
      found: '{found}',
      expected: 'shares that do not rise as the index gets worse (better: {better})',
      why: 'Compensation runs against pollution; otherwise it would reward it.',
      remedy: 'Correct the share of this point; where a high index is good, write better: higher.',
    },
  ),
  SCHEME_GRADE_WITHOUT_COEFFICIENT: wording(
    {
      what: '“{rule}”没有给这些等次写系数，评为这些等次的不计发。',
      found: '没有：{grades}',
      expected: '每个等次一个系数，不发的写 0',
      remedy: '请在 coefficient 里补上。',
    },
    {
      what: '“{rule}” states no coefficient for some grades: who has one of them is paid nothing.',
      found: 'none for {grades}',
      expected: 'a coefficient for every grade, 0 where nothing is paid',
      remedy: 'Add them to coefficient.',
    },
  ),
  SCHEME_COEFFICIENT_RISES: wording(
    {
      what: '“{rule}”中等次“{grade}”的系数高于更好的等次“{better}”。',
      found: '{found}',
      expected: '不高于 {expected}',
      why: '考得好的不应拿得少。',
      remedy: '请调整系数；等次的先后见 grades 的 order，最好的在前。',
    },
    {
      what: 'In “{rule}” the coefficient of “{grade}” is above that of the better grade “{better}”.',
      found: '{found}',
      expected: 'at most {expected}',
      why: 'Who does better never receives less.',
      remedy: 'Adjust the coefficients; the order of grades is that of grades, best first.',
    },
  ),
  SCHEME_PAY_ITEM_TWICE: wording(
    {
      what: '{person}的“{item}”登记了两次，会重复计酬。',
      found: '与第 {first_line} 行相同',
      expected: '每人每件只登记一次',
      remedy: '请删去一行；不是同一件的，请改正编号。',
    },
    {
      what: '“{item}” is entered twice for {person}, who would be paid twice.',
      found: 'the same as line {first_line}',
      expected: 'one row for an item and person',
      remedy: 'Remove one of the rows, or correct the number of the item.',
    },
  ),
} as const satisfies IssueWords;
