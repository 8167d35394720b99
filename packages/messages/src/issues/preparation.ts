import { type IssueWords, wording } from './wording.ts';

/** Denomination and treatment of outliers (packages/scheme). */
export const PREPARATION_WORDS = {
  SCHEME_PER_ITSELF: wording(
    {
      what: '指标“{indicator}”除以了它自己。',
      found: 'per: {indicator}',
      expected: '另一个指标，如人口、生产总值',
      why: '自己除以自己，各单位都一样，这一项就不起作用。',
      remedy: '请把 per 改为规模指标；不需要折算的删去 per。',
    },
    {
      what: 'The indicator “{indicator}” is divided by itself.',
      found: 'per: {indicator}',
      expected: 'another indicator: population, gross domestic product',
      why: 'Divided by itself it is the same for every unit, and the part tells nothing.',
      remedy: 'Name a size under per, or leave per out.',
    },
  ),
  SCHEME_TREATED_SCALE: wording(
    {
      what: '指标“{indicator}”的离群值处理可能把整列取对数，而计分方法“{method:method}”要用原来的尺度。',
      found: 'outliers: { then: log }',
      expected: '只在可比单位之间比较的方法：极差、标准分、名次、百分位等',
      why: '取对数以后，目标值、上下限和比例都对不上了，得分没有意义。',
      remedy: '请把这一项的 outliers 写成 none，或把 then 改为 none，或换一种只比较同组单位的方法。',
    },
    {
      what: 'The outliers of “{indicator}” may be treated by putting the column on a log scale, and its method “{method:method}” needs the original one.',
      found: 'outliers: { then: log }',
      expected: 'a method that compares the peers only: min_max, z_score, rank, percentile, …',
      why: 'On a log scale targets, goalposts and ratios mean nothing, nor does the score.',
      remedy: 'Write outliers: none for the part, or then: none, or choose a method that compares the peers only.',
    },
  ),
} as const satisfies IssueWords;
