import { distance } from 'fastest-levenshtein';

/**
 * The known name that somebody most likely meant, or '' where none is near.
 *
 * Near is at most a third of the longer name's characters, two at least; of equally near names the first in order of text.
 * Example: nearest('weigth', ['weight', 'title']) → 'weight'.
 */
export function nearest(name: string, known: Iterable<string>): string {
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of [...known].sort()) {
    const limit = Math.max(2, Math.floor(Math.max(name.length, candidate.length) / 3));
    const steps = distance(name, candidate);
    if (steps <= limit && steps < Math.max(name.length, candidate.length) && steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

/** Names as an issue lists them: sorted, by commas; long lists are cut with `…`. */
export function listed(names: Iterable<string>, limit = 40): string {
  const sorted = [...names].sort();
  return sorted.length > limit ? `${sorted.slice(0, limit).join(', ')}, …` : sorted.join(', ');
}
