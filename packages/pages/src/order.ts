import type { ListResult } from '@kedu/engine';

/** Positions in a list as people read them: group by group, by rank, then by score, those without rank last. */
export function readingOrder(list: ListResult): readonly number[] {
  const key = (k: number): number => list.rank[k] || Number.MAX_SAFE_INTEGER;
  const score = (k: number): number => (Number.isNaN(list.score[k] as number) ? -Infinity : (list.score[k] as number));
  const group = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...list.members.keys()].sort(
    (a, b) => group(list.groups[a] ?? '', list.groups[b] ?? '') || key(a) - key(b) || score(b) - score(a) || a - b,
  );
}
