import { BOARD, BOARD_WORDS } from './jobs.ts';

/** What a thread is started with besides what its program asks for. */
export interface WatchedStart {
  /** The program, as text. */
  readonly program: string;
}

/**
 * What a thread runs first: it sees to it that a thread that ends, comes up or not, says so on the board by itself, and then begins its program.
 *
 * Whoever gives out jobs waits on the board and looks at no event meanwhile. That one is gone is said before what is waited for moves, so that nobody who saw the
 * one waits for the other. A program that cannot be read ends the thread as well. Rule: KERNEL-10.
 */
export const WATCHED_THREAD = `{
  const { program, board } = require('node:worker_threads').workerData;
  process.once('exit', () => {
    const words = new Int32Array(board, 0, ${BOARD_WORDS});
    for (const word of [${BOARD.lost}, ${BOARD.ready}, ${BOARD.done}]) {
      Atomics.add(words, word, 1);
      Atomics.notify(words, word);
    }
  });
  (0, eval)(program);
}`;
