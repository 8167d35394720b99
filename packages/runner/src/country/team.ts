import { Worker } from 'node:worker_threads';
import { kernelBytes, kernelImports, KernelMemory } from '@kedu/engine';
import { BOARD, BOARD_ARGS, BOARD_WORDS, type CountryExports, type Job, JOBS, type JobBoard, type JobThread, work } from './jobs.ts';
import type { ThreadStart } from './kernelThread.ts';
import { builtThreadScript, threadScript } from './threadScript.ts';
import { WATCHED_THREAD, type WatchedStart } from './watchedThread.ts';

/** 4 GB, which is what the module states. */
const MOST_PAGES = 65_536;
const START_MS = 20_000;
/** So long no thread begins a piece (a few milliseconds of work, or 8 MB of a file) only where it is lost. */
const PATIENCE_MS = 30_000;

/** What a test gives otherwise. */
export interface TeamOptions {
  /** Milliseconds after which threads that show no sign are given up. */
  readonly patience?: number | undefined;
  /** Program of a thread. */
  readonly script?: string | undefined;
}

/**
 * The WebAssembly kernel with its memory and threads; this thread is one of them, and waits for the others without giving its turn away.
 *
 * A thread that ends, throws or shows no sign is given up with all others: this one does the job again, alone, and all jobs after it (`hasFailed`).
 * Rule: KERNEL-3, KERNEL-9, KERNEL-10. Errors: what a job throws on this thread too (a programming fault, a file that ends early); RangeError where memory cannot grow.
 * Example: const team = await KernelTeam.start(2); team.run('sweep', program, units, scratch, bytes); await team.stop().
 */
export class KernelTeam {
  readonly memory: KernelMemory;
  readonly exports: CountryExports;
  private readonly own: JobThread;
  private readonly patience: number;
  private board: JobBoard;
  private workers: readonly Worker[];
  private isLost = false;
  private isGivenUp = false;

  private constructor(own: JobThread, board: JobBoard, workers: readonly Worker[], patience: number) {
    this.own = own;
    this.board = board;
    this.workers = workers;
    this.patience = patience;
    this.exports = own.exports;
    this.memory = new KernelMemory(own.memory);
    for (const worker of workers) {
      worker.once('exit', () => {
        this.isLost = true;
      });
    }
  }

  /** This thread and the others; 1 after they were given up. */
  get threads(): number {
    return 1 + this.workers.length;
  }

  /** Whether threads were there and were given up, so that whoever gives results out says so (KERNEL_ONE_THREAD, thread_failed). */
  get hasFailed(): boolean {
    return this.isGivenUp;
  }

  /** Starts so many threads; one where they do not come up. */
  static async start(threads: number, { patience = PATIENCE_MS, script }: TeamOptions = {}): Promise<KernelTeam> {
    const { own, board, start } = kernelFor(threads);
    const workers = threads > 1 ? await startWorkers(threads - 1, start, board.words, script) : [];
    return new KernelTeam(own, board, workers, patience);
  }

  /** The same without giving its turn away, for whoever cannot wait: threads come up while this one sleeps. One thread where no program of a thread is at hand. */
  static startNow(threads: number, { patience = PATIENCE_MS, script = builtThreadScript() }: TeamOptions = {}): KernelTeam {
    const { own, board, start } = kernelFor(script === undefined ? 1 : threads);
    const workers = threads > 1 && script !== undefined ? startWorkersNow(threads - 1, start, board.words, script) : [];
    return new KernelTeam(own, board, workers, patience);
  }

  /** Carries a job out by all threads; the numbers are those of its kind (`work`). */
  run(kind: Job, ...args: readonly number[]): void {
    if (this.workers.length > 0 && (this.isLost || isAnyLost(this.board.words))) this.giveUp();
    this.begin(kind, args);
    try {
      work(this.board, this.own);
    } catch (error) {
      if (this.workers.length > 0) this.giveUp();
      throw error;
    }
    if (this.isDoneByAll()) return;
    this.giveUp();
    // Counts are added to what stands there; everything else is written once more with the same bytes.
    if (kind === 'count') this.memory.bytes(args[4] as number, args[5] as number).fill(0);
    this.begin(kind, args);
    work(this.board, this.own);
  }

  /** Ends the threads. */
  async stop(): Promise<void> {
    this.call(JOBS.stop);
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private begin(kind: Job, args: readonly number[]): void {
    const { words, args: numbers } = this.board;
    numbers.set(args);
    Atomics.store(words, BOARD.done, 0);
    Atomics.store(words, BOARD.next, 0);
    Atomics.store(words, BOARD.faults, 0);
    this.call(JOBS[kind]);
  }

  /** Waits for the others; false where one of them threw or is gone, or none has shown a sign for so long. */
  private isDoneByAll(): boolean {
    const { words } = this.board;
    let beat = Atomics.load(words, BOARD.beat);
    for (let done = Atomics.load(words, BOARD.done); done < this.workers.length; done = Atomics.load(words, BOARD.done)) {
      if (isAnyLost(words)) return false;
      const woken = Atomics.wait(words, BOARD.done, done, this.patience);
      const now = Atomics.load(words, BOARD.beat);
      if (woken === 'timed-out' && now === beat) return false;
      beat = now;
    }
    return Atomics.load(words, BOARD.faults) === 0 && !isAnyLost(words);
  }

  /** From here on this thread works alone, on a board that no other sees: one that is only slow takes no further piece. */
  private giveUp(): void {
    this.call(JOBS.stop);
    for (const worker of this.workers) void worker.terminate();
    this.workers = [];
    this.isGivenUp = true;
    this.board = boardOver(new ArrayBuffer(BOARD_BYTES));
  }

  private call(kind: number): void {
    if (this.workers.length === 0) {
      this.board.words[BOARD.kind] = kind;
      return;
    }
    Atomics.store(this.board.words, BOARD.kind, kind);
    Atomics.add(this.board.words, BOARD.job, 1);
    Atomics.notify(this.board.words, BOARD.job);
  }
}

const BOARD_BYTES = BOARD_WORDS * 4 + BOARD_ARGS * 8;

function boardOver(buffer: ArrayBufferLike): JobBoard {
  return { words: new Int32Array(buffer, 0, BOARD_WORDS), args: new Float64Array(buffer, BOARD_WORDS * 4) };
}

/** A kernel of one's own, or with memory that others share, and what these are started with. */
function kernelFor(threads: number): { readonly own: JobThread; readonly board: JobBoard; readonly start: Omit<ThreadStart, 'number'> } {
  const isShared = threads > 1;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: isShared });
  const module = new WebAssembly.Module(kernelBytes(isShared ? 'shared' : 'own'));
  const { exports } = new WebAssembly.Instance(module, kernelImports(memory));
  const shared = isShared ? new SharedArrayBuffer(BOARD_BYTES) : new ArrayBuffer(BOARD_BYTES);
  return {
    own: { number: 0, memory, exports: exports as unknown as CountryExports },
    board: boardOver(shared),
    start: { module, memory, board: shared as SharedArrayBuffer },
  };
}

function startWorkersNow(count: number, start: Omit<ThreadStart, 'number'>, words: Int32Array, script: string): readonly Worker[] {
  const workers: Worker[] = [];
  try {
    for (let number = 1; number <= count; number += 1) workers.push(newWorker(script, { ...start, number }));
    for (let ready = 0; ready < count; ready = Atomics.load(words, BOARD.ready))
      if (Atomics.wait(words, BOARD.ready, ready, START_MS) === 'timed-out') throw notStarted();
    if (isAnyLost(words)) throw notStarted();
    return workers;
  } catch {
    for (const worker of workers) void worker.terminate();
    return [];
  }
}

function newWorker(script: string, start: ThreadStart): Worker {
  const worker = new Worker(WATCHED_THREAD, {
    eval: true,
    workerData: { ...start, program: script } satisfies WatchedStart & ThreadStart,
    execArgv: [],
  });
  worker.unref();
  // What it throws ends it, and that is seen on the board, or as its exit; without a listener it would end the whole process.
  worker.on('error', () => undefined);
  return worker;
}

/** None where the machine refuses one of them: then one thread does the work. */
async function startWorkers(
  count: number,
  start: Omit<ThreadStart, 'number'>,
  words: Int32Array,
  given: string | undefined,
): Promise<readonly Worker[]> {
  const workers: Worker[] = [];
  try {
    const script = given ?? (await threadScript());
    for (let number = 1; number <= count; number += 1) workers.push(newWorker(script, { ...start, number }));
    await whenReady(words, workers);
    return workers;
  } catch {
    await Promise.all(workers.map((worker) => worker.terminate()));
    return [];
  }
}

async function whenReady(words: Int32Array, workers: readonly Worker[]): Promise<void> {
  const end = performance.now() + START_MS;
  let hasEnded = false;
  const ended = (): void => {
    hasEnded = true;
  };
  for (const worker of workers) worker.once('exit', ended);
  while (Atomics.load(words, BOARD.ready) < workers.length) {
    if (hasEnded || performance.now() > end) throw notStarted();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  if (hasEnded || isAnyLost(words)) throw notStarted();
}

function isAnyLost(words: Int32Array): boolean {
  return Atomics.load(words, BOARD.lost) > 0;
}

function notStarted(): RangeError {
  return new RangeError('threads did not start');
}
