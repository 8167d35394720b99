import { type Entered, type Held, type Store, type StreamKind, streamName } from '@kedu/workflow';

/** All streams of a kind of the entered authority, by name. Example: readAll(store, entered, 'round'). */
export async function readAll<K extends Exclude<StreamKind, 'rights'>>(
  store: Pick<Store, 'names' | 'read'>,
  entered: Entered,
  kind: K,
): Promise<readonly Held<`${K}/${string}`>[]> {
  const names = await store.names(entered, `${kind}/`);
  return names.length === 0 ? [] : store.read(entered, names as readonly `${K}/${string}`[]);
}

/** One stream; version 0 where nothing touched it. */
export async function readOne<K extends Exclude<StreamKind, 'rights'>>(
  store: Pick<Store, 'read'>,
  entered: Entered,
  kind: K,
  id: string,
): Promise<Held<`${K}/${string}`>> {
  const [held] = await store.read(entered, [streamName(kind, id)]);
  if (held === undefined) throw new RangeError('a store that gives fewer streams than it was asked for');
  return held as Held<`${K}/${string}`>;
}
