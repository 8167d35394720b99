import { type IssueWords, wording } from './wording.ts';

/** Names, units, lists, classes, library and parent of a scheme (packages/scheme). */
export const SCHEME_NAME_WORDS = {
  SCHEME_UNKNOWN_NAME: wording(
    {
      what: '没有名为“{name}”的{kind:name_kind}。',
      found: '{name}',
      expected: '[[“{nearest}”？ ]][[已有：{known}]]',
      remedy: '请改正名称，或先在方案里定义它。',
    },
    {
      what: 'There is no {kind:name_kind} called “{name}”.',
      found: '{name}',
      expected: '[[“{nearest}”? ]][[one of: {known}]]',
      remedy: 'Correct the name, or define it in the scheme first.',
    },
  ),
  SCHEME_NAME_TWICE: wording(
    {
      what: '{kind:name_kind}“{name}”定义了两次。',
      found: '另一处在 {first}',
      expected: '每个名称只定义一次',
      remedy: '请给其中一个改名，或删去重复的。',
    },
    {
      what: 'The {kind:name_kind} “{name}” is defined twice.',
      found: 'also at {first}',
      expected: 'one definition for a name',
      remedy: 'Rename one of them, or remove the repeated one.',
    },
  ),
  SCHEME_CLAUSE_UNKNOWN: wording(
    {
      what: '办法里没有第 {clause} 条。',
      found: '{clause}',
      expected: '{regulation} 中的标题编号[[；最接近的是 {nearest}]]',
      why: '每条规则都要说得出依据。',
      remedy: '请改正条款号，或在办法文本里补上这一条的标题。',
    },
    {
      what: 'The regulation has no clause {clause}.',
      found: '{clause}',
      expected: 'a heading of {regulation}[[; nearest is {nearest}]]',
      why: 'Every rule has to be able to name its ground.',
      remedy: 'Correct the number, or add the heading to the text of the regulation.',
    },
  ),
  SCHEME_CLAUSE_MISSING: wording(
    { what: '“{rule}”没有注明依据条款。', why: '解释结果时将说不出依据。', remedy: '请加上 clause: "条款号"。' },
    { what: '“{rule}” names no clause.', why: 'An explanation will not be able to name the ground.', remedy: 'Add clause: "number".' },
  ),
  SCHEME_RESERVED_NAME: wording(
    {
      what: '“{name}”另有用途，不能作{kind:name_kind}的标识。',
      found: '{name}',
      expected: '别的标识',
      remedy: '请改名，引用它的地方也一并改。',
    },
    {
      what: '“{name}” has a meaning of its own and cannot name a {kind:name_kind}.',
      found: '{name}',
      expected: 'another identifier',
      remedy: 'Rename it, here and where it is used.',
    },
  ),
  SCHEME_CYCLE: wording(
    { what: '指标的公式互相引用，绕成了圈。', found: '{cycle}', expected: '能从报送的指标算起', remedy: '请改写其中一个公式。' },
    {
      what: 'The formulas of indicators refer to each other in a circle.',
      found: '{cycle}',
      expected: 'formulas that begin at reported indicators',
      remedy: 'Change one of the formulas.',
    },
  ),
  SCHEME_PERIOD: wording(
    {
      what: '看不出“{found}”是哪一期。',
      found: '{found}',
      expected: '2023、2023H1、2023Q3、2023-07 或 2023-01..2023-09',
      remedy: '请按上面的写法改正。',
    },
    {
      what: '“{found}” names no period.',
      found: '{found}',
      expected: '2023, 2023H1, 2023Q3, 2023-07 or 2023-01..2023-09',
      remedy: 'Write it in one of these forms.',
    },
  ),
  SCHEME_DAY: wording(
    { what: '没有“{found}”这一天。', found: '{found}', expected: '真实存在的日期，如 2023-02-28', remedy: '请改正日期。' },
    {
      what: 'There is no day “{found}”.',
      found: '{found}',
      expected: 'a day of the calendar, such as 2023-02-28',
      remedy: 'Correct the day.',
    },
  ),
  SCHEME_UNIT_UNKNOWN: wording(
    {
      what: '单位名册里没有代码 {code}[[（{name}）]][[，共 {count:several} 处]]。',
      found: '{code}[[ {name}]]',
      expected: '名册中的代码和名称[[；最接近的是 {nearest}]]',
      remedy: '请改正代码，或先把单位加入 units.csv。',
    },
    {
      what: 'The register of units has no code {code}[[ ({name})]][[, {count:several} times]].',
      found: '{code}[[ {name}]]',
      expected: 'code and name from the register[[; nearest is {nearest}]]',
      remedy: 'Correct the code, or add the unit to units.csv first.',
    },
  ),
  SCHEME_UNIT_NAME: wording(
    {
      what: '代码 {code} 与名称对不上[[（共 {count:several} 处）]]。',
      found: '{found}',
      expected: '{code} {expected}[[；或者是 {nearest}]]',
      why: '同名的地方不少，代码和名称一起写就是为了防止认错。',
      remedy: '请核对是哪个单位，改正代码或名称。',
    },
    {
      what: 'The code {code} and the name do not belong together[[ ({count:several} times)]].',
      found: '{found}',
      expected: '{code} {expected}[[; or perhaps {nearest}]]',
      why: 'Names repeat; code and name stand together so that no place is taken for another.',
      remedy: 'See which unit is meant, and correct the code or the name.',
    },
  ),
  SCHEME_UNIT_TWICE: wording(
    { what: '{unit} 在“{within}”里列了两次。', expected: '每个单位只列一次', remedy: '请删去重复的一行。' },
    { what: '{unit} is listed twice in “{within}”.', expected: 'every unit once', remedy: 'Remove one of them.' },
  ),
  SCHEME_LIST_EMPTY: wording(
    {
      what: '考核序列“{list}”里没有单位。',
      found: '{found}',
      expected: '至少一个单位',
      remedy: '请检查 units 的写法，或名册中的单位类别。',
    },
    {
      what: 'The list “{list}” holds no unit.',
      found: '{found}',
      expected: 'at least one unit',
      remedy: 'Check its units, and the kinds of units in the register.',
    },
  ),
  SCHEME_LIST_WITHOUT_TREE: wording(
    {
      what: '考核序列“{list}”没有计分表。',
      expected: 'score 下面的“{list}”',
      why: '没有计分表，这个序列的单位就没有得分。',
      remedy: '请在 score 下写出它的计分表，或用 score: 文件名 引用。',
    },
    {
      what: 'The list “{list}” has no tree of scores.',
      expected: '“{list}” under score',
      why: 'Without one its units have no score.',
      remedy: 'Write the tree under score, or name its file with score:.',
    },
  ),
  SCHEME_GROUP_EMPTY: wording(
    {
      what: '考核序列“{list}”的分组“{group}”里没有单位。',
      found: '{group}',
      expected: '名册中的分组：{known}',
      remedy: '请改正分组名，或在名册里填写单位的分组。',
    },
    {
      what: 'The group “{group}” of the list “{list}” holds no unit.',
      found: '{group}',
      expected: 'a group of the register: {known}',
      remedy: 'Correct the name of the group, or give the units their group in the register.',
    },
  ),
  SCHEME_UNIT_IN_TWO_LISTS: wording(
    {
      what: '{unit} 同时在两个考核序列里。',
      found: '“{first}”和“{second}”',
      expected: '通常只在一个序列里',
      why: '同一单位会有两个名次。',
      remedy: '如果确实如此，可以不管；否则请从一个序列里去掉。',
    },
    {
      what: '{unit} stands in two lists.',
      found: '“{first}” and “{second}”',
      expected: 'one list, as a rule',
      why: 'The unit will have two ranks.',
      remedy: 'If that is meant, leave it; otherwise take it out of one list.',
    },
  ),
  CLASS_EMPTY: wording(
    {
      what: '类别“{class}”里没有单位。',
      found: '{found}',
      expected: '至少一个单位',
      remedy: '请检查 units 的写法；不再使用的类别请删去。',
    },
    {
      what: 'The class “{class}” holds no unit.',
      found: '{found}',
      expected: 'at least one unit',
      remedy: 'Check its units; remove a class that is no longer used.',
    },
  ),
  CLASS_TWICE: wording(
    {
      what: '{unit} 同时属于两个主类别。',
      found: '“{first}”和“{second}”',
      expected: '每个单位只有一个主类别',
      why: '否则不知道用哪一套权重。',
      remedy: '请只留一个；另一个如果是附加身份，请移到 overlays。',
    },
    {
      what: '{unit} belongs to two classes.',
      found: '“{first}” and “{second}”',
      expected: 'one main class for every unit',
      why: 'It would not be known which weights count.',
      remedy: 'Keep one; if the other is an additional quality, move it to overlays.',
    },
  ),
  CLASS_DUPLICATE_ID: wording(
    { what: '标识“{id}”用了两次。', found: '{first} 和 {second}', expected: '类别和叠加类别的标识各不相同', remedy: '请给其中一个改名。' },
    {
      what: 'The identifier “{id}” is used twice.',
      found: '{first} and {second}',
      expected: 'different identifiers for classes and overlays',
      remedy: 'Rename one of them.',
    },
  ),
  CLASS_RESERVED_ID: wording(
    { what: '“{id}”另有用途，不能作类别的标识。', found: '{id}', expected: '别的标识', remedy: '请改名。' },
    {
      what: '“{id}” has a meaning of its own and cannot name a class.',
      found: '{id}',
      expected: 'another identifier',
      remedy: 'Rename it.',
    },
  ),
  USES_NOT_FOUND: wording(
    {
      what: '找不到引用的{kind:name_kind}“{name}”。',
      found: '没有 {name}',
      expected: '同一文件夹里的标识@版本[[；最接近的是 {nearest}]]',
      remedy: '请补上文件，或改正名称和版本。',
    },
    {
      what: 'The {kind:name_kind} “{name}” is not there.',
      found: 'no {name}',
      expected: 'an ID@version in the same folder[[; nearest is {nearest}]]',
      remedy: 'Add the file, or correct name and version.',
    },
  ),
  USES_CYCLE: wording(
    { what: '方案之间的引用绕成了圈。', found: '{cycle}', expected: '上级不引用下级', remedy: '请去掉其中一处引用。' },
    {
      what: 'Schemes build on each other in a circle.',
      found: '{cycle}',
      expected: 'a parent that does not build on its child',
      remedy: 'Remove one of the references.',
    },
  ),
  USES_WORD: wording(
    {
      what: 'may_change、must_keep 里没有“{word}”这个词。',
      found: '{word}',
      expected: '[[“{nearest}”？ ]]可用：{allowed}',
      remedy: '请改正。',
    },
    {
      what: 'may_change and must_keep know no word “{word}”.',
      found: '{word}',
      expected: '[[“{nearest}”? ]]one of: {allowed}',
      remedy: 'Correct the word.',
    },
  ),
  USES_WIDENS: wording(
    {
      what: '本方案自许可改“{word}”，但{of}没有放开。',
      found: '{word}',
      expected: '{allowed}',
      why: '下级只能在上级允许的范围内调整。',
      remedy: '请删去这个词，或请上级方案放开。',
    },
    {
      what: 'This scheme lets itself change “{word}”, which {of} does not allow.',
      found: '{word}',
      expected: '{allowed}',
      why: 'A child changes only what its parent leaves open.',
      remedy: 'Remove the word, or have the parent scheme allow it.',
    },
  ),
  USES_FORBIDDEN: wording(
    {
      what: '“{field}”由{of}规定，这里不能改。',
      found: '改动了“{word}”',
      expected: '保持 {of_file} 第 {of_line} 行的规定[[；可改：{allowed}]]',
      remedy: '请删去这里的改动，或请上级方案放开。',
    },
    {
      what: '“{field}” is laid down by {of} and cannot be changed here.',
      found: 'a change of “{word}”',
      expected: 'what stands in {of_file} line {of_line}[[; open to change: {allowed}]]',
      remedy: 'Remove the change, or have the parent scheme allow it.',
    },
  ),
  USES_LEAVE_OUT: wording(
    {
      what: 'leave_out 里的“{word}”在上级方案中没有。',
      found: '{word}',
      expected: '[[“{nearest}”？ ]][[可用：{known}]]',
      why: '只有上级方案里有的内容才谈得上不沿用。',
      remedy: '请改正或删去；约束（constraints）不能单独不沿用。',
    },
    {
      what: 'The parent scheme has nothing that “{word}” in leave_out could mean.',
      found: '{word}',
      expected: '[[“{nearest}”? ]][[one of: {known}]]',
      why: 'Only what the parent has can be left out.',
      remedy: 'Correct or remove the word; constraints cannot be left out by themselves.',
    },
  ),
  USES_KEEP: wording(
    {
      what: '{of}要求保留指标“{indicator}”，本方案没有用它计分。',
      expected: '计分表里有“{indicator}”（must_keep: {word}）',
      remedy: '请把它加入计分表。',
    },
    {
      what: '{of} requires the indicator “{indicator}”, which this scheme does not score.',
      expected: '“{indicator}” in the tree of scores (must_keep: {word})',
      remedy: 'Add it to the tree.',
    },
  ),
} as const satisfies IssueWords;
