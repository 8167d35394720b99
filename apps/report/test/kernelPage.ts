// What a page in Chromium runs, and Node as well: the kernel over drawn plans, by one thread and by two over shared memory.
import {
  kernelBytes,
  kernelImports,
  type KernelExports,
  kernelOf,
  resultOf,
  sweep,
  sweepByKernel,
  type SweepResult,
  writeProgram,
} from '@kedu/engine';
import { contentHash } from '@kedu/model';
import { drawnPlan, Seeded } from '../../../bench/drawnPlans.ts';

/** Hash of all totals, scores of nodes and of leaves of each plan. */
export interface KernelAccount {
  readonly hashes: readonly string[];
  /** Numbers that are no gap: that something was computed. */
  readonly numbers: number;
}

export interface KernelCalls {
  /** By WebAssembly, memory of its own. */
  byKernel(plans: number): KernelAccount;
  /** By the reference. */
  byReference(plans: number): KernelAccount;
  /** By WebAssembly in two workers over one shared memory; `worker` is the text of a script that calls `answerAsThread`. */
  byThreads(plans: number, worker: string): Promise<KernelAccount>;
  isolated(): boolean;
}

/** What a thread is asked: its range of units of a program. */
interface ThreadTask {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly program: number;
  readonly scratch: number;
  readonly from: number;
  readonly to: number;
}

const MOST_PAGES = 4096;
const SEED = 20_260_101;

export const kernelCalls: KernelCalls = {
  byKernel: (plans) => {
    const memory = new WebAssembly.Memory({ initial: 4, maximum: MOST_PAGES });
    const kernel = kernelOf(instanceOf(new WebAssembly.Module(kernelBytes('own')), memory), memory);
    return accountOf(plans, ({ plan, data }) => sweepByKernel(kernel, plan, data, 'all'));
  },
  byReference: (plans) => accountOf(plans, ({ plan, data }) => sweep(plan, data, 'all')),
  byThreads: async (plans, worker) => {
    const address = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
    const threads = [new Worker(address), new Worker(address)];
    const module = new WebAssembly.Module(kernelBytes('shared'));
    const memory = new WebAssembly.Memory({ initial: 4, maximum: MOST_PAGES, shared: true });
    const kernel = kernelOf(instanceOf(module, memory), memory);
    const account = new Account();
    const seeded = new Seeded(SEED);
    for (let k = 0; k < plans; k += 1) {
      const { plan, data } = drawnPlan(seeded);
      const start = kernel.memory.next;
      const { address: program, scratchBytes, units, ...places } = writeProgram(kernel.memory, plan, data, 'all');
      const middle = units >> 1;
      await Promise.all(
        threads.map((thread, half) => {
          const scratch = kernel.memory.reserve(scratchBytes);
          const [from, to] = half === 0 ? [0, middle] : [middle, units];
          return done(thread, { memory, module, program, scratch, from, to });
        }),
      );
      account.add(resultOf(kernel.memory, { address: program, scratchBytes, units, ...places }));
      kernel.memory.release(start);
    }
    for (const thread of threads) thread.terminate();
    return account.told();
  },
  isolated: () => globalThis.crossOriginIsolated,
};

/** The other side of `byThreads`. */
export function answerAsThread(): void {
  addEventListener('message', ({ data }: MessageEvent<ThreadTask>) => {
    const { memory, module, program, scratch, from, to } = data;
    instanceOf(module, memory).sweep(program, scratch, from, to);
    postMessage('done');
  });
}

function done(thread: Worker, task: ThreadTask): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.addEventListener('message', () => resolve(), { once: true });
    thread.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    thread.postMessage(task, []);
  });
}

function instanceOf(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, kernelImports(memory)).exports as unknown as KernelExports;
}

function accountOf(plans: number, run: (drawn: ReturnType<typeof drawnPlan>) => SweepResult): KernelAccount {
  const account = new Account();
  const seeded = new Seeded(SEED);
  for (let k = 0; k < plans; k += 1) account.add(run(drawnPlan(seeded)));
  return account.told();
}

class Account {
  private readonly hashes: string[] = [];
  private numbers = 0;

  add({ total, nodes = [], leaves = [] }: SweepResult): void {
    const columns = [total, ...nodes, ...leaves].map((column) => new Float64Array(column));
    // All NaN are one: which of them a machine makes is its own affair.
    this.hashes.push(
      contentHash(
        columns
          .map((column) =>
            Array.from(new BigUint64Array(column.map((x) => (Number.isNaN(x) ? Number.NaN : x)).buffer), (bits) => bits.toString(36)).join(
              ' ',
            ),
          )
          .join('\n'),
      ),
    );
    for (const column of columns) for (const x of column) if (!Number.isNaN(x)) this.numbers += 1;
  }

  told(): KernelAccount {
    return { hashes: this.hashes, numbers: this.numbers };
  }
}
