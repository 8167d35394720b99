import { type IssueWords, wording } from './wording.ts';

/** What counting the answers of the public found (packages/runner, packages/engine). */
export const SURVEY_COUNT_WORDS = {
  SURVEY_GROUP_UNSAID: wording(
    {
      what: '“{indicator}”有 {count} 份答卷没有说明“{group}”，没有计入（共 {of} 份）。',
      expected: '每份答卷都有类别',
      why: '不知道属于哪类人，就无法加权到人口结构。',
      remedy: '能补的请补上；人口数据本来有“不详”一类的，请在两个表里都写上这一类。',
    },
    {
      what: '{count} of {of} answers about “{indicator}” do not say “{group}” and are left out.',
      expected: 'a category in every answer',
      why: 'Without it an answer cannot be weighted to the population.',
      remedy: 'Complete those that can be completed; where the population itself has a category of the unknown, name it in both tables.',
    },
  ),
  SURVEY_TOO_FEW: wording(
    {
      what: '“{indicator}”有 {count} 个单位的有效答卷太少，没有数值（共 {of} 个单位）：{units}[[，另有 {more:some} 个]]。',
      found: '少于 {at_least} 份',
      expected: '至少 {at_least} 份',
      why: '人数太少，误差太大，也会暴露个人的意见。',
      remedy: '请补充调查后重新运行；否则按该项的缺失规则处理。',
    },
    {
      what: '{count} of {of} units have too few answers about “{indicator}” and no value: {units}[[ and {more:some} more]].',
      found: 'fewer than {at_least}',
      expected: '{at_least} at least',
      why: 'With so few the margin is wide, and single opinions show.',
      remedy: 'Ask more people and run again; otherwise the rule for missing values acts.',
    },
  ),
  SURVEY_GROUP_THIN: wording(
    {
      what: '“{indicator}”中“{group}”（{dimension}）在 {count} 个单位的答卷太少：{units}[[，另有 {more:some} 个]]。',
      found: '少于 {at_least} 份',
      expected: '至少 {at_least} 份',
      why: '几个人的意见代表了整个群体，误差也只由这几个人估出，可能偏小；没有与别的类别合并，以免这些人的意见消失。',
      remedy: '请对这一群体补充调查；公布时请说明这一群体只有几份答卷。',
    },
    {
      what: '“{group}” ({dimension}) has few answers about “{indicator}” in {count} {count|unit|units}: {units}[[ and {more:some} more]].',
      found: 'fewer than {at_least}',
      expected: '{at_least} at least',
      why: 'A few people speak for the whole group, and the margin rests on them alone, so that it may be too narrow; it is merged with no other, so that their opinion does not vanish.',
      remedy: 'Ask more people of this group, or say with the result how few of it answered.',
    },
  ),
  SURVEY_GROUP_SILENT: wording(
    {
      what: '“{indicator}”没有问到“{group}”（{dimension}），这些单位没有数值：{units}[[，另有 {more:some} 个]]（共 {count} 个）。',
      found: '0 份',
      expected: '人口中有的每一类人都有答卷',
      why: '没有问到的人，任何权数都补不回来；结果会把他们当作不存在。',
      remedy: '请补充调查这一群体；该单位确实没有这类人的，请在人口结构表中为它写 0。',
    },
    {
      what: 'Nobody of “{group}” ({dimension}) was asked about “{indicator}” in {count} {count|unit|units}, which have no value: {units}[[ and {more:some} more]].',
      found: '0 answers',
      expected: 'answers of every group that the population has',
      why: 'No weight brings back those who were not asked; the result would treat them as if they did not exist.',
      remedy: 'Ask people of this group; where the unit has none of them, write 0 for it in the table of the population.',
    },
  ),
  SURVEY_GROUP_SINGLE: wording(
    {
      what: '“{indicator}”只问到“{group}”（{dimension}）1 个人，这些单位没有数值：{units}[[，另有 {more:some} 个]]（共 {count} 个）。',
      found: '1 份',
      expected: '至少 2 份',
      why: '一个人的意见会代表整个群体，从均值里就能推出他怎么答；误差也无从估计。',
      remedy: '请对这一群体补充调查，或把它与相近的类别合并后重新运行。',
    },
    {
      what: 'One single answer of “{group}” ({dimension}) is there about “{indicator}” in {count} {count|unit, which has|units, which have} no value: {units}[[ and {more:some} more]].',
      found: '1 answer',
      expected: '2 at least',
      why: 'One opinion would stand for the whole group and could be read out of the mean; no error follows from it either.',
      remedy: 'Ask more people of this group, or join it with a category like it, and run again.',
    },
  ),
  SURVEY_GROUP_NOBODY: wording(
    {
      what: '“{indicator}”有 {answers} 份“{group}”（{dimension}）的答卷没有计入，人口结构里没有这类人：{units}[[，另有 {more:some} 个]]（共 {count} 个单位）。',
      expected: '答卷人所属的类别，在人口结构表中人数大于 0',
      why: '人口中没有的一类人不占份额，其答卷不计入均值，也不算作有效答卷。',
      remedy: '请核对类别是否填错，或在人口结构表中补上这类人的人数。',
    },
    {
      what: '{answers} {answers|answer|answers} of “{group}” ({dimension}) about “{indicator}” {answers|is|are} left out, for the population has nobody of them: {units}[[ and {more:some} more]] ({count} {count|unit|units}).',
      expected: 'categories that have people in the table of the population',
      why: 'A category without people has no share: its answers neither enter the mean nor count as respondents.',
      remedy: 'Check the category, or fill in its people in the table of the population.',
    },
  ),
  SURVEY_POPULATION_NONE: wording(
    {
      what: '人口结构表里没有 {count} 个单位的“{dimension}”，“{indicator}”无法加权：{units}[[，另有 {more:some} 个]]。',
      expected: '每个有答卷的单位都有人口结构，或用 * 写明各单位相同',
      remedy: '请在 weight_to 的表里补上这些单位。',
    },
    {
      what: 'The table of the population has no “{dimension}” of {count} {count|unit|units}, so that “{indicator}” cannot be weighted: {units}[[ and {more:some} more]].',
      expected: 'a population for every unit with answers, or * for all alike',
      remedy: 'Add the units to the table of weight_to.',
    },
  ),
  SURVEY_NOT_CONVERGED: wording(
    {
      what: '“{indicator}”的权数找不到：1000 轮后“{dimension}”仍对不上人口结构（{count} 个单位：{units}[[，另有 {more:some} 个]]）。',
      found: '相差 {miss}',
      expected: '各维度同时对上',
      why: '各维度的人口结构在这些答卷中互相矛盾，例如一类人只出现在另一维度的某一类中。',
      remedy: '请对缺少的交叉人群补充调查，或去掉一个维度，或合并过细的类别。',
    },
    {
      what: 'No weights were found for “{indicator}”: after 1000 rounds “{dimension}” still misses the population ({count} {count|unit|units}: {units}[[ and {more:some} more]]).',
      found: 'off by {miss}',
      expected: 'all dimensions hold together',
      why: 'In these answers the dimensions contradict each other, for example since one category occurs only together with one of another.',
      remedy: 'Ask people of the combinations that are missing, leave a dimension out, or join categories that are too fine.',
    },
  ),
  SURVEY_NO_MARGIN: wording(
    {
      what: '“{indicator}”有 {count} 个单位的答卷来自的群太少，算不出误差：{units}[[，另有 {more:some} 个]]。',
      expected: '至少两个群，而且不是一个群就是一类人',
      why: '同一群的人意见相近，一个群看不出群与群的差别；每一类人都只出自一个群时，群的差别已全部归给了类别。',
      remedy: '请核对 cluster 列；只抽了一个群的，公布时请说明误差未知。',
    },
    {
      what: 'Answers about “{indicator}” come from too few clusters in {count} {count|unit|units}, so that no margin follows: {units}[[ and {more:some} more]].',
      expected: 'two clusters at least, which are not the categories themselves',
      why: 'People of one cluster are alike; one cluster does not show how clusters differ, and where each category is one cluster the weighting takes all their differences.',
      remedy: 'Check the column cluster; where only one was drawn, say with the result that its margin is unknown.',
    },
  ),
  SURVEY_NO_FREEDOM: wording(
    {
      what: '“{indicator}”有 {count} 个单位的答卷不比类别多，没有数值：{units}[[，另有 {more:some} 个]]。',
      expected: '答卷数明显多于各维度的类别数',
      why: '类别和答卷一样多时，加权只是照抄各人的答案：误差无从估计，也会暴露个人的意见。',
      remedy: '请补充调查，或减少维度、合并过细的类别。',
    },
    {
      what: 'There are no more answers about “{indicator}” than categories in {count} {count|unit, which has|units, which have} no value: {units}[[ and {more:some} more]].',
      expected: 'many more answers than categories of all dimensions',
      why: 'With as many categories as answers the weighting repeats single opinions: no error follows, and the opinions show.',
      remedy: 'Ask more people, leave a dimension out, or join categories that are too fine.',
    },
  ),
  SURVEY_DRAWN_OF: wording(
    {
      what: '“{indicator}”的答卷比 sampled_of 还多，这 {count} 个单位没有数值：{units}[[，另有 {more:some} 个]]。',
      found: 'sampled_of: {drawn_of}',
      expected: '不少于答卷数（分群的，不少于群数）',
      remedy: '请核对 sampled_of：它是每个单位从多少人（或多少群）中抽取。',
    },
    {
      what: 'There are more answers about “{indicator}” than sampled_of says; {count} {count|unit has|units have} no value: {units}[[ and {more:some} more]].',
      found: 'sampled_of: {drawn_of}',
      expected: 'not fewer than answers, or clusters',
      remedy: 'Check sampled_of: out of how many people, or clusters, each unit’s sample was drawn.',
    },
  ),
  SURVEY_RULES_DIFFER: wording(
    {
      what: '同一时期的两个方案对“{indicator}”的公众评议规则不同。',
      found: '{first} 与 {second}',
      expected: '同一指标的 survey 一致',
      why: '答卷在运行前汇总一次，供各方案共用。',
      remedy: '请把 survey 写进共用的指标库，或给其中一个指标换个标识。',
    },
    {
      what: 'Two schemes of one period have different rules for the survey of “{indicator}”.',
      found: '{first} and {second}',
      expected: 'the same survey for the same indicator',
      why: 'Answers are counted once, before the runs, for all schemes.',
      remedy: 'Write survey into the library that both use, or give one of the indicators another identifier.',
    },
  ),
  SURVEY_REPORTED: wording(
    {
      what: '“{title}”由公众评议得出，数据文件里却直接填了数值，没有采用。',
      expected: '只由答卷得出',
      why: '直接填数会绕过加权、最少人数和误差。',
      remedy: '请从数据文件中删去这一列；只有汇总数的，请去掉方案里的 survey，并在 source 写明出处。',
    },
    {
      what: '“{title}” comes from answers of the public, yet a data file gives it a value; it is not used.',
      expected: 'answers alone',
      why: 'A value given directly would pass by the weighting, the least number and the margin.',
      remedy: 'Take the column out of the data; where only a total is known, take survey out of the scheme and name its source.',
    },
  ),
  SCORE_UNSURVEYED: wording(
    {
      what: '“{title}”（{part}）有 {count} 个单位没有公众评议的数值（共 {of} 个）：{units}[[，另有 {more:some} 个]]（{list}）。',
      found: '有效答卷不足，或没有问到；按缺失规则处理：{rule:missing_rule}',
      expected: '答卷达到方案规定的人数',
      why: '该指标由公众评议得出，被考核单位不报数，缺数不是单位的责任。',
      remedy: '请调查机构补充答卷后重新运行；不再补的，请核对该项的 missing 是否适合没有评议的单位。',
    },
    {
      what: '“{title}” ({part}) has no value of the public for {count} of {of} units: {units}[[ and {more:some} more]] ({list}).',
      found: 'too few answers, or none; the rule for missing values acts: {rule:missing_rule}',
      expected: 'as many answers as the scheme asks for',
      why: 'The public is asked about this indicator and the units report nothing: the gap is not theirs.',
      remedy:
        'Have whoever asks the public complete the answers and run again. If none will come, see whether missing of the part suits units without answers.',
    },
  ),
} as const satisfies IssueWords;
