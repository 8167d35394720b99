import { type Language, localeOf } from './language.ts';

/**
 * The order of names as a reader of a language looks for them: Chinese by pinyin on a Chinese page, figures within a name by their value.
 *
 * Example: ['赵一', '白十', '2 号岗', '10 号岗'].sort(byName('zh')) → 2 号岗, 10 号岗, 白十, 赵一.
 */
export function byName(language: Language): (a: string, b: string) => number {
  return new Intl.Collator(localeOf(language), { numeric: true }).compare;
}
