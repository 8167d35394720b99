import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

/** Labels and sentences of the chapter of mutual recognition, Chinese and English. */
const RECOGNITION_WORDS = {
  note: [
    '{ours}与{theirs}在共有指标上比较：双方单位先都用{ours}的尺子（方法、基准、目标、权重）计分，再都用{theirs}的尺子计分。不改变任何单位自己的得分和名次。',
    '{ours} and {theirs} compared on the indicators that they share: units of both by the ruler of {ours} (methods, references, targets, weights), then by that of {theirs}. Nobody’s own score or rank changes.',
  ],
  carried: [
    '本章由双方的结果算出，随报告附上；打开报告时重新计算的是本方案的结果，不含对方的数据。双方结果：{ours}；{theirs}。',
    'This chapter was worked out of the results of both and is carried by the report; what is computed again when the report opens is the run of its own scheme, not the data of the other. Results of both: {ours}; {theirs}.',
  ],
  shared_set: ['共有指标', 'What is shared'],
  pair: ['{ours} / {theirs}', '{ours} / {theirs}'],
  pair_of: ['{ours}的指标 / {theirs}的指标', 'Indicator of {ours} / of {theirs}'],
  confidence: ['可信度', 'Confidence'],
  high: ['高', 'high'],
  medium: ['中', 'medium'],
  low: ['低', 'low'],
  weight_by: ['{side}尺子中的权重', 'Weight by {side}'],
  remark: ['说明', 'Remark'],
  one_way: ['只能单向换算', 'converts one way only'],
  left_out_confidence: ['未用：可信度低于“{least}”', 'not used: below “{least}”'],
  left_out_not_scored: ['未用：有一方没有计分', 'not used: one side does not score it'],
  covers: ['共有指标占总分：{ours} {a}，{theirs} {b}。', 'What is shared covers {a} of the total of {ours}, {b} of that of {theirs}.'],
  nothing: ['没有可用的共有指标。', 'Nothing is shared that could be used.'],
  by: ['按{side}的尺子', 'By the ruler of {side}'],
  rank: ['名次', 'Rank'],
  unit: ['单位', 'Unit'],
  score: ['得分', 'Score'],
  from: ['所属', 'Of'],
  both: ['两种排名对照', 'Both rankings'],
  converted: ['逐个换算值', 'Every converted value'],
  converted_note: [
    '对方单位的数值先换算成本尺子的口径再计分；超出本序列范围的，取范围端点。',
    'Values of the other side are converted into the definition of the ruler and then scored; what lies outside its own units counts as the end of their range.',
  ],
  indicator: ['指标', 'Indicator'],
  sum: ['换算', 'Conversion'],
  clipped: ['取 {value}', 'counts as {value}'],
  more_rows: ['其余见 recognition.csv。', 'The others stand in recognition.csv.'],
} as const satisfies Record<string, readonly [string, string]>;

export type RecognitionWord = keyof typeof RECOGNITION_WORDS;

/** A label or sentence of the chapter: sayRecognition('high', 'en') → high. */
export function sayRecognition(key: RecognitionWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(RECOGNITION_WORDS[key], locale, args);
}
