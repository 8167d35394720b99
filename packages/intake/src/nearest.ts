/**
 * The candidate that is most like a text, '' where none is near: fewest changes (a swap of neighbours is one), at most a third of
 * the longer text (at least one). Ties go to the earlier candidate.
 */
export function nearest(text: string, candidates: Iterable<string>): string {
  let best = '';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const allowed = Math.min(bestDistance - 1, Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3)));
    if (Math.abs(text.length - candidate.length) > allowed) continue;
    const distance = editDistance(text, candidate);
    if (distance <= allowed) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, (before[j - 2] as number) + 1);
      row.push(distance);
    }
    before = above;
    above = row;
  }
  return above[b.length] as number;
}
