import type { Locale } from '@kedu/model';
import { say } from './words.ts';

/** How the members of a row are named and when two of them stand equal. */
export interface Naming<T> {
  readonly most: number;
  readonly name: (one: T) => string;
  readonly equal: (one: T, other: T) => boolean;
}

/**
 * The first of a sorted row in words; where others stand equal to the last one named, how many there are with them.
 *
 * Rule: REPORT-16. Errors: none; an empty row is an empty text.
 * Example: five units that all rose one place, three to be named → “A、B、C 等 5 个”.
 */
export function namedFirst<T>(sorted: readonly T[], { most, name, equal }: Naming<T>, locale: Locale): string {
  const shown = sorted.slice(0, most);
  const names = shown.map(name).join(say('list_sep', locale));
  const edge = shown[shown.length - 1];
  const more = edge === undefined ? 0 : sorted.slice(most).filter((one) => equal(one, edge)).length;
  // A closing bracket brings its own space.
  return more === 0 ? names : say('names_and_more', locale, { names, count: shown.length + more, more }).replace('） 等', '）等');
}
