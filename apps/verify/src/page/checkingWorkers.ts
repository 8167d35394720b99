import type { Asked, FromWorker, ToWorker } from '../worker/messages.ts';

/** One checks a bundle, the other digests its large files meanwhile. */
interface Pair {
  readonly checker: Worker;
  /** Undefined where it could not be started, or has failed. */
  digester: Worker | undefined;
}

/**
 * The workers behind the page, a new pair for each bundle, so that what the last one held is given back.
 *
 * The first pair starts with the page and waits. Rule: VERIFY-1.
 * Errors, told to `fail` once something is asked: a browser without workers, a checker that breaks off. Without the digester, and once that
 * fails, the checker does all.
 */
export class CheckingWorkers {
  readonly #script: string;
  readonly #hear: (message: FromWorker) => void;
  readonly #fail: (why: string) => void;
  #waiting: Pair | undefined;
  #running: Pair | undefined;

  constructor(script: string, hear: (message: FromWorker) => void, fail: (why: string) => void) {
    this.#script = script;
    this.#hear = hear;
    this.#fail = fail;
    try {
      this.#waiting = this.#start();
    } catch {
      // What cannot be started is tried again, and said, when something is asked.
    }
  }

  ask(asked: Asked): void {
    this.#running?.checker.terminate();
    this.#running?.digester?.terminate();
    try {
      this.#running = this.#waiting ?? this.#start();
      this.#waiting = undefined;
      const { checker, digester } = this.#running;
      const { port1, port2 } = new MessageChannel();
      post(checker, { kind: 'check', asked, beside: port1 }, port1);
      if (digester) post(digester, { kind: 'digest', beside: port2 }, port2);
      else port2.close();
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #start(): Pair {
    const address = URL.createObjectURL(new Blob([this.#script], { type: 'text/javascript' }));
    const pair: Pair = { checker: new Worker(address), digester: digesterOf(address) };
    const { checker, digester } = pair;
    checker.addEventListener('error', ({ message }) => {
      if (this.#waiting === pair) this.#waiting = undefined;
      else this.#fail(message);
    });
    checker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    for (const fault of ['error', 'messageerror']) digester?.addEventListener(fault, () => this.#goOnAlone(pair));
    return pair;
  }

  #goOnAlone(pair: Pair): void {
    pair.digester?.terminate();
    pair.digester = undefined;
    if (this.#running === pair) post(pair.checker, { kind: 'alone' });
  }
}

function digesterOf(address: string): Worker | undefined {
  try {
    return new Worker(address);
  } catch {
    return undefined;
  }
}

function post(worker: Worker, message: ToWorker, ...given: readonly MessagePort[]): void {
  worker.postMessage(message, [...given]);
}
