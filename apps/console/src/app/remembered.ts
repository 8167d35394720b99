/** One value outside the components, kept in a storage of the browser where there is one. */
export interface Remembered<T> {
  get(): T;
  set(value: T): void;
  /** Calls back after every change; answers how to stop. */
  subscribe(listener: () => void): () => void;
}

/**
 * A value that outlives the page: read from the storage when it is first asked for, written back with every change.
 *
 * `read` makes the value of what stood there (`undefined` where nothing did, or the browser keeps nothing), and so decides what to trust.
 * Example: remembered('kedu.language', (text) => (text === 'en' ? 'en' : 'zh'), (value) => value).
 */
export function remembered<T>(
  key: string,
  read: (text: string | undefined) => T,
  write: (value: T) => string,
  storage: () => Storage = () => localStorage,
): Remembered<T> {
  const listeners = new Set<() => void>();
  let value = read(stored(key, storage));
  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        storage().setItem(key, write(next));
      } catch {
        // A browser that keeps nothing forgets with the page.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stored(key: string, storage: () => Storage): string | undefined {
  try {
    return storage().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
