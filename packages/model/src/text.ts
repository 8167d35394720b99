/** Text that people read, Chinese always, English where it is known. */
export interface LocalizedText {
  readonly 'zh-CN': string;
  readonly en?: string;
}

export type Locale = 'zh-CN' | 'en';

export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** The text in `locale`, or the Chinese where no translation exists. */
export function inLocale(text: LocalizedText, locale: Locale): string {
  return text[locale] ?? text['zh-CN'];
}
