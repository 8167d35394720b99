import type { Context } from '../context.ts';
import type { Commit, Held, Store } from '../ports.ts';
import type { Ask } from '../rounds/round.ts';
import { type StreamKind, valueColumn } from '../streams.ts';

type Kind = Exclude<StreamKind, 'rights'>;

/** All streams of a kind. */
export async function allOf<K extends Kind>(
  store: Pick<Store, 'names' | 'read'>,
  { entered }: Pick<Context, 'entered'>,
  kind: K,
): Promise<readonly Held<`${K}/${string}`>[]> {
  const names = await store.names(entered, `${kind}/`);
  return store.read(entered, names as readonly `${K}/${string}`[]);
}

/**
 * All streams of a kind, and what a decision on them is held to: each as it stands, where `counts` lets it be of weight, and that there is
 * no other. Rule: COMMIT-8.
 */
export async function wholeKind<K extends Kind>(
  store: Pick<Store, 'names' | 'read'>,
  context: Pick<Context, 'entered'>,
  kind: K,
  counts: (held: Held<`${K}/${string}`>) => boolean = () => true,
): Promise<{ readonly held: readonly Held<`${K}/${string}`>[]; readonly read: Commit['expected'] }> {
  const held = await allOf(store, context, kind);
  return { held, read: [{ stream: `${kind}/`, version: held.length }, ...held.filter(counts)] };
}

/**
 * What a decision on all figures of some asks is held to. To be read before the figures, so that whatever comes in between is told.
 *
 * Shape: one an indicator and period. Rule: COMMIT-8.
 */
export function wholeColumns(
  store: Pick<Store, 'numbers'>,
  { entered }: Pick<Context, 'entered'>,
  asks: readonly Pick<Ask, 'indicator' | 'period'>[],
): Promise<Commit['expected']> {
  return store.numbers(entered, [...new Set(asks.map(valueColumn))]);
}
