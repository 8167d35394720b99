import { inLocale, type Locale } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { titlesOf } from '../titles.ts';
import type { RuleNaming } from './ruleLines.ts';

/**
 * How the names in the rules of two versions read: as the later version has them, else the earlier one.
 *
 * Rule: DIFF-6, SCHEME-18. Errors: none.
 */
export function namingOfVersions(before: CompiledScheme, after: CompiledScheme, locale: Locale): RuleNaming {
  const [old, now] = [titlesOf(before, locale), titlesOf(after, locale)];
  const english = new Map([...(before.english ?? []), ...(after.english ?? [])]);
  return {
    locale,
    read: (title) =>
      locale === 'en' && title.en === undefined ? (english.get(title['zh-CN']) ?? title['zh-CN']) : inLocale(title, locale),
    titleOf: (id, kind) => now(id, kind) ?? old(id, kind) ?? (kind === undefined ? (now(id, 'class') ?? old(id, 'class')) : undefined),
  };
}
