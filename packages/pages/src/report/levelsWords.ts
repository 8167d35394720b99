import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

const WORDS = {
  from_children: ['由下级单位的“{child}”得出（{by}），不另报送。', 'Made of “{child}” of the units below ({by}); not reported.'],
  from_result: ['取自方案“{scheme}”（{list}）的结果，不另报送。', 'The result of the scheme “{scheme}” ({list}); not reported.'],
  from_part: [
    '取自方案“{scheme}”（{list}）中“{part}”一项的得分，不另报送。',
    'The score of the part “{part}” in the scheme “{scheme}” ({list}); not reported.',
  ],
  whose_self: ['取本单位的结果', 'its own result'],
  whose_parent: ['取上级单位的结果', 'the result of the unit above'],
  whose_children: ['取下级单位结果的平均', 'the mean of the units below'],
  unit: ['单位', 'Unit'],
  value: ['数值', 'Value'],
  below: ['下级有数/应有', 'Units below with a value'],
  way_down: ['最弱一路', 'The way down to the weakest'],
  taken_from: ['来自', 'Taken from'],
  none: ['无数', 'none'],
  more: ['另有 {n} 个单位，见各单位页。', '{n|more unit|more units}: see the pages of the units.'],
  bare_title: ['纯评分', 'Bare marks'],
  bare_share: [
    '{list}：纯评分占总分 {share}——只有分数、没有依据数据，无法进一步说明。',
    '{list}: bare marks make up {share} of the total. No raw values stand behind them, so that they cannot be explained further.',
  ],
  bare_none: ['{list}：没有纯评分。', '{list}: no bare marks.'],
  bare_item: ['{title}（权重占 {share}）', '{title} ({share} of the total)'],
  marked_by: ['计分单位：{marker}', 'marked by {marker}'],
  second_seat: ['复核席：{second}', 'second seat: {second}'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type LevelsWord = keyof typeof WORDS;

/** Words of the chapter on levels, and of bare marks. */
export function sayLevels(key: LevelsWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(WORDS[key], locale, args);
}
