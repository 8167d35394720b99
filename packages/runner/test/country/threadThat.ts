import { BOARD } from '../../src/country/jobs.ts';

/** A thread that comes up as it should and does this on its `at`th job, and nothing on the others. */
export const threadThat = (does: string, at = 1): string => `
const { workerData } = require('node:worker_threads');
const words = new Int32Array(workerData.board, 0, 8);
let seen = Atomics.load(words, ${BOARD.job});
let jobs = 0;
Atomics.add(words, ${BOARD.ready}, 1);
Atomics.notify(words, ${BOARD.ready});
for (;;) {
  Atomics.wait(words, ${BOARD.job}, seen);
  const job = Atomics.load(words, ${BOARD.job});
  if (job === seen) continue;
  seen = job;
  jobs += 1;
  if (jobs === ${at}) { ${does} }
  Atomics.add(words, ${BOARD.done}, 1);
  Atomics.notify(words, ${BOARD.done});
}`;
