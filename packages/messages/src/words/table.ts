import type { Locale } from '@kedu/model';

/** One expression in both languages. */
export type Words = Readonly<Record<Locale, string>>;

/** Expressions by code. */
export type WordTable<K extends string = string> = Readonly<Record<K, Words>>;

/** Chinese and English as a pair, so that tables stay readable. */
export function words(chinese: string, english: string): Words {
  return { 'zh-CN': chinese, en: english };
}
