import type { Locale } from '@kedu/model';

/** Labels and notes about design sensitivity; `{name}` is filled in. */
const WORDS = {
  note: [
    '给制定方案的人看：权重、方法等如果换一种同样合理的定法，名次会变多少。这里的数都不影响得分、名次、等次和结果应用。',
    'For those who write the scheme: how far ranks would move had weights and methods been set in another way that is as reasonable. Nothing here affects scores, ranks, grades or consequences.',
  ],
  more: [
    '各单位的名次区间和各项选择的影响（{units} 个单位，{choices} 项选择）',
    'Bands of all units and what each choice does ({units} units, {choices} choices)',
  ],
  rank: ['名次', 'Rank'],
  unit: ['单位', 'Unit'],
  band: ['九成设计中的名次', 'Rank in nine designs out of ten'],
  read_band: ['第{rank}名，九成设计中第{best}至第{worst}名', 'rank {rank}, {best} to {worst} in nine designs out of ten'],
  kept: ['名次不变的设计', 'Designs that keep it'],
  shift: ['平均出入（名）', 'Mean distance (places)'],
  points: ['得分 5%—95%', 'Points, 5–95 %'],
  by: ['最左右其名次的选择', 'What moves it most'],
  choice: ['选择', 'Choice'],
  first: ['单独的影响', 'Alone'],
  total: ['连同共同作用', 'With interactions'],
  error: ['± {error}', '± {error}'],
  dash: ['—', '–'],
  percent: ['{number}%', '{number} %'],
  indices_note: [
    '影响是名次（全序列合计）的方差中由这项选择造成的份额（Sobol 指数，± 为自助法标准误）；共同作用会重复计入，合计可以超过 100%。',
    'Shares of the variance of ranks over the list that a choice makes (Sobol indices, ± bootstrap errors); what choices do together counts for each of them, so that sums may exceed 100 %.',
  ],
  rest: ['另有 {count} 项选择几乎不影响名次。', '{count} more choices hardly move any rank.'],
  example: ['示例数据', 'example data'],
  example_note: ['示例数据：单位和数值都是虚构的。', 'Example data: units and values are invented.'],
  data_of: ['{period}的数据', 'data of {period}'],
  not_a_result: ['供制定方案时参考，不是考核结果', 'to help write the scheme: not a result'],
} as const satisfies Record<string, readonly [string, string]>;

export type SensitivityWord = keyof typeof WORDS;

/** A label with its places filled. */
export function saySensitive(key: SensitivityWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
}
