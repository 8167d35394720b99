import type { RouteAnswer } from '@kedu/api';

/** A seal of a run, with the round that it closed and which time it was, as far as whoever looks may see that round. */
export interface NamedSeal {
  readonly hash: string;
  readonly of?: { readonly round: string; readonly number: number } | undefined;
}

/**
 * Seals by their hashes, in their order, with their names.
 *
 * Example: namedSeals([a], rounds) → [{ hash: a, of: { round: '2026-12', number: 1 } }].
 */
export function namedSeals(
  hashes: readonly string[],
  rounds: readonly Pick<RouteAnswer<'rounds'>['items'][number], 'id' | 'sealed'>[],
): readonly NamedSeal[] {
  const names = new Map(rounds.flatMap(({ id, sealed }) => sealed.map(({ hash, number }) => [hash, { round: id, number }] as const)));
  return hashes.map((hash) => ({ hash, of: names.get(hash) }));
}
