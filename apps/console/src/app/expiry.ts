/** A session that ended while somebody worked: who waits for it, and what wakes them (SIGN-4). */
export interface Expiry {
  /** Whether the dialog has to be shown. */
  hasExpired(): boolean;
  subscribe(listener: () => void): () => void;
  /** Called by a question that was refused for the session; resolves when it may be asked again. */
  wait(): Promise<void>;
  /** The person is back: all that wait go on. */
  renewed(): void;
}

/** One for the page: many questions may wait, the dialog is one. */
export function makeExpiry(): Expiry {
  const listeners = new Set<() => void>();
  let waiting: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    hasExpired: () => waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wait: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
        tell();
      }),
    renewed: () => {
      const woken = waiting;
      waiting = [];
      tell();
      for (const wake of woken) wake();
    },
  };
}

export const expiry = makeExpiry();
