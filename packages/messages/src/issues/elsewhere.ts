import { type IssueWords, wording } from './wording.ts';

/** Values from units below, from other schemes, shared by a region; marking departments (docs/spec/composed.md). */
export const ELSEWHERE_WORDS = {
  FROM_TWO_WAYS: wording(
    {
      what: '指标“{indicator}”的数值有两种来路，不知以哪种为准。',
      found: '{found}',
      expected: 'formula、from_children、result_of、shared_by、raters 只写一种',
      remedy: '请只保留一种；确有两个数的，分成两个指标。',
    },
    {
      what: 'The indicator “{indicator}” comes by its value in two ways, and it is not known which holds.',
      found: '{found}',
      expected: 'one of formula, from_children, result_of, shared_by, raters',
      remedy: 'Keep one; where there really are two values, make two indicators.',
    },
  ),
  FROM_IDLE_KEY: wording(
    {
      what: '“{key}”在这里不起作用。',
      found: '{found}',
      expected: '只与 {expected} 一起用',
      why: '写了而不起作用，读的人会以为它算数。',
      remedy: '请删去它，或改用与它相配的写法。',
    },
    {
      what: '“{key}” has no effect here.',
      found: '{found}',
      expected: 'only together with {expected}',
      why: 'Whoever reads it would think that it counts.',
      remedy: 'Delete it, or write what belongs with it.',
    },
  ),
  FROM_YEARS: wording(
    {
      what: '各年权重的个数与年数不一致。',
      found: '{found} 个权重',
      expected: '{expected} 个，从当年往前',
      remedy: '请每年写一个权重，合计 100%。',
    },
    {
      what: 'There are not as many weights as years.',
      found: '{found}',
      expected: '{expected}, from this year backwards',
      remedy: 'Write a weight for each year, 100 % together.',
    },
  ),
  FROM_MARKS_ITSELF: wording(
    {
      what: '计分单位“{marker}”自己就在按指标“{indicator}”考核的序列“{list}”里。',
      found: '{marker}（方案 {scheme}）',
      expected: '计分单位不在所计分的序列内，或设有复核席',
      why: '自己给自己、或给同序列的对手打分，分数没有公信力。',
      remedy: '请写 second_seat（代码与名称）由另一单位一同计分，或改由序列之外的单位计分。',
    },
    {
      what: 'The marking department “{marker}” is itself in the list “{list}”, which is scored by the indicator “{indicator}”.',
      found: '{marker} (scheme {scheme})',
      expected: 'a department outside the list that it marks, or a second seat',
      why: 'A mark that one gives oneself, or one’s rivals, convinces nobody.',
      remedy: 'Name a second_seat (code and name) that marks together with it, or let a unit outside the list mark.',
    },
  ),
  FROM_SECOND_SEAT: wording(
    {
      what: '复核席与计分单位是同一个单位。',
      found: '{marker}',
      expected: '另一个单位',
      remedy: '请改由另一单位复核。',
    },
    {
      what: 'The second seat is the marking department itself.',
      found: '{marker}',
      expected: 'another unit',
      remedy: 'Name another unit.',
    },
  ),
  FROM_REPORTED: wording(
    {
      what: '指标“{title}”不需要报送，却有数据。',
      found: '报送的数值',
      expected: '{from:value_from}',
      why: '同一个数有两个来路，对不上时无从判断。',
      remedy: '请从数据中去掉这一列；要核对的，另设一个指标。',
    },
    {
      what: 'Data were reported for “{title}”, which is not reported.',
      found: 'reported values',
      expected: '{from:value_from}',
      why: 'One value from two sources cannot be settled where they differ.',
      remedy: 'Take the column out of the data; to compare them, make another indicator.',
    },
  ),
  FROM_CHILDREN_GAPS: wording(
    {
      what: '指标“{title}”有 {count} 个单位没有数值（{units}）：下级单位缺数过多。',
      found: '第一个单位的 {of} 个下级单位中 {missing} 个没有“{child}”：{gaps}',
      expected: '缺数的不超过 {share}%',
      why: '少数几家的数代表不了全部，缺的往往是差的。',
      remedy: '请催报下级单位的数值；确实不适用的单位写“不适用”。',
    },
    {
      what: '“{title}” has no value for {count} {count|unit|units} ({units}): too many of the units below have none.',
      found: 'of the first one {missing} of {of} units below lack “{child}”: {gaps}',
      expected: 'gaps of at most {share} %',
      why: 'A few do not stand for all, and those that are missing are often the bad ones.',
      remedy: 'Ask the units below for their values; where the indicator does not apply to one, state that.',
    },
  ),
  FROM_SHARED_CONTRADICTION: wording(
    {
      what: '“{title}”由“{group}”共用一个数，两个单位却报了不同的数。',
      found: '{unit}报 {found}',
      expected: '{first_unit}所报的 {first}（{first_cell}）',
      why: '共用的指标只能有一个数，否则同一区域的单位得分不同。',
      remedy: '请两家核对，改成同一个数，或只留一家报送。',
    },
    {
      what: '“{title}” is one value for “{group}”, and two units reported different ones.',
      found: '{unit}: {found}',
      expected: '{first}, as {first_unit} reported ({first_cell})',
      why: 'A shared indicator has one value; otherwise units of one region score differently by it.',
      remedy: 'Let both compare and correct, or leave the report to one of them.',
    },
  ),
  PACK_RESULT_UNKNOWN: wording(
    {
      what: '指标“{indicator}”引用的{kind:name_kind}“{name}”不存在。',
      found: '{name}',
      expected: '考核包里有这个{kind:name_kind}[[；最接近的是“{nearest}”]][[；已有：{known}]]',
      remedy:
        '请改正 result_of 里的名称，或在考核包里补上{kind:name_kind}“{name}”。考核包是从导出的工作簿读回的，请把所缺的方案也用 kedu export 导出，用 kedu init --from 读回，再把它的文件放进来：一个工作簿只带一个方案。',
      onPage: '请改正 result_of 里的名称，或在考核包里补上{kind:name_kind}“{name}”，再把整个考核包重新压缩上传。',
    },
    {
      what: 'The {kind:name_kind} “{name}” that the indicator “{indicator}” refers to does not exist.',
      found: '{name}',
      expected: 'a {kind:name_kind} of the pack[[; the nearest is “{nearest}”]][[; known: {known}]]',
      remedy:
        'Correct the name in result_of, or add the {kind:name_kind} “{name}” to the pack. Where the pack was read back from an exported workbook, export the missing scheme too (kedu export), read it back (kedu init --from) and put its files here: a workbook carries one scheme.',
      onPage:
        'Correct the name in result_of, or add the {kind:name_kind} “{name}” to the pack; then zip the whole pack and upload it again.',
    },
  ),
  PACK_SCHEME_CIRCLE: wording(
    {
      what: '方案互相引用结果，成了循环，谁也算不出来。',
      found: '{circle}',
      expected: '结果只往一个方向引用',
      remedy: '请去掉循环中的一处 result_of。',
    },
    {
      what: 'Schemes take results from each other in a circle, so that none can be computed.',
      found: '{circle}',
      expected: 'results that are taken in one direction',
      remedy: 'Take one result_of out of the circle.',
    },
  ),
  PACK_RESULT_PERIOD: wording(
    {
      what: '指标“{indicator}”引用的方案“{scheme}”在 {period:period} 没有可用的结果，数值将一律为空。',
      found: '考核包运行的考核期：{known}',
      expected: '该方案也运行同一考核期；任期方案写 over: { years: … }',
      remedy: '请在 pack.yaml 的 runs 里补上该考核期，或改写 result_of。',
    },
    {
      what: 'The scheme “{scheme}”, from which the indicator “{indicator}” is taken, has no result to use for {period:period}: every value would be missing.',
      found: 'periods that the pack runs: {known}',
      expected: 'a run of that scheme for the same period; over: { years: … } for a term of office',
      remedy: 'Add the period to runs in pack.yaml, or change result_of.',
    },
  ),
  PACK_TERM_YEARS: wording(
    {
      what: '指标“{indicator}”的各年权重与任期 {period:period} 的年数不一致。',
      found: '{found} 个权重',
      expected: '{expected} 个：任期各年，从最后一年往前',
      remedy: '请每年写一个权重；各年相等的不写 weights。',
    },
    {
      what: 'The weights of “{indicator}” are not as many as the years of the term {period:period}.',
      found: '{found}',
      expected: '{expected}: the years of the term, from the last backwards',
      remedy: 'Write a weight for each year; leave weights out where all are equal.',
    },
  ),
  PACK_MARKS_ITSELF: wording(
    {
      what: '计分单位“{marker}”在方案“{by}”里计的分，成了它自己考核成绩的一部分。',
      found: '它在方案“{scheme}”的序列“{list}”里，按“{indicator}”考核',
      expected: '计分单位不受自己所计分数的考核，或设有复核席',
      why: '自己给自己打分，分数没有公信力。',
      remedy: '请在计分的指标上写 second_seat（代码与名称），或改由别的单位计分。',
    },
    {
      what: 'What the marking department “{marker}” marks in the scheme “{by}” becomes part of its own result.',
      found: 'it stands in the list “{list}” of the scheme “{scheme}”, scored by “{indicator}”',
      expected: 'a department that is not assessed by its own marks, or a second seat',
      why: 'A mark that one gives oneself convinces nobody.',
      remedy: 'Name a second_seat (code and name) on the indicator that is marked, or let another unit mark.',
    },
  ),
} as const satisfies IssueWords;
