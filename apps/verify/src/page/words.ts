import type { Locale } from '@kedu/model';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import type { PageWords } from './pageWords.ts';

/** The words of the page in a language. */
export function pageWords(locale: Locale): PageWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
