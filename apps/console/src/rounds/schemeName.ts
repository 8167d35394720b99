import type { RouteAnswer } from '@kedu/api';
import type { Language } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';

/**
 * What people call the scheme that a round is planned for: its title and version; its identifier where the title is not known, the name of
 * the round where it has no plan.
 *
 * Example: schemeName({ schemeTitle: { 'zh-CN': '示例省考核方案' }, plan: { version: '2026', … }, … }, 'zh') → '示例省考核方案 2026'.
 */
export function schemeName(
  { schemeTitle, plan, title }: Pick<RouteAnswer<'rounds'>['items'][number], 'schemeTitle' | 'plan' | 'title'>,
  language: Language,
): string {
  return plan ? `${schemeTitle ? nameIn(schemeTitle, language) : plan.scheme} ${plan.version}` : nameIn(title, language);
}
