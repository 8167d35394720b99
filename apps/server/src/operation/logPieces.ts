import { pino } from 'pino';

/** Lines are written together once they have so many characters, or are so old, in milliseconds. */
const PIECE = 8_192;
const LONGEST = 200;

/**
 * The log on the standard output, in pieces of many lines: to write one costs what a hundred do. What is held is written when the process
 * ends, whatever ends it but SIGKILL.
 *
 * Rule: API-9.
 */
export class LogPieces {
  readonly #output = pino.destination({ dest: process.stdout.fd, sync: false });
  #held = '';

  constructor() {
    setInterval(() => this.#pass(), LONGEST).unref();
    process.once('exit', () => {
      this.#pass();
      this.#output.flushSync();
    });
  }

  write(line: string): void {
    this.#held += line;
    if (this.#held.length >= PIECE) this.#pass();
  }

  #pass(): void {
    if (this.#held === '') return;
    this.#output.write(this.#held);
    this.#held = '';
  }
}
