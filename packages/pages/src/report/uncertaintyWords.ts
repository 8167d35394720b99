import type { Locale } from '@kedu/model';

/** Labels and sentences about how far errors of values leave results open, Chinese and English; `{name}` is filled in. */
const WORDS = {
  set: ['{best}—{worst}', '{best}–{worst}'],
  set_narrow: ['{confidence}可信 ', '{confidence} set '],
  column: ['可信区间（{confidence}）', 'Confidence set ({confidence})'],
  read_set: ['第{rank}名，可信区间第{best}至第{worst}名', 'rank {rank}, confidence set {best} to {worst}'],
  read_firm: ['第{rank}名，位次确定', 'rank {rank}, firm'],
  firm: ['位次确定', 'firm'],
  says_all_firm: [
    '按已声明的误差，各单位的位次都确定（可信程度{confidence}）{unstated}。',
    'By the errors that are stated, all ranks are firm (at a confidence of {confidence}){unstated}.',
  ],
  says_sets: [
    '按已声明的误差（可信程度{confidence}），{first}{of} 个排名单位中 {firm} 个位次确定，{open} 个与别的单位分不出先后{unstated}。',
    'By the errors that are stated (at a confidence of {confidence}), {first}of {of} ranked units {firm} have a firm rank, {open} are not told apart from others{unstated}.',
  ],
  says_unstated: ['；未声明误差的权重占{share}', '; no error is stated for {share} of the weight'],
  shares: ['{low}—{high}', '{low} to {high}'],
  says_front: ['前 {count} 名之间分不出先后；', 'the first {count} are not told apart; '],
  says_first_firm: ['第一名确定；', 'the first place is firm; '],
  note: [
    '区间说的是数值误差使名次有多大出入：区间重叠的单位分不出先后，名次本身不变。{unstated}',
    'A set says how far the errors of the values leave a rank open: units whose sets overlap are not told apart; the ranks themselves do not change. {unstated}',
  ],
  unstated: ['未声明误差的权重占{share}，不在区间之内。', 'No error is stated for {share} of the weight, which the sets do not hold.'],
  unit_set: ['可信区间第{best}至第{worst}名（{confidence}）', 'confidence set {best} to {worst} ({confidence})'],
  unit_firm: ['按已声明的误差位次确定（{confidence}）', 'firm by the errors that are stated ({confidence})'],
  unit_unstated: [
    '本单位得分中未声明误差的权重占{share}，不在以上区间之内。',
    'No error is stated for {share} of the weight of this score, which the figures above do not hold.',
  ],
  unit_score: ['{low}—{high}（{confidence}）', '{low} to {high} ({confidence})'],
  chances: ['等次的可能性：{grades}。', 'Chances of grades: {grades}.'],
  chance: ['{grade} {share}', '{grade} {share}'],
  last: ['排在末位的可能性 {share}。', 'Chance of the last place: {share}.'],
  sources: ['误差主要来自{sources}。', 'The error comes chiefly from {sources}.'],
  source: ['{title}（约占{share}）', '{title} (about {share})'],
  revised: [
    '“{title}”的误差由 {count} 次修订估计，标准差 {sd}{bias}。',
    'The error of “{title}” is estimated from {count} revisions, standard deviation {sd}{bias}.',
  ],
  points: ['{size} 个百分点', '{size} percentage points'],
  raised: ['，修订平均上调 {size}，未扣除', '; they went upwards by {size} on average, which is not taken off'],
  lowered: ['，修订平均下调 {size}，未扣除', '; they went downwards by {size} on average, which is not taken off'],
  noise_spared: ['在误差之内：只有{share}的模拟仍会提出', 'within the error: made in {share} of the draws'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** A label or sentence with its places filled. */
export function sayUncertain(key: keyof typeof WORDS, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
}
