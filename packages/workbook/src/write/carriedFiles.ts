import { schemesAmong } from './schemesAmong.ts';
import type { SchemeTexts } from './ownFiles.ts';
import { packTexts } from './packTexts.ts';

/**
 * The files that travel with a scheme, path → text: those that it is made of, those of its parents, and what makes a pack of them.
 *
 * A parent is a scheme of the new pack as well and is compiled there by itself, so that it needs its tables too, also those that the child has
 * others instead of. Rule: LAYOUT-2, LAYOUT-9. Errors: none.
 * Example: cangjiang@2025.2, a child of cangjiang@2025.1, carries the table of bonuses of both.
 */
export function carriedFiles({ files, scheme }: SchemeTexts): ReadonlyMap<string, string> {
  const own = scheme.files.map(([name]) => name);
  const parents = [...schemesAmong(files, own).values()].flatMap((parent) => parent.files.map(([name]) => name));
  const names = new Set([...own, ...parents, ...packTexts(files)]);
  return new Map([...names].flatMap((name) => (files.has(name) ? [[name, files.get(name) as string] as const] : [])));
}
