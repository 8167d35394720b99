import { type IssueWords, wording } from './wording.ts';

/** Public review in schemes: what may be asked, populations, open votes (packages/scheme, packages/engine). */
export const SURVEY_RULE_WORDS = {
  SURVEY_KIND: wording(
    {
      what: '只有满意度或评分指标才能由公众评议得出。',
      found: 'kind: {found}',
      expected: 'kind: satisfaction（满意度）或 judgement（评分）',
      remedy: '请把该指标的 kind 改为 satisfaction，或去掉 survey。',
    },
    {
      what: 'Only a satisfaction or a judgement can come from a survey.',
      found: 'kind: {found}',
      expected: 'kind: satisfaction or judgement',
      remedy: 'Set kind of the indicator to satisfaction, or leave survey out.',
    },
  ),
  SURVEY_OPEN_VOTE: wording(
    {
      what: '“{by}”用到开放投票“{indicator}”，不能作为考核依据。',
      found: 'sample: open_vote，没有 legal_review',
      expected: '概率抽样的结果，或有合法性审核意见的投票',
      why: '参加投票的人没有经过抽取，票数不能代表全体居民；不得以投票数作为考核评价的依据。',
      remedy: '请把该项移出计分和门槛，投票仍会公布；确已通过合法性审核的，请在 {id} 的 survey.legal_review 写明 document 和 date。',
    },
    {
      what: '“{by}” rests on the open vote “{indicator}”, which is no basis of assessment.',
      found: 'sample: open_vote without legal_review',
      expected: 'a probability sample, or a vote with a recorded legal review',
      why: 'Those who vote are not drawn, so that their number does not stand for all residents; vote counts must not be the basis of an assessment.',
      remedy:
        'Take the part out of scoring and gates, the vote is still shown; after a legal review, record document and date in survey.legal_review of {id}.',
    },
  ),
  SURVEY_REVIEW_DOCUMENT: wording(
    {
      what: '合法性审核没有写明是哪份文件，开放投票不能计分。',
      found: 'document: {found}',
      expected: '审核意见的文号和名称，如 〔2026〕3号合法性审核意见',
      why: '投票数要作为考核依据，必须查得到审核意见。',
      remedy: '请写明文号和名称；没有审核过的，请去掉 legal_review，并把该项移出计分。',
    },
    {
      what: 'The legal review names no document, so that the open vote cannot be scored.',
      found: 'document: {found}',
      expected: 'number and title of the opinion',
      why: 'Where votes are to be a basis of assessment, the opinion must be there to be read.',
      remedy: 'Name number and title; without a review, take legal_review out and the part out of scoring.',
    },
  ),
  SURVEY_REVIEW_LATE: wording(
    {
      what: '开放投票“{title}”的合法性审核晚于本次考核的截止日，没有采用其数值。',
      found: '{document}，{found}',
      expected: '不晚于截止日 {as_of} 的审核意见',
      why: '截止日时还没有通过审核，投票数不能作为考核依据。',
      remedy: '请核对 survey.legal_review 的 date；确在截止日之后审核的，请把该项移出计分，或改用审核之后的截止日。',
    },
    {
      what: 'The legal review of the open vote “{title}” is dated after the as-of day; its value is not used.',
      found: '{document}, {found}',
      expected: 'an opinion dated {as_of} or before',
      why: 'On the as-of day the vote had not been admitted as a basis of assessment.',
      remedy: 'Check date of survey.legal_review; if the review is later, take the part out of scoring, or run as of a day after it.',
    },
  ),
  SURVEY_IDLE_KEY: wording(
    {
      what: '公众评议里的“{key}”不起作用。',
      found: '{found}',
      expected: '{expected}',
      remedy: '请去掉“{key}”，或补上与它配套的内容。',
    },
    {
      what: '“{key}” does nothing in this survey.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Take “{key}” out, or add what it goes with.',
    },
  ),
  SURVEY_METHOD: wording(
    {
      what: '事后分层只能用一个维度，人口结构表里有几个。',
      found: '{found}',
      expected: '一个维度，或 method: raking',
      remedy: '请改为 method: raking，或把几个维度合成一个交叉维度。',
    },
    {
      what: 'Post-stratification takes one dimension; the table of the population has several.',
      found: '{found}',
      expected: 'one dimension, or method: raking',
      remedy: 'Set method: raking, or cross the dimensions into one.',
    },
  ),
  SURVEY_POPULATION_EMPTY: wording(
    {
      what: '人口结构表里没有人数[[（单位 {unit}）]][[，维度“{dimension}”]]。',
      expected: '每个维度至少一类人的人数大于 0',
      why: '没有人口结构就无法加权。',
      remedy: '请按最近的人口数据补上人数；不加权的，请去掉 weight_to。',
    },
    {
      what: 'The table of the population holds no people[[ (unit {unit})]][[, dimension “{dimension}”]].',
      expected: 'in each dimension a category with more than 0 people',
      why: 'Without a population nothing can be weighted to it.',
      remedy: 'Fill in people from the latest figures; without weighting, leave weight_to out.',
    },
  ),
  SURVEY_POPULATION_TWICE: wording(
    {
      what: '人口结构表里“{dimension}”的“{category}”写了两次。',
      found: '第 {first_line} 行已有',
      expected: '一个单位的每一类人一行',
      remedy: '请删去其中一行，或改正类别。',
    },
    {
      what: '“{category}” of “{dimension}” stands twice in the table of the population.',
      found: 'first in line {first_line}',
      expected: 'one row for each category of a unit',
      remedy: 'Take one of the rows out, or correct the category.',
    },
  ),
  SURVEY_TOTALS_DIFFER: wording(
    {
      what: '人口结构表里两个维度的总人数相差超过 1%[[（单位 {unit}）]]。',
      found: '“{dimension}”合计 {found} 人',
      expected: '与“{other}”的合计 {expected} 人相符',
      why: '同样的人按两种方法划分，总数应当一样；不一样说明来源不同，或漏了一类人。',
      remedy: '请核对两个维度的来源和年份，补上漏掉的类别。',
    },
    {
      what: 'Two dimensions of the population differ by more than 1 % in total[[ (unit {unit})]].',
      found: '“{dimension}”: {found} people',
      expected: '{expected}, as “{other}” has',
      why: 'The same people divided in two ways make one total; where they do not, the sources differ or a category is missing.',
      remedy: 'Check source and year of both dimensions, and add the category that is missing.',
    },
  ),
} as const satisfies IssueWords;
