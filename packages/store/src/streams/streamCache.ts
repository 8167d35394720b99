import type { Held } from '@kedu/workflow';
import { Recent } from './recent.ts';

/** Streams that a store remembers at least. */
const STREAMS = 2_000;

/**
 * Streams as they were last folded, so that only what is new is read; the least used give way. What stands here is no answer: the rows of
 * the asker's own transaction say whether and how far a stream is seen.
 */
export class StreamCache {
  readonly #held = new Recent<Held>(STREAMS);

  of(authority: string, stream: string): Held | undefined {
    return this.#held.of(`${authority}\u0000${stream}`);
  }

  keep(authority: string, held: Held): void {
    const name = `${authority}\u0000${held.stream}`;
    if ((this.#held.of(name)?.version ?? -1) <= held.version) this.#held.keep(name, held);
  }
}
