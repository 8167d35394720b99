import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

/** Labels and sentences of the chapter of public review, Chinese and English. */
const SURVEY_WORDS = {
  note: [
    '数值由公众的答卷汇总得出，单份答卷不进入报告。误差范围表示：同样的抽样再做许多次，这样的范围大约有 {confidence}% 会包含全体居民的真实看法；它不包括不肯作答、问法不当造成的偏差。',
    'Values are counted from answers of the public; no single answer enters the report. The margin says: were the sample drawn many times, about {confidence} % of such ranges would hold what all residents think. It does not cover those who would not answer, nor badly put questions.',
  ],
  asked: ['{sample}{frame}{modes}', 'Asked: {sample}{frame}{modes}'],
  frame: ['，取自“{frame}”', ' of “{frame}”'],
  modes: ['，{modes}', ', {modes}'],
  weighted: ['；按{dimensions}加权到人口结构（{method}）', '; weighted to the population by {dimensions} ({method})'],
  not_scored: [
    '开放投票只公布，不计分：谁来投票没有经过抽取，不能代表全体居民，也就谈不上误差。',
    'An open vote is shown and not scored: those who vote are not drawn and do not stand for all residents, so that there is no margin to speak of.',
  ],
  reviewed: ['开放投票经合法性审核后计分：{document}（{date}）。', 'The open vote is scored after a legal review: {document} ({date}).'],
  unit: ['单位', 'Unit'],
  value: ['数值', 'Value'],
  margin: ['误差（{confidence}%）', 'Margin ({confidence} %)'],
  respondents: ['答卷', 'Answers'],
  clusters: ['群', 'Clusters'],
  effect: ['设计效应', 'Design effect'],
  groups: ['各类人占答卷／占人口', 'Groups: share of the sample / of the population'],
  unscored_tag: ['不计分', 'not scored'],
  too_few: ['少于 {at_least} 份', 'fewer than {at_least}'],
  no_value: ['没有数值', 'no value'],
  plus_minus: ['±{margin}', '±{margin}'],
  close: [
    '相邻单位的差距在误差之内，凭这次调查不能说谁高谁低：{pairs}。',
    'Neighbours that differ by less than the margin of their difference; this survey does not tell which is higher: {pairs}.',
  ],
  pair: ['{a}与{b}（相差 {difference}，误差 ±{margin}）', '{a} and {b} (apart by {difference}, margin ±{margin})'],
  more_pairs: ['等 {count} 对', ' and so on, {count} pairs in all'],
  apart: ['相邻单位的差距都超出误差。', 'All neighbours differ by more than the margin of their difference.'],
  nobody: ['本期没有答卷。', 'No answers in this period.'],
  more_rows: ['另有 {count} 个单位，见 indicators.csv。', 'Another {count} units stand in indicators.csv.'],
} as const satisfies Record<string, readonly [string, string]>;

export type SurveyWord = keyof typeof SURVEY_WORDS;

/** A label or sentence of the chapter: saySurvey('respondents', 'en') → Answers. */
export function saySurvey(key: SurveyWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(SURVEY_WORDS[key], locale, args);
}
