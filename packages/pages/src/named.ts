import { inLocale, type Locale } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';

const IDENTIFIER = /[a-z][a-z0-9_]*/g;

/**
 * Text of the engine with the identifiers of indicators and parts replaced by their titles, for people to read.
 *
 * Example: "gdp_growth: 5.5 − 4.4 = 1.1" → "地区生产总值增长率: 5.5 − 4.4 = 1.1".
 */
export function namer(scheme: CompiledScheme, locale: Locale): (text: string) => string {
  const titles = new Map<string, string>();
  const add = (part: Part): void => {
    titles.set(part.name, inLocale(part.title, locale));
    if (part.type === 'composite') part.parts.forEach(add);
  };
  Object.values(scheme.trees).forEach(add);
  for (const indicator of scheme.indicators) titles.set(indicator.id, inLocale(indicator.title, locale));
  return (text) => text.replace(IDENTIFIER, (id) => titles.get(id) ?? id);
}
