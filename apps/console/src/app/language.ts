import { useSyncExternalStore } from 'react';
import { remembered } from './remembered.ts';

/** Languages of the surface; `zh` is asked of the server as zh-CN. */
export type Language = 'zh' | 'en';

/** The words of a room, alike in both languages: a text, or a function of what stands in it. */
export type Wording<T> = { readonly [K in Language]: { readonly [N in keyof T]: T[N] extends string ? string : T[N] } };

/** Holds the two languages of a room to the same names. Example: wording({ zh: { title: '轮次' }, en: { title: 'Rounds' } }). */
export function wording<T extends Readonly<Record<string, unknown>>>(words: {
  readonly zh: T;
  readonly en: { readonly [N in keyof T]: T[N] extends string ? string : T[N] };
}): Wording<T> {
  return words as Wording<T>;
}

/** The reader's language: what was chosen on this device, else Chinese. */
export const language = remembered<Language>(
  'kedu.language',
  (text) => (text === 'en' ? 'en' : 'zh'),
  (value) => value,
);

/** The language as the server is asked for it. */
export function localeOf(value: Language): 'zh-CN' | 'en' {
  return value === 'en' ? 'en' : 'zh-CN';
}

/** The reader's language now, and again after each change. */
export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

/** The words of a room in the reader's language. */
export function useWords<T>(words: Wording<T>): Wording<T>[Language] {
  return words[useLanguage()];
}
