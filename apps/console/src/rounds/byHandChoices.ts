import type { RouteAnswer } from '@kedu/api';
import type { Choice } from '../app/ChooseMany.tsx';
import type { Language } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';

/**
 * Indicators of a scheme that may be asked of people instead of a system: those that a connector brings which has not ended, and those that
 * were chosen before. Where it is not known what connectors bring, all that are collected.
 *
 * Rule: ROUND-6. Example: hotline_resolution, which the suspended connector hotline has, → { id: 'hotline_resolution', name: '热线办结率' }.
 */
export function byHandChoices(
  indicators: readonly Pick<RouteAnswer<'schemeIndicators'>['items'][number], 'id' | 'title' | 'isComputed'>[],
  connectors: readonly Pick<RouteAnswer<'connectors'>['items'][number], 'standing' | 'indicators'>[] | undefined,
  chosen: readonly string[],
  language: Language,
): readonly Choice[] {
  const brought = connectors && new Set(connectors.filter(({ standing }) => standing !== 'ended').flatMap((each) => each.indicators));
  const offered = indicators.filter(({ id, isComputed }) => chosen.includes(id) || (!isComputed && (brought?.has(id) ?? true)));
  const unknown = chosen.filter((id) => !offered.some((each) => each.id === id));
  return [...offered.map(({ id, title }) => ({ id, name: nameIn(title, language) })), ...unknown.map((id) => ({ id, name: id }))];
}
