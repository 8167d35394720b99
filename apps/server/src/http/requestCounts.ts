/** How many requests somebody made in his window, and how long it still lasts. */
export interface Counted {
  readonly current: number;
  /** Milliseconds. */
  readonly ttl: number;
}

interface Window {
  current: number;
  until: number;
}

/** The most sessions and addresses that are counted at once; the one whose window began first gives way. */
const MOST_COUNTED = 20_000;

/**
 * Requests by session or address, in windows that begin with the first of them: one count for whatever way an answer takes. Rule: API-9.
 */
export class RequestCounts {
  readonly #start = Math.floor(performance.timeOrigin).toString(36);
  #number = 0;
  readonly #windows = new Map<string, Window>();

  /** Number of a request, as the log and pages name it: `r-lx3k2-1a`. */
  nextNumber(): string {
    this.#number += 1;
    return `r-${this.#start}-${this.#number.toString(36)}`;
  }

  /** One more request. Units: `timeWindow` in milliseconds. */
  count(key: string, timeWindow: number): Counted {
    const now = Date.now();
    let window = this.#windows.get(key);
    if (window === undefined || window.until <= now) {
      this.#windows.delete(key);
      window = { current: 0, until: now + timeWindow };
      this.#windows.set(key, window);
      if (this.#windows.size > MOST_COUNTED) this.#windows.delete(this.#windows.keys().next().value as string);
    }
    window.current += 1;
    return { current: window.current, ttl: window.until - now };
  }

  /** The same, as the plugin that refuses asks for it; routes with a limit of their own have a count of their own. */
  incr(key: string, done: (error: Error | null, counted?: Counted) => void, timeWindow: number): void {
    done(null, this.count(key, timeWindow));
  }

  child(): RequestCounts {
    return new RequestCounts();
  }
}
