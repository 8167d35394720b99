import { readdirSync, readFileSync } from 'node:fs';

/** Vectors of one area: file name and content, sorted by name. Throws where there is none, so that a moved folder is noticed. */
export function vectorsIn<T>(area: string): readonly (readonly [name: string, vector: T])[] {
  const folder = new URL(`../../../vectors/${area}/`, import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) throw new Error(`no vectors in ${area}`);
  return names.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T] as const);
}
