import type { Locale } from '@kedu/model';

/** Labels of the site's own pages, Chinese and English; those of the report stand in report/words.ts. */
const WORDS = {
  kedu: ['刻度 Kedu', 'Kedu 刻度'],
  language: ['语言', 'Language'],
  runs: ['考核结果', 'Assessments'],
  example: ['示例', 'example'],
  scheme: ['考核方案', 'Scheme'],
  period: ['考核期', 'Period'],
  units: ['考核对象', 'Units'],
  skipped: ['未运行', 'Not run'],
  not_found: ['没有这一页', 'No such page'],
  not_found_hint: ['地址可能写错了，或者这次考核已不在这里。', 'The address may be wrong, or this assessment is no longer here.'],
} as const satisfies Record<string, readonly [string, string]>;

export type PageWord = keyof typeof WORDS;

export function word(key: PageWord, locale: Locale): string {
  return WORDS[key][locale === 'en' ? 1 : 0];
}
