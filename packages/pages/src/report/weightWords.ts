import type { ReviewKind } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

/** Labels and sentences of the chapters on weights and of the strengths of a unit; `{name}` is filled in. */
const WORDS = {
  weights_note: [
    '设定权重是方案给的分值（参加排名单位的平均）；实际权重是各单位在这一项上得分的高低对总分差异的贡献（第一级各项和加减分合计为 100）：得分都差不多，分值再大也拉不开差距；各单位权重不同本身不算贡献。为负数的，拉平了其他项造成的差距。',
    'The weight set is what the scheme gives (mean over the ranked units). The weight in effect is how much of the differences in the total the scores in a part make (the parts of the first level and the additions make 100 together): where all units score alike, even a large weight makes none, and different weights make none of their own. Below 0 a part evens out what the others make.',
  ],
  weights_too_few: [
    '参加排名的单位只有 {count} 个，不足 {least} 个，不计算实际权重和相关系数。',
    'Only {count} ranked: below {least} neither weights in effect nor correlations are computed.',
  ],
  weights_not_additive: [
    '总分不是各项得分的加权之和，不计算实际权重。',
    'The total is no weighted sum of the parts: weights in effect are not computed.',
  ],
  set: ['设定权重', 'Weight set'],
  effect: ['实际权重', 'In effect'],
  mean_score: ['平均得分', 'Mean score'],
  spread: ['标准差', 'Deviation'],
  remark: ['说明', 'Remark'],
  same_for_all: ['得分都一样，没有区分', 'the same for all'],
  not_apart: ['上一级不是加权平均，不能分开计', 'not told apart: above it is no weighted mean'],
  all_parts: ['各项（{count}）', 'Parts ({count})'],
  addition: ['加减分', 'bonus or deduction'],
  judged: [
    '“{node}”各项的权重由判断矩阵 {file} 得出（层次分析法），一致性比率 {ratio}，不超过 {most}。',
    'The weights of “{node}” come from the judgements in {file} (AHP): consistency ratio {ratio}, at most {most}.',
  ],
  top: ['最上一级', 'the top'],
  pairs_redundant: ['几乎说同一件事的项', 'Parts that say nearly the same'],
  pairs_against: ['此高彼低的项', 'Parts that pull against each other'],
  pair: ['{one}与{other}：相关系数 {r}（{units} 个单位）', '{one} and {other}: r = {r} ({units} units)'],
  more: ['另有 {count} 项，见 weights.csv。', '{count} more, in weights.csv.'],
  review_note: [
    '本次运行显示出的、明年修订方案时值得考虑的地方，每条附数据。这些只是建议，由制定机关决定。争议和申诉中反映的问题不在其列。',
    'What this run showed that next year’s scheme might mend, each with its figures. These are proposals; the authority decides. What disputes and appeals brought up is not among them.',
  ],
  review_redundant: ['合并或去掉一项', 'Merge, or drop one'],
  review_redundant_why: [
    '两项得分几乎一同升降，等于同一件事计了两次分。',
    'The scores of the two go up and down together: the same thing counts twice.',
  ],
  review_against: ['检查是否互相抵消', 'See whether they cancel each other'],
  review_against_why: [
    '一项得分高的单位，另一项往往低，努力可能互相抵消，或两项的口径有矛盾。',
    'Units high in one tend to be low in the other: efforts may cancel out, or the definitions conflict.',
  ],
  review_no_effect: ['改目标、改方法或取消', 'Change target or method, or drop'],
  review_no_effect_why: ['所有单位得分一样，这一项分不出高低。', 'All units have the same score: the part tells nobody apart.'],
  review_at_top: ['提高目标', 'Raise the target'],
  review_at_top_why: [
    '绝大多数单位都得了同样的最高分，目标已经不起作用。',
    'Nearly all units share the highest score: the target no longer asks anything.',
  ],
  review_idle: ['调整权重或计分方法', 'Change weight or method'],
  review_idle_why: ['分值不小，对总分高低却几乎没有影响。', 'A sizeable weight that hardly moves the total.'],
  review_outweighs: ['核对权重或计分方法', 'Check weight or method'],
  review_outweighs_why: [
    '对总分高低的影响远大于方案给的分值，名次主要由它决定。',
    'It moves the total far more than its weight says: ranks rest on it.',
  ],
  review_source_late: ['调整报送时间或换来源', 'Change the due date, or the source'],
  review_source_late_why: ['来源没有按时发布，责任不在被考核单位。', 'The source was late; the units are not at fault.'],
  review_gaps: ['换来源或改频次', 'Change the source, or how often it is asked'],
  review_gaps_why: ['缺数的单位太多，得分不可比。', 'Too many units lack a value: scores do not compare.'],
  review_none: ['本次运行没有显示出方案需要修订的地方。', 'This run showed nothing that next year’s scheme should mend.'],
  fact_pair: ['相关系数 {r}（{units} 个单位）', 'r = {r} ({units} units)'],
  fact_alike: ['两两相关系数 {low}—{high}（{units} 个单位）', 'each two r = {low} to {high} ({units} units)'],
  fact_alike_same: ['两两相关系数 {r}（{units} 个单位）', 'each two r = {r} ({units} units)'],
  fact_same: ['{units} 个单位都是 {score} 分', 'all {units} units at {score}'],
  fact_top: ['{of} 个单位中 {units} 个得 {score} 分（{share}）', '{units} of {of} units at {score} ({share})'],
  fact_weight: ['设定 {nominal} 分，实际相当于 {effective} 分', 'set {nominal} points, in effect {effective}'],
  fact_late: ['{of} 个单位中 {units} 个来源延迟', 'source late for {units} of {of} units'],
  fact_gaps: ['{of} 个单位中 {units} 个缺数（{share}）', '{units} of {of} units lack a value ({share})'],
  strengths: ['强项与弱项', 'Strengths and weaknesses'],
  strengths_note: [
    '与同组参加排名的单位相比：得失分是所占分值 ×（得分 − 中位得分）÷ 100。',
    'Against the ranked units of its group: points of the total that the part stands for × (score − median score) ÷ 100.',
  ],
  strong: ['强项', 'Strengths'],
  weak: ['弱项', 'Weaknesses'],
  part: ['项', 'Part'],
  score: ['得分', 'Score'],
  median: ['中位得分', 'Median'],
  rank_of: ['名次', 'Rank'],
  gained: ['得失分', 'Points'],
  none_strong: ['没有明显高于中位的项。', 'No part clearly above the median.'],
  none_weak: ['没有明显低于中位的项。', 'No part clearly below the median.'],
} as const satisfies Record<string, readonly [string, string]>;

export type WeightWord = keyof typeof WORDS;

/** A word or sentence in the language of the reader, its places filled. */
export function sayWeights(name: WeightWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(WORDS[name], locale, args);
}

/** What to do about a kind of finding, and why. */
export function reviewWords(kind: ReviewKind, locale: Locale): { readonly what: string; readonly why: string } {
  return { what: sayWeights(`review_${kind}`, locale), why: sayWeights(`review_${kind}_why`, locale) };
}
