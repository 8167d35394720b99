// A thread of the country kernel: waits for jobs on the board and does its share. Bundled by tools/kernel-worker.mjs.
import { workerData } from 'node:worker_threads';
import { kernelImports } from '@kedu/engine';
import { BOARD, BOARD_WORDS, type CountryExports, JOBS, type JobBoard, work } from './jobs.ts';

/** What a thread is started with. */
export interface ThreadStart {
  readonly number: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly board: SharedArrayBuffer;
}

const { number, module, memory, board: shared } = workerData as ThreadStart;
const words = new Int32Array(shared, 0, BOARD_WORDS);
const board: JobBoard = { words, args: new Float64Array(shared, BOARD_WORDS * 4) };
const { exports } = new WebAssembly.Instance(module, kernelImports(memory));
const thread = { number, memory, exports: exports as unknown as CountryExports };

let seen = Atomics.load(words, BOARD.job);
Atomics.add(words, BOARD.ready, 1);
Atomics.notify(words, BOARD.ready);
for (;;) {
  Atomics.wait(words, BOARD.job, seen);
  const job = Atomics.load(words, BOARD.job);
  if (job === seen) continue;
  seen = job;
  if (words[BOARD.kind] === JOBS.stop) break;
  Atomics.add(words, BOARD.beat, 1);
  try {
    work(board, thread);
  } catch {
    Atomics.add(words, BOARD.faults, 1);
  }
  Atomics.add(words, BOARD.done, 1);
  Atomics.notify(words, BOARD.done);
}
