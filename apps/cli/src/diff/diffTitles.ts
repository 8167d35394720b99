import { titlesOf } from '@kedu/messages';
import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { DiffResult } from '@kedu/runner';

/** Titles as either version gives them. */
export interface DiffTitles {
  readonly read: (title: LocalizedText) => string;
  /** Where either version has a title of that ID. */
  readonly titleOf: (id: string) => string | undefined;
  readonly list: (id: string) => string;
  readonly grade: (id: string) => string;
}

export function diffTitles({ before, after }: DiffResult, locale: Locale): DiffTitles {
  const [old, now] = [titlesOf(before.scheme, locale), titlesOf(after.scheme, locale)];
  const english = new Map([...(before.scheme.english ?? []), ...(after.scheme.english ?? [])]);
  const called = (id: string): string => now(id) ?? old(id) ?? id;
  const read = (title: LocalizedText): string =>
    locale === 'en' && title.en === undefined ? (english.get(title['zh-CN']) ?? title['zh-CN']) : inLocale(title, locale);
  return { read, titleOf: (id) => now(id) ?? old(id), list: called, grade: called };
}
