import { type IssueWords, wording } from './wording.ts';

/** Errors of values, as schemes state them (packages/scheme). */
export const VALUE_ERROR_WORDS = {
  SCHEME_ERROR_NEGATIVE: wording(
    {
      what: '误差（{what}）是负数。',
      found: '{found}',
      expected: '0 或正数：sd 为标准差，表中的 variance 列为方差，relative 为占数值的比例',
      why: '误差说的是数值可能偏离多少，没有负的；带着它算出的可信区间没有意义。',
      remedy: '请改成正数；不知道误差有多大的，去掉这一处，页面会写明未声明误差。',
    },
    {
      what: 'An error ({what}) is negative.',
      found: '{found}',
      expected: '0 or more: sd is a standard deviation, the column variance of a table its square, relative a share of the value',
      why: 'An error says how far a value may be off, which is never negative; intervals made with it would mean nothing.',
      remedy: 'Write a positive number; where the error is not known, leave it out, and pages will say that none is stated.',
    },
  ),
  SCHEME_ERROR_KEYS: wording(
    {
      what: '一处误差没有写清来源。',
      found: '{found}',
      expected: '恰好写一种：{allowed}；robust 和 by 只用于 revisions',
      why: '几种误差要分开写，才能按方差相加。',
      remedy: '只留一种；有几种误差的，写成列表：error: [{ sd: 0.4 }, { relative: 2% }]。',
    },
    {
      what: 'An error does not say where it comes from.',
      found: '{found}',
      expected: 'exactly one of {allowed}; robust and by belong to revisions',
      why: 'Several errors are written apart, so that they can be added as variances.',
      remedy: 'Keep one; write several as a list: error: [{ sd: 0.4 }, { relative: 2% }].',
    },
  ),
  SCHEME_ERROR_SOURCE: wording(
    {
      what: '指标“{indicator}”的误差取自 {found}，而这个指标没有 {found}。',
      found: 'error: {found}',
      expected: '指标 {id} 写有 {found}',
      why: '标准误由公众评议的答卷或评价人的评分算出，没有它们就没有误差。',
      remedy: '请给指标加上 {found}，或改用 { sd: … }、{ relative: … }、{ revisions: … }。',
    },
    {
      what: 'The error of “{indicator}” is taken from {found}, which this indicator does not have.',
      found: 'error: {found}',
      expected: 'indicator {id} with {found}',
      why: 'A standard error comes out of the answers of a survey or the marks of raters; without them there is none.',
      remedy: 'Give the indicator {found}, or write { sd: … }, { relative: … } or { revisions: … }.',
    },
  ),
  SCHEME_ERROR_TWICE: wording(
    {
      what: '误差表中“{what}”写了两次。',
      found: '第 {first_line} 行已有',
      expected: '每个单位（修订表：每个单位每个时期）一行',
      why: '两个数不知用哪一个。',
      remedy: '请删去一行。',
    },
    {
      what: 'A table of errors names “{what}” twice.',
      found: 'it stands in line {first_line} already',
      expected: 'one row for each unit (of revisions: for each unit and period)',
      why: 'It cannot be known which of the two is meant.',
      remedy: 'Remove one of them.',
    },
  ),
  ERROR_REVISIONS_FEW: wording(
    {
      what: '指标“{indicator}”的修订记录太少，估计不出误差。',
      found: '{id}：{found} 次修订',
      expected: '不少于 {expected} 次',
      why: '几次修订说明不了误差有多大；本次按未声明误差处理，可信区间不包含它。',
      remedy: '请在修订表中补充以前年度的首次发布数和最终数，或直接写 { sd: … }。',
    },
    {
      what: 'There are too few revisions of “{indicator}” to estimate an error from.',
      found: '{id}: {found} revisions',
      expected: 'at least {expected}',
      why: 'A handful says little of how large the error is; none is claimed then, and intervals do not hold it.',
      remedy: 'Add first and last published values of earlier years to the table, or write { sd: … }.',
    },
  ),
} as const satisfies IssueWords;
