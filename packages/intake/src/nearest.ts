/**
 * The candidate that is most like a text, '' where none is near: fewest insertions, deletions, replacements, at most a third of
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

function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    let diagonal = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] as number;
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length] as number;
}
