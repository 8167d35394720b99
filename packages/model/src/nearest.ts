import { distance } from 'fastest-levenshtein';

/**
 * The known word nearest to a misspelt one, '' where none is near: at most one edit in three letters, two
 * letters swapped counting as one edit, hyphens and capitals as none. The first of equally near ones in the order given.
 */
export function nearest(word: string, known: Iterable<string>): string {
  const plain = simplified(word);
  const limit = Math.max(1, Math.floor(plain.length / 3));
  let best = '';
  let least = limit + 1;
  for (const candidate of known) {
    const far = edits(plain, simplified(candidate));
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

function edits(a: string, b: string): number {
  const far = distance(a, b);
  const swapped = far === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
  return swapped ? 1 : far;
}

function simplified(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}
