import type { ChildProcess } from 'node:child_process';
import type { Issue } from '@kedu/model';
import { runIssue } from '../codes.ts';
import type { DeskAnswer } from './desk.ts';
import type { DeskQuestion, DeskWord } from './deskMessages.ts';
import { startDeskProcess } from './deskProcess.ts';

interface Waiting {
  readonly onProgress: (done: number) => void;
  readonly settle: (answer: DeskAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** How long the process stays without being asked, in milliseconds: half a working day's meetings find the runs of before at hand. */
const IDLE = 2 * 3_600_000;

/**
 * A process that works runs out and answers questions on them, started when it is first asked and ended when nobody has asked for a while.
 *
 * Whoever waits when it dies is answered RUN_WORKER; the next question starts another. Rule: RUNNING-2.
 */
export class RunDesk {
  readonly #start: () => ChildProcess;
  readonly #idle: number;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;

  constructor({
    start = startDeskProcess,
    idle = IDLE,
  }: { readonly start?: (() => ChildProcess) | undefined; readonly idle?: number } = {}) {
    this.#start = start;
    this.#idle = idle;
  }

  /**
   * The answer to a question, as JSON or issues. Throws where the program of the
   * desk is at fault. Errors: RUN_WORKER and those of the question.
   */
  ask(question: DeskQuestion, onProgress: (done: number) => void = () => {}): Promise<DeskAnswer> {
    const child = this.#running();
    this.#last += 1;
    const id = this.#last;
    return new Promise((settle, fail) => {
      this.#waiting.set(id, { onProgress, settle, fail });
      child.send({ id, question }, (error) => {
        if (error) this.#answer(id, { issues: [ended('lost')] });
      });
    });
  }

  /** Ends the process; whoever waits is answered RUN_WORKER. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** The process, while there is one: for tests that end it. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  #running(): ChildProcess {
    clearTimeout(this.#timer);
    if (this.#child) return this.#child;
    const child = this.#start();
    this.#child = child;
    child.on('message', (word: DeskWord) => this.#hear(word));
    const over = (): void => {
      if (this.#child === child) this.#child = undefined;
      const left = [...this.#waiting.keys()];
      left.forEach((id) => this.#answer(id, { issues: [ended('ended')] }));
    };
    child.on('exit', over);
    child.on('error', over);
    return child;
  }

  #hear(word: DeskWord): void {
    const waiting = this.#waiting.get(word.id);
    if (waiting === undefined) return;
    if ('progress' in word) waiting.onProgress(word.progress);
    else if ('fault' in word) {
      this.#waiting.delete(word.id);
      waiting.fail(new Error(word.fault));
      this.#rest();
    } else this.#answer(word.id, word);
  }

  #answer(id: number, answer: DeskAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle('value' in answer ? { value: answer.value } : { issues: answer.issues });
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0 || this.#child === undefined) return;
    this.#timer = setTimeout(() => void this.stop(), this.#idle);
    this.#timer.unref();
  }
}

function ended(reason: 'ended' | 'lost'): Issue {
  return runIssue('RUN_WORKER', {}, { reason });
}
