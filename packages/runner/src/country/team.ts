import { Worker } from 'node:worker_threads';
import { kernelBytes, kernelImports, KernelMemory } from '@kedu/engine';
import { BOARD, BOARD_ARGS, BOARD_WORDS, type CountryExports, type Job, JOBS, type JobBoard, type JobThread, work } from './jobs.ts';
import type { ThreadStart } from './kernelThread.ts';
import { threadScript } from './threadScript.ts';

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
    const isShared = threads > 1;
    const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: isShared });
    const module = new WebAssembly.Module(kernelBytes(isShared ? 'shared' : 'own'));
    const { exports } = new WebAssembly.Instance(module, kernelImports(memory));
    const shared = isShared ? new SharedArrayBuffer(BOARD_BYTES) : new ArrayBuffer(BOARD_BYTES);
    const board = boardOver(shared);
    const start = { module, memory, board: shared as SharedArrayBuffer };
    const workers = isShared ? await startWorkers(threads - 1, start, board.words, script) : [];
    return new KernelTeam({ number: 0, memory, exports: exports as unknown as CountryExports }, board, workers, patience);
  }

  /** Carries a job out by all threads; the numbers are those of its kind (`work`). */
  run(kind: Job, ...args: readonly number[]): void {
    if (this.isLost && this.workers.length > 0) this.giveUp();
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

  /** Waits for the others; false where one of them threw, or none has shown a sign for so long. */
  private isDoneByAll(): boolean {
    const { words } = this.board;
    let beat = Atomics.load(words, BOARD.beat);
    for (let done = Atomics.load(words, BOARD.done); done < this.workers.length; done = Atomics.load(words, BOARD.done)) {
      const woken = Atomics.wait(words, BOARD.done, done, this.patience);
      const now = Atomics.load(words, BOARD.beat);
      if (woken === 'timed-out' && now === beat) return false;
      beat = now;
    }
    return Atomics.load(words, BOARD.faults) === 0;
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
    for (let number = 1; number <= count; number += 1) {
      const worker = new Worker(script, { eval: true, workerData: { ...start, number }, execArgv: [] });
      workers.push(worker);
      worker.unref();
    }
    await Promise.race([whenReady(words, count), ...workers.map(failure), timeout()]);
    return workers;
  } catch {
    await Promise.all(workers.map((worker) => worker.terminate()));
    return [];
  }
}

async function whenReady(words: Int32Array, count: number): Promise<void> {
  for (let ready = Atomics.load(words, BOARD.ready); ready < count; ready = Atomics.load(words, BOARD.ready)) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function failure(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread ended')));
  });
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('threads did not start')), START_MS).unref();
  });
}
