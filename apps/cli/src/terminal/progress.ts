import type { Io } from './io.ts';
import { pad, visible, widthOf, windowAround } from './width.ts';

/** One line on the error stream that is written over as work goes on; silent where that is no terminal. */
export class Progress {
  readonly #io: Io;
  #shown = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  show(text: string): void {
    if (!this.#io.errIsTerminal) return;
    const line = windowAround(visible(text), 0, this.#io.columns - 2).text;
    this.#io.err(`\r${pad(line, this.#shown)}`);
    this.#shown = widthOf(line);
  }

  clear(): void {
    if (this.#shown > 0) this.#io.err(`\r${' '.repeat(this.#shown)}\r`);
    this.#shown = 0;
  }
}
