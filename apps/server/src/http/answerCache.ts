/** An answer as it went out, and how far the authority had come when it was made. */
export interface KeptAnswer {
  readonly sequence: number;
  readonly etag: string;
  readonly bytes: Buffer;
}

/**
 * Answers that hold until the next command of their authority, within a bound of bytes; the least used give way.
 *
 * Rule: API-7. Units: `most` in bytes.
 */
export class AnswerCache {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #most: number;
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string, sequence: number): KeptAnswer | undefined {
    const kept = this.#kept.get(name);
    if (kept === undefined) return undefined;
    this.#kept.delete(name);
    if (kept.sequence !== sequence) {
      this.#bytes -= kept.bytes.length;
      return undefined;
    }
    this.#kept.set(name, kept);
    return kept;
  }

  keep(name: string, answer: KeptAnswer): void {
    if (answer.bytes.length > this.#most / 8) return;
    const before = this.#kept.get(name);
    if (before !== undefined) {
      this.#bytes -= before.bytes.length;
      this.#kept.delete(name);
    }
    this.#kept.set(name, answer);
    this.#bytes += answer.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#most) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
