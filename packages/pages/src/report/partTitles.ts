import { inLocale, type Locale } from '@kedu/model';
import type { Part } from '@kedu/scheme';

/** Titles of the parts of a tree by path, in the language of the reader. */
export function partTitles(tree: Part, locale: Locale): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const visit = (part: Part): void => {
    titles.set(part.path, inLocale(part.title, locale));
    if (part.type === 'composite') part.parts.forEach(visit);
  };
  visit(tree);
  return titles;
}
