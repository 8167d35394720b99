import { HeldBodies } from './heldBodies.ts';

/** An answer as it went out, and how far the authority had come when it was made. */
export interface KeptAnswer {
  readonly sequence: number;
  readonly etag: string;
  readonly bytes: Buffer;
}

/**
 * Answers that hold until the next command of their authority, within a bound of bytes; the least used give way. Those that say the same
 * hold the same bytes.
 *
 * Rule: API-7. Units: `most` in bytes.
 */
export class AnswerCache {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #bodies = new HeldBodies();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string, sequence: number): KeptAnswer | undefined {
    const kept = this.#kept.get(name);
    if (kept === undefined) return undefined;
    if (kept.sequence !== sequence) {
      this.#drop(name, kept);
      return undefined;
    }
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    return kept;
  }

  keep(name: string, answer: KeptAnswer): void {
    if (answer.bytes.length > this.#most / 8) return;
    const before = this.#kept.get(name);
    if (before !== undefined) this.#drop(name, before);
    this.#kept.set(name, { ...answer, bytes: this.#bodies.hold(answer.etag, answer.bytes) });
    for (const [oldest, kept] of this.#kept) {
      if (this.#bodies.bytes <= this.#most) break;
      this.#drop(oldest, kept);
    }
  }

  #drop(name: string, { etag }: KeptAnswer): void {
    this.#kept.delete(name);
    this.#bodies.release(etag);
  }
}
