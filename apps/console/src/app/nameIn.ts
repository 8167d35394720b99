import type { Language } from './language.ts';

/** A name of the rule book in the reader’s language; Chinese where the English is not there. */
export function nameIn(name: { readonly 'zh-CN': string; readonly en?: string | undefined }, language: Language): string {
  return language === 'en' ? (name.en ?? name['zh-CN']) : name['zh-CN'];
}
