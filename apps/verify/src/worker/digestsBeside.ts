import type { HashFunction } from '@kedu/ledger';
import type { FromBeside } from './messages.ts';

/** Most bytes that are handed over, of all files together: each is copied. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Milliseconds after which a worker that says nothing is gone: five seconds, and what a slow one needs for a file (4 MB a second). */
const patience = (file: Uint8Array): number => 5000 + file.length / 4000;

/** SM3 of files by a second worker, while the first reads on; what the second does not answer the first works out itself. */
export class DigestsBeside {
  readonly #port: MessagePort;
  readonly #handed: Uint8Array[] = [];
  readonly #known = new Map<Uint8Array, Uint8Array>();
  #answered = 0;
  #bytes = 0;
  /** A worker that never began must not be waited for, nor one that is gone. */
  #second: 'unheard' | 'there' | 'gone' = 'unheard';
  #hear = (): void => undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<FromBeside>) => {
      if (this.#second === 'gone') return;
      if (data.kind === 'there') this.#second = 'there';
      else {
        const file = this.#handed[this.#answered];
        if (file && data.sm3) this.#known.set(file, data.sm3);
        this.#answered += 1;
      }
      this.#hear();
    });
    // Behind an answer that cannot be read the next would be taken for it.
    for (const end of ['messageerror', 'close']) port.addEventListener(end, () => this.gone());
    port.start();
  }

  /** Hands over a file that nobody changes any more; one that cannot be copied stays with the first worker. */
  hand(file: Uint8Array): void {
    if (this.#second === 'gone' || this.#bytes + file.length > MOST_BYTES) return;
    try {
      this.#port.postMessage(file, []);
    } catch {
      return;
    }
    this.#bytes += file.length;
    this.#handed.push(file);
  }

  /** The second worker is waited for no longer; what it has answered counts. */
  gone(): void {
    this.#second = 'gone';
    this.#hear();
  }

  /**
   * The same function, with what the second worker found of files that were handed over.
   *
   * Of a file that is the very one, never of another with the same content. Errors: none.
   */
  async known(sm3: HashFunction): Promise<HashFunction> {
    // What has been said already is heard in the next turn.
    await new Promise<void>((next) => setTimeout(next));
    for (let next = this.#awaited(); next; next = this.#awaited()) await this.#heard(patience(next));
    this.#port.close();
    return (...parts) => {
      const [file] = parts;
      return (parts.length === 1 && file ? this.#known.get(file)?.slice() : undefined) ?? sm3(...parts);
    };
  }

  /** The file of which the second worker is to speak next. */
  #awaited(): Uint8Array | undefined {
    return this.#second === 'there' ? this.#handed[this.#answered] : undefined;
  }

  /** Once the second worker has said something, or nothing for so long. */
  #heard(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const silence = setTimeout(() => this.gone(), milliseconds);
      this.#hear = () => {
        clearTimeout(silence);
        done();
      };
    });
  }
}
