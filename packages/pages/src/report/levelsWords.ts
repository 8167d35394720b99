import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

const WORDS = {
  from_children: ['由下级单位的“{child}”得出（{by}），不另报送。', 'Derived from “{child}” of the subordinate units ({by}); not reported.'],
  from_result: [
    '{whose}方案“{scheme}”中“{list}”的结果，不另报送。',
    '{whose} result in the list “{list}” of the scheme “{scheme}”; not reported.',
  ],
  from_part: [
    '{whose}方案“{scheme}”中“{list}”的“{part}”得分，不另报送。',
    '{whose} score for “{part}” in the list “{list}” of the scheme “{scheme}”; not reported.',
  ],
  not_run: ['该方案在本考核期没有结果。', 'That scheme has no result in this period.'],
  not_run_latest: ['该方案在本考核期没有结果，最近一次为“{run}”。', 'That scheme has no result in this period; its latest is “{run}”.'],
  whose_self: ['本单位在', 'The unit’s own'],
  whose_parent: ['上级单位在', 'The superior unit’s'],
  whose_children: ['下级单位（取平均）在', 'The subordinate units’ mean'],
  unit: ['单位', 'Unit'],
  value: ['数值', 'Value'],
  below: ['下级有数/应有', 'With a value / due'],
  way_down: ['最弱一路', 'Down to the weakest'],
  taken_from: ['来自', 'Taken from'],
  none: ['无数据', 'no value'],
  more: ['另有 {n} 个单位，见各单位页。', '{n|more unit|more units}: see the pages of the units.'],
  bare_title: ['纯评分', 'Bare marks'],
  bare_share: [
    '{list}：纯评分占总分 {share}——只有分数、没有依据数据，无法进一步说明。',
    '{list}: bare marks make up {share} of the total. No raw values stand behind them, so that they cannot be explained further.',
  ],
  bare_none: ['{lists}没有纯评分。', 'No bare marks: {lists}.'],
  bare_item: ['{title}（权重占 {share}）', '{title} ({share} of the total)'],
  marked_by: ['计分单位：{marker}', 'marked by {marker}'],
  second_seat: ['复核席：{second}', 'second seat: {second}'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type LevelsWord = keyof typeof WORDS;

/** Words of the chapter on levels, and of bare marks. */
export function sayLevels(key: LevelsWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(WORDS[key], locale, args);
}
