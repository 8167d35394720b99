import { inLocale, type LocalizedText } from '@kedu/model';
import type { CompiledScheme } from '../compiled.ts';
import { type Profile, profileName } from './enrol.ts';

/**
 * A combination of class and overlays as people read it: titles of the scheme, the ID where it has none; '' where a unit has neither.
 *
 * Rule: WEIGHT-6. Errors: none. Example: { class: 'ecological', overlays: ['resource'] } → `生态功能型 + 资源型`.
 */
export function profileTitle(
  { classes, overlays }: Pick<CompiledScheme, 'classes' | 'overlays'>,
  profile: Pick<Profile, 'class' | 'overlays'>,
): LocalizedText {
  if (profileName(profile) === '-') return { 'zh-CN': '', en: '' };
  const own = profile.class === '' ? [] : [classes.find(({ id }) => id === profile.class)?.title ?? { 'zh-CN': profile.class }];
  const on = profile.overlays.map((overlay): LocalizedText => overlays.find(({ id }) => id === overlay)?.title ?? { 'zh-CN': overlay });
  const titles = [...own, ...on];
  return {
    'zh-CN': titles.map((title) => inLocale(title, 'zh-CN')).join(' + '),
    en: titles.map((title) => inLocale(title, 'en')).join(' + '),
  };
}
