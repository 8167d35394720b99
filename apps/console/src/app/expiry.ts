/** A session that ended while somebody worked: who waits for it, and what wakes them (SIGN-4). */
export interface Expiry {
  /** Whether the dialog has to be shown. */
  hasExpired(): boolean;
  subscribe(listener: () => void): () => void;
  /**
   * Called by a question that was refused for the session, or is asked while it is over; resolves when it may be asked again. Rejects (TypeError) where
   * somebody else came instead, as when the server does not answer: what it would have done is known to be undone, and stays the first one's.
   */
  wait(): Promise<void>;
  /** The person is back: all that wait go on. */
  renewed(): void;
  /** Whether somebody else came: the page is the first one's, and nothing of it goes out any more. */
  isHandedOver(): boolean;
  /** Somebody else came: all that wait end, and so does whatever is asked later. */
  handOver(): void;
}

/** One for the page: many questions may wait, the dialog is one. */
export function makeExpiry(): Expiry {
  const listeners = new Set<() => void>();
  let waiting: { readonly wake: () => void; readonly end: (error: TypeError) => void }[] = [];
  let isHandedOver = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    hasExpired: () => isHandedOver || waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wait: () =>
      new Promise((wake, end) => {
        if (isHandedOver) return end(handedOver());
        waiting = [...waiting, { wake, end }];
        tell();
      }),
    renewed: () => {
      if (isHandedOver) return;
      const woken = waiting;
      waiting = [];
      tell();
      for (const { wake } of woken) wake();
    },
    isHandedOver: () => isHandedOver,
    handOver: () => {
      if (isHandedOver) return;
      isHandedOver = true;
      const ended = waiting;
      waiting = [];
      tell();
      for (const { end } of ended) end(handedOver());
    },
  };
}

function handedOver(): TypeError {
  return new TypeError('somebody else has signed in');
}

export const expiry = makeExpiry();
