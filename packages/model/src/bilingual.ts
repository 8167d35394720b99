import type { Issue, IssueArgs } from './issue.ts';
import { type LocalizedText, LOCALES } from './text.ts';

/**
 * A text as an argument of an issue: `name` in Chinese, and beside it `name_en` where the English is known and another. A message in English
 * takes the second for the first, so that no declaration and no template needs to name it.
 *
 * Errors: none. Example: bilingual('indicator', { 'zh-CN': '领导评价', en: 'Leaders' }) → { indicator: '领导评价', indicator_en: 'Leaders' }.
 */
export function bilingual(name: string, text: LocalizedText): IssueArgs {
  const { 'zh-CN': chinese, en = chinese } = text;
  return { [name]: chinese, ...(en === chinese ? {} : { [`${name}_en`]: en }) };
}

/**
 * Several texts as one: 甲、乙 in Chinese, a comma between them in English; a text without English stands in Chinese there.
 *
 * Errors: none. Example: joined([{ 'zh-CN': '甲' }, { 'zh-CN': '乙', en: 'B' }]) → { 'zh-CN': '甲、乙', en: '甲, B' }.
 */
export function joined(texts: readonly LocalizedText[]): LocalizedText {
  const [chinese, english] = LOCALES.map((locale) => texts.map((text) => text[locale] ?? text['zh-CN']));
  return { 'zh-CN': (chinese ?? []).join('、'), en: (english ?? []).join(', ') };
}

/**
 * A title with the ID that the files know it by, which a reader has to find there; the ID alone where there is no other title.
 *
 * Errors: none. Example: titledId('good', { 'zh-CN': '良好', en: 'Good' }) → 良好（good）, Good (good).
 */
export function titledId(id: string, title: LocalizedText | undefined): LocalizedText {
  if (title === undefined || title['zh-CN'] === id)
    return { 'zh-CN': id, en: title?.en === undefined || title.en === id ? id : `${title.en} (${id})` };
  return { 'zh-CN': `${title['zh-CN']}（${id}）`, en: `${title.en ?? title['zh-CN']} (${id})` };
}

/**
 * Issues with the English of their arguments, where a table of texts knows it and the issue does not give it itself. An error stays as it is: it quotes
 * what stands in the file, where it is to be found and mended.
 *
 * Shape: `english` is Chinese → English. Errors: none.
 * Example: withEnglish([issue], new Map([['省级表彰', 'provincial award']])): { event: '省级表彰' } gains event_en.
 */
export function withEnglish(issues: readonly Issue[], english: ReadonlyMap<string, string> | undefined): readonly Issue[] {
  if (english === undefined) return issues;
  return issues.map((issue) => {
    if (issue.severity === 'error') return issue;
    const added = Object.entries(issue.args).flatMap(([name, value]) => {
      const own = typeof value === 'string' ? english.get(value) : undefined;
      return own === undefined || Object.hasOwn(issue.args, `${name}_en`) ? [] : [[`${name}_en`, own] as const];
    });
    return added.length === 0 ? issue : { ...issue, args: { ...issue.args, ...Object.fromEntries(added) } };
  });
}
