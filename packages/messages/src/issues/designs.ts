import { type IssueWords, wording } from './wording.ts';

/** Design sensitivity: what `design:` states (packages/scheme), and what is asked on the command line (packages/runner). */
export const DESIGN_WORDS = {
  SCHEME_DESIGN_UNSCORED: wording(
    {
      what: 'design 给指标“{indicator}”写了备选方法，而没有一项用它计分。',
      found: '{indicator}',
      expected: 'score 中用到的指标',
      why: '不计分的指标怎样计分，对结果没有影响，敏感性无从谈起。',
      remedy: '请核对指标标识，或删去这一行。',
    },
    {
      what: 'design: gives alternative methods for “{indicator}”, which no part scores.',
      found: '{indicator}',
      expected: 'an indicator that a part of score uses',
      why: 'How something is scored that is not scored changes nothing.',
      remedy: 'Check the identifier, or remove the line.',
    },
  ),
  SCHEME_DESIGN_SAME: wording(
    {
      what: '指标“{indicator}”的备选方法就是现用的方法。',
      found: '{method}，参数相同',
      expected: '另一种方法，或同一方法的另一组参数',
      why: '与现用方法相同的备选会使这一选择看起来没有影响。',
      remedy: '请删去它，或改写方法、参数。',
    },
    {
      what: 'The alternative method of “{indicator}” is the one that scores it already.',
      found: '{method} with the same parameters',
      expected: 'another method, or the same with other parameters',
      why: 'An alternative that is none makes the choice look as if it did not matter.',
      remedy: 'Remove it, or change method or parameters.',
    },
  ),
  DESIGN_LIST_OF_ONE: wording(
    {
      what: '序列“{list}”参加排名的单位只有 {ranked} 个，没有位次可言。',
      found: '{ranked} 个',
      expected: '至少 2 个',
      why: '方案敏感性看的是设计换一种，单位之间的先后变不变。',
      remedy: '请换一个序列，或换一期数据。',
    },
    {
      what: 'The list “{list}” has {ranked} ranked units: there are no ranks to speak of.',
      found: '{ranked}',
      expected: '2 at least',
      why: 'Design sensitivity asks whether the order of units would change under another design.',
      remedy: 'Choose another list, or another period.',
    },
  ),
  DESIGN_LIST_UNKNOWN: wording(
    {
      what: '没有序列“{found}”。',
      found: '{found}',
      expected: '[[{known}]]',
      why: '要知道看哪些单位之间的先后。',
      remedy: '请写方案中序列的标识[[，最接近的是 {nearest}]]。',
    },
    {
      what: 'There is no list “{found}”.',
      found: '{found}',
      expected: '[[{known}]]',
      why: 'Whose order is asked about must be known.',
      remedy: 'Write the identifier of a list of the scheme[[; the nearest is {nearest}]].',
    },
  ),
  DESIGN_DRAWS: wording(
    {
      what: '抽取的设计数不在允许范围内。',
      found: '{found}',
      expected: '{least}—{most} 之间的整数',
      why: '太少看不出区间，太多只是多等，区间不会更准多少。',
      remedy: '一般用 1000。',
    },
    {
      what: 'The number of designs to draw is out of bounds.',
      found: '{found}',
      expected: 'a whole number, {least} to {most}',
      why: 'Too few show no band; more than enough only take longer.',
      remedy: '1000 will do in most cases.',
    },
  ),
  DESIGN_NO_CHOICE: wording(
    {
      what: '序列“{list}”没有可以另作的选择。',
      found: '权重浮动为 0，也没有备选',
      expected: '权重可以浮动，或写有备选方法等',
      why: '没有别的设计，就没有敏感性。',
      remedy: '请在 design 中写 weights: 20%，或写备选方法。',
    },
    {
      what: 'Nothing of the list “{list}” could have been decided otherwise.',
      found: 'weights are fixed and there are no alternatives',
      expected: 'a width of weights, or alternatives',
      why: 'Where there is only one design there is no sensitivity to it.',
      remedy: 'Write weights: 20% in design:, or alternative methods.',
    },
  ),
} as const satisfies IssueWords;
