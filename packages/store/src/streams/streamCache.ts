import type { Held } from '@kedu/workflow';

/** The most streams that a store remembers. */
const MOST_STREAMS = 2_000;

/**
 * Streams as they were last folded, so that only what is new is read; the least used give way. What stands here is no answer: the rows of
 * the asker's own transaction say whether and how far a stream is seen.
 */
export class StreamCache {
  readonly #held = new Map<string, Held>();

  of(authority: string, stream: string): Held | undefined {
    const name = `${authority}\u0000${stream}`;
    const held = this.#held.get(name);
    if (held !== undefined) {
      this.#held.delete(name);
      this.#held.set(name, held);
    }
    return held;
  }

  keep(authority: string, held: Held): void {
    const name = `${authority}\u0000${held.stream}`;
    if ((this.#held.get(name)?.version ?? -1) > held.version) return;
    this.#held.delete(name);
    this.#held.set(name, held);
    if (this.#held.size > MOST_STREAMS) this.#held.delete(this.#held.keys().next().value as string);
  }
}
