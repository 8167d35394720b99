import type { Directory } from '../desk/questions.ts';

export interface FoundUnit {
  readonly list: string;
  readonly title: string;
  readonly code: string;
  readonly name: string;
  readonly score: string;
}

/**
 * Units whose name or code holds what was typed: those that begin with it first, then in reading order.
 *
 * Full-width digits and letters count as narrow ones. Example: matching(directory, '９９０１') finds code 990100.
 */
export function matching(directory: Directory, typed: string): readonly FoundUnit[] {
  const wanted = folded(typed);
  if (wanted === '') return [];
  const all = directory.lists.flatMap(({ list, title, units }) => units.map((unit) => ({ list, title, ...unit })));
  const found = all.filter(({ code, name }) => folded(name).includes(wanted) || folded(code).includes(wanted));
  const begins = ({ code, name }: FoundUnit): boolean => folded(name).startsWith(wanted) || folded(code).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((unit) => !begins(unit))];
}

export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
