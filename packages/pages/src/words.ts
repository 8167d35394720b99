import type { Locale } from '@kedu/model';

/** Labels of the pages, Chinese and English. */
const WORDS = {
  kedu: ['刻度 Kedu', 'Kedu 刻度'],
  trail: ['所在位置', 'Where you are'],
  runs: ['考核结果', 'Assessments'],
  example_banner: [
    '示例数据：单位为虚构，数值为示例，不代表任何真实地方。',
    'Example data: the units are fictional and the values invented; they describe no real place.',
  ],
  example: ['示例', 'example'],
  period: ['考核期', 'Period'],
  units: ['考核对象', 'Units'],
  rank: ['名次', 'Rank'],
  unit: ['单位', 'Unit'],
  class: ['类别', 'Class'],
  score: ['得分', 'Score'],
  grade: ['等次', 'Grade'],
  lights: ['亮灯', 'Lights'],
  lights_matrix: ['亮灯矩阵（期末）', 'Lights at the end of the period'],
  lights_course: ['全年亮灯', 'Lights through the year'],
  proposals_short: ['结果应用建议', 'Proposed consequences'],
  proposals: ['结果应用建议（须经有权机关决定）', 'Proposed consequences (a person with the right to do so decides)'],
  no_proposals: ['没有建议。', 'No proposals.'],
  what: ['事项', 'What'],
  ground: ['依据', 'Ground'],
  amount: ['金额（元）', 'Amount (yuan)'],
  decides: ['决定机关', 'Who decides'],
  clause: ['条款', 'Clause'],
  furthest: ['失分较多：', 'Lowest: '],
  furthest_long: ['离满分最远的指标（得分）：', 'Indicators furthest from full marks (score):'],
  first: ['第一', 'first'],
  last: ['末位', 'last'],
  ranked: ['参加排名', 'ranked'],
  sum: ['合计', 'total'],
  yuan: ['元', 'yuan'],
  more_proposals: ['条未列出，见 proposals.csv', 'more: see proposals.csv'],
  not_found: ['没有这一页', 'No such page'],
  not_found_hint: ['地址可能写错了，或者这次考核已不在这里。', 'The address may be wrong, or this assessment is no longer here.'],
  why: ['为什么是这个结果', 'Why this result'],
  why_hint: ['逐层展开，可用计算器验算每一步。', 'Open step by step; every step can be redone with a pocket calculator.'],
  not_ranked: ['不排名', 'not ranked'],
  input_hash: ['输入哈希', 'input'],
  result_hash: ['结果哈希', 'result'],
  as_of: ['数据截止日', 'as of'],
  scheme: ['方案', 'Scheme'],
  indicator: ['指标', 'Indicator'],
  more: ['另有', 'and'],
  more_units: ['个单位未列出，见 results.csv', 'more units: see results.csv'],
  withheld: ['不予提出', 'not made'],
  skipped: ['未运行', 'Not run'],
} as const satisfies Record<string, readonly [string, string]>;

export type PageWord = keyof typeof WORDS;

export function word(key: PageWord, locale: Locale): string {
  return WORDS[key][locale === 'en' ? 1 : 0];
}
