import { type WordTable, words } from './table.ts';

/** Forms of a value in a scheme file or table, as an issue names them. */
export const FORM_WORDS = {
  text: words('文字', 'text'),
  number: words('数字', 'a number'),
  whole_number: words('整数', 'a whole number'),
  flag: words('true 或 false', 'true or false'),
  list: words('列表', 'a list'),
  mapping: words('下一级字段', 'fields of a next level'),
  nothing: words('空', 'nothing'),
  yuan: words('以元计的金额，不小于 0，最多两位小数', 'an amount in yuan, not below 0, at most two decimals'),
  count: words('不小于 0 的整数', 'a whole number, not below 0'),
  column: words('列标，如 E', 'letters of a column such as E'),
  day: words('日期，如 2023-07-01', 'a day such as 2023-07-01'),
  period: words('考核期，如 2023、2023Q3、2023-07', 'a period such as 2023, 2023Q3, 2023-07'),
  unit_reference: words('代码和名称，如 990100 北川市', 'code and name, such as 990100 北川市'),
  identifier: words(
    '小写字母、数字和下划线，以字母开头，如 water_quality',
    'small letters, digits and underscores, a letter first: water_quality',
  ),
  slug: words('小写字母、数字和连字符，如 north-2023', 'small letters, digits and hyphens: north-2023'),
  percent: words('比例，如 20% 或 0.2', 'a share such as 20% or 0.2'),
  percent_or_none: words('比例，如 20%，或 none（该类别没有这一项）', 'a share such as 20%, or none where the part does not exist'),
  expression: words('表达式，如 lag >= 0.20', 'an expression such as lag >= 0.20'),
  age: words('年限，如 2y（两年）、6m（六个月）', 'an age such as 2y (two years) or 6m (six months)'),
  available: words(
    '可得时间，如 node+25d（节点后 25 天）、next-04（次年 4 月）',
    'a time such as node+25d (25 days after the node) or next-04 (April of next year)',
  ),
  embargo: words('日期，或 +10d（可得后 10 天）', 'a day, or +10d (10 days after it is available)'),
  grade: words('等次标识和名称，如 excellent 优秀', 'ID and title of a grade: excellent 优秀'),
  id_at_version: words('标识@版本，如 province-library@2023.1', 'ID@version, such as province-library@2023.1'),
  data_hash: words('run.json 中 data 的哈希，至少前 12 位', '`data` of run.json, its first 12 digits at least'),
  indicator_set: words('指标范围，如 dimension:ecology、tag:water', 'a set of indicators, such as dimension:ecology or tag:water'),
} as const satisfies WordTable;

/** What a parameter of a method has to satisfy. */
export const METHOD_DEMAND_WORDS = {
  values_rise: words('各点的指标值逐个增大', 'points whose values rise'),
  worst_to_best: words('标准值从最差到最好依次排列', 'standards that run from the worst to the best'),
  coefficients_rise: words('系数不低于前一档', 'a coefficient that is not below the one before'),
  one_of_three: words('table、step、last 只写其中一个', 'only one of table, step, last'),
  scores_fall: words('名次靠后的得分不高于靠前的', 'a score that is not above that of the better rank'),
  not_above_first: words('last 不高于 first', 'a last that is not above first'),
  below_max: words('min 小于 max', 'a min below max'),
  not_above_high: words('low 不高于 high', 'a low that is not above high'),
  above_zero_at: words('full_at 高于 zero_at（默认为 0）', 'a full_at above zero_at (by default 0)'),
  best_is_higher: words('best 大于 worst：该指标越高越好', 'a best above worst: the indicator is better when higher'),
  best_is_lower: words('best 小于 worst：该指标越低越好', 'a best below worst: the indicator is better when lower'),
  positive: words('大于 0', 'more than 0'),
  not_negative: words('不小于 0', 'not below 0'),
  first_below_second: words('[低分, 高分]', '[lower score, higher score]'),
  not_below_floor: words('cap 不低于 floor', 'a cap that is not below floor'),
  not_above_own_cap: words(
    'floor 不高于这一方法的最高分（后一个数）；要给更高的分，请同时写明 cap',
    'a floor that is not above the highest score of the method (the second number); for higher scores state the cap as well',
  ),
  not_below_own_floor: words(
    'cap 不低于这一方法的最低分（后一个数）；要给更低的分，请同时写明 floor',
    'a cap that is not below the lowest score of the method (the second number); for lower scores state the floor as well',
  ),
} as const satisfies WordTable;

/** What a name in a scheme should be the name of. */
export const NAME_KIND_WORDS = {
  indicator: words('指标', 'indicator'),
  class: words('类别', 'class'),
  overlay: words('叠加类别', 'overlay'),
  list: words('考核序列', 'list'),
  tree: words('计分表', 'tree of scores'),
  grade: words('等次', 'grade'),
  light: words('灯', 'light'),
  dimension: words('维度', 'dimension'),
  attribute: words('名册栏目', 'attribute of the register'),
  hierarchy: words('层级关系', 'hierarchy'),
  field: words('领域', 'field'),
  part: words('计分项', 'part'),
  role: words('责任身份', 'role'),
  difficulty: words('难度', 'difficulty'),
  result: words('结果', 'result'),
  tag: words('标签', 'tag'),
  horizon: words('显绩或潜绩', 'horizon'),
  nature: words('指标性质', 'nature'),
  priority: words('优先事项', 'priority'),
  unit: words('单位', 'unit'),
  gate: words('一票否决规则', 'gate'),
  consequence: words('结果应用规则', 'consequence'),
  library: words('指标库', 'library'),
  parent: words('上级方案', 'parent scheme'),
  scheme: words('方案', 'scheme'),
  column: words('名册的列', 'column of the register'),
  unit_kind: words('单位类别（名册的 kind 列）', 'kind of unit (column kind of the register)'),
  param: words('参数', 'parameter'),
} as const satisfies WordTable;

/** What the reader of YAML stumbled over, with the way out. */
export const YAML_WORDS = {
  BAD_INDENT: words('缩进不齐；同一级的字段要左对齐', 'the indentation is uneven; fields of one level begin in the same column'),
  TAB_AS_INDENT: words('缩进用了制表符；请改用空格', 'a tab is used to indent; use spaces'),
  MISSING_CHAR: words(
    '少了符号，如冒号后的空格、右括号或引号',
    'a character is missing: the space after a colon, a closing bracket or quotation mark',
  ),
  UNEXPECTED_TOKEN: words('多了符号，或上一行没有写完', 'there is a character too many, or the line before is not finished'),
  BAD_SCALAR_START: words('文字不能以这个符号开头；请加引号', 'a text cannot begin with this character; put it in quotation marks'),
  BAD_DQ_ESCAPE: words('双引号里的反斜杠写法不对；请改用单引号', 'the backslash in double quotation marks is not valid; use single ones'),
  BLOCK_AS_IMPLICIT_KEY: words(
    '同一行里写了两个冒号；含冒号的文字请加引号',
    'there are two colons in one line; put a text with a colon in quotation marks',
  ),
  MULTILINE_IMPLICIT_KEY: words(
    '字段名后缺少冒号，或文字跨行没有加引号',
    'a colon is missing after the field, or a text runs over lines without quotation marks',
  ),
  BLOCK_IN_FLOW: words('{ } 或 [ ] 里不能用分行的写法', 'inside { } or [ ] nothing can stand as a block of lines'),
  MULTIPLE_DOCS: words('一个文件里有多个“---”文档；请分成多个文件', 'the file holds several documents (---); make one file of each'),
  ALIAS_EXCESS: words('引用（*）展开后过大', 'the aliases (*) expand to too much'),
  ALIAS_UNKNOWN: words('引用（*）的名字没有定义（&）', 'an alias (*) names no anchor (&)'),
  ALIAS_CYCLE: words('引用（*）绕成了圈', 'an alias (*) leads back to itself'),
} as const satisfies WordTable;

/** What is wrong with quotation marks in a table. */
export const QUOTE_FAULT_WORDS = {
  quote_open: words('引号没有配对', 'a quotation mark is never closed'),
  quote_text: words('右引号后面还有别的字', 'something follows a closing quotation mark'),
} as const satisfies WordTable;

/** Readings of the weights of a node. */
export const WEIGHTS_WORDS = {
  points: words('每一级合计 100 分（points）', 'each node adds up to 100 (points)'),
  points_of_total: words('各项合计为上级的分值（points_of_total）', 'parts add up to the points of their node (points_of_total)'),
  relative: words('相对权重（relative）', 'relative weights (relative)'),
} as const satisfies WordTable;

/** How many of the columns of which one is wanted are filled. */
export const EITHER_WORDS = {
  both: words('都填了', 'all of them are filled'),
  neither: words('都没有填', 'none is filled'),
} as const satisfies WordTable;

/** How often something comes. */
export const EVERY_WORDS = {
  year: words('每年', 'every year'),
  half: words('每半年', 'every half-year'),
  quarter: words('每季度', 'every quarter'),
  month: words('每月', 'every month'),
} as const satisfies WordTable;

/** Why a lag cannot be a ratio. */
export const LAG_BECAUSE_WORDS = {
  accrual: words('增速或比率指标', 'a growth rate or another rate'),
  zero: words('目标为零', 'a target of zero'),
  negative: words('目标为负', 'a negative target'),
} as const satisfies WordTable;

/** Reference values of an indicator. */
export const REFERENCE_WORDS = {
  target: words('目标值', 'target'),
  baseline: words('基期值', 'baseline'),
} as const satisfies WordTable;
