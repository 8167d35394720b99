import { distance } from 'fastest-levenshtein';

/**
 * The known word nearest to a misspelt one, '' where none is near: at most one edit in three letters, hyphens and capitals
 * counting for nothing. The first of equally near ones in the order given.
 */
export function nearest(word: string, known: Iterable<string>): string {
  const plain = simplified(word);
  const limit = Math.max(1, Math.floor(plain.length / 3));
  let best = '';
  let least = limit + 1;
  for (const candidate of known) {
    const far = distance(plain, simplified(candidate));
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

function simplified(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}
