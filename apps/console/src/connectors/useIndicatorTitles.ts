import { useLanguage } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';

/** Titles of indicators as the latest published scheme names them; the ID where none does, or while they are not read. */
export function useIndicatorTitles(): (indicator: string) => string {
  const titles = new Map(useCollectedIndicators().map(({ id, title }) => [id, title]));
  return (indicator) => titles.get(indicator) ?? indicator;
}

/** Indicators of the latest published scheme version that are collected, with their titles in the reader’s language. */
export function useCollectedIndicators(): readonly { readonly id: string; readonly title: string }[] {
  const authority = useAuthority();
  const tongue = useLanguage();
  const schemes = useAnswer('schemes', { params: { authority } });
  const latest = schemes.data?.items.findLast(({ standing }) => standing === 'published');
  const indicators = useAnswer('schemeIndicators', { params: { authority, scheme: latest?.id ?? '' } }, { isOff: latest === undefined });
  return (indicators.data?.items ?? [])
    .filter(({ isComputed }) => !isComputed)
    .map(({ id, title }) => ({ id, title: nameIn(title, tongue) }));
}
