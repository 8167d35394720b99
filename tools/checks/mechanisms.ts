import type { Check, Repository } from './check.ts';

const ROW = /^\|\s*([A-G]\d{1,2})\s*\|([^|]*)\|([^|]*)\|([^|]*)\|\s*$/gm;
const HIGHEST: Readonly<Record<string, number>> = { A: 16, B: 11, C: 17, D: 10, E: 5, F: 7, G: 3 };

/** Rows of docs/mechanisms.md that are missing, twice, name a file that is not there, or claim to work without a file and a test. */
export function mechanismProblems({ read, exists }: Repository): string[] {
  const document = read('docs/mechanisms.md');
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const [, id = '', works = '', file = '', test = ''] of document.matchAll(ROW)) {
    if (seen.has(id)) problems.push(`docs/mechanisms.md: ${id} twice`);
    seen.add(id);
    const named = [file, test].map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path));
    for (const path of named.flat()) if (!exists(path.split('#')[0] ?? '')) problems.push(`docs/mechanisms.md: ${id}: there is no ${path}`);
    const later = /^\s*not yet(:|;| \()/.test(works);
    if (!later && named.some((paths) => paths.length === 0))
      problems.push(`docs/mechanisms.md: ${id} says that it works and names no ${named[0]?.length ? 'test' : 'file'}`);
  }
  const all = Object.entries(HIGHEST).flatMap(([letter, last]) => Array.from({ length: last }, (_, i) => `${letter}${i + 1}`));
  return [
    ...problems,
    ...all.filter((id) => !seen.has(id)).map((id) => `docs/mechanisms.md: no row for ${id}`),
    ...[...seen].filter((id) => !all.includes(id)).map((id) => `docs/mechanisms.md: ${id} is no mechanism`),
  ];
}

export const mechanismsCheck: Check = { name: 'mechanisms', run: mechanismProblems };
