/**
 * The candidate that shares most with a text, '' where none shares half of it: pairs of neighbouring characters (Dice), so that
 * 北川 finds 北川市. Ties go to the earlier candidate.
 */
export function nearestName(text: string, candidates: Iterable<string>): string {
  const wanted = pairs(text);
  let best = '';
  let most = 0.5;
  for (const candidate of candidates) {
    const own = pairs(candidate);
    const shared = [...own].filter((pair) => wanted.has(pair)).length;
    const likeness = (2 * shared) / (own.size + wanted.size);
    if (likeness > most || (likeness === most && best === '')) {
      best = candidate;
      most = likeness;
    }
  }
  return best;
}

function pairs(text: string): ReadonlySet<string> {
  const signs = [...text.toLowerCase()];
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`));
}
