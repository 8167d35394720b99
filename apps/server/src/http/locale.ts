import type { Locale } from '@kedu/model';

/**
 * The language to answer in: the one asked for most among Chinese and English; zh-CN where
 * neither is asked. Rule: API-5. Example: 'fr, en;q=0.8' → 'en'.
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return 'zh-CN';
  let found: Locale = 'zh-CN';
  let weight = 0;
  for (const part of acceptLanguage.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const locale = tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
    const own = Number(/^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameters.find((each) => each.trim().startsWith('q=')) ?? 'q=1')?.[1] ?? 0);
    if (locale === undefined || own <= weight) continue;
    found = locale;
    weight = own;
  }
  return found;
}
