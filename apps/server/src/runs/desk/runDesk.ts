import type { ChildProcess } from 'node:child_process';
import type { Issue } from '@kedu/model';
import { runIssue } from '../codes.ts';
import type { DeskAnswer } from './desk.ts';
import { type DeskOp, type DeskQuestion, type DeskWord, KEPT_RUNS, type RunFiles } from './deskMessages.ts';
import { startDeskProcess } from './deskProcess.ts';

interface Waiting {
  readonly id: number;
  readonly question: DeskQuestion;
  readonly onProgress: (done: number) => void;
  readonly settle: (answer: DeskAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** How long a process stays without being asked, in milliseconds: half a working day's meetings find the runs of before at hand. */
const IDLE = 2 * 3_600_000;

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** How long a question may be worked on without a word, in milliseconds. Rule: RUNNING-13. */
const SILENCE: Readonly<Record<DeskOp, number>> = {
  assess: 2 * HOUR,
  publish: 2 * HOUR,
  lists: 10 * MINUTE,
  results: 10 * MINUTE,
  lights: 10 * MINUTE,
  unit: 10 * MINUTE,
  figures: 5 * MINUTE,
  mark: 5 * MINUTE,
  template: 5 * MINUTE,
};

type Reason = 'ended' | 'lost' | 'late';

/** How a process is begun and ended; in tests. */
export interface DeskOptions {
  readonly start?: (() => ChildProcess) | undefined;
  /** After how many milliseconds without a question it ends. */
  readonly idle?: number | undefined;
  readonly silence?: Readonly<Record<DeskOp, number>> | undefined;
}

/**
 * A process that answers one question after the other, started when it is first asked and ended when nobody has asked for a while.
 *
 * Where it dies, or says nothing for too long and is ended, whoever it worked for is answered RUN_WORKER, and whoever waits by the next
 * process, which begins when that one is gone. Rules: RUNNING-2, RUNNING-13.
 */
export class RunDesk<Q extends DeskQuestion = DeskQuestion> {
  readonly #start: () => ChildProcess;
  readonly #idle: number;
  readonly #silence: Readonly<Record<DeskOp, number>>;
  readonly #waiting: Waiting[] = [];
  #asked: Waiting | undefined;
  #child: ChildProcess | undefined;
  #resting: NodeJS.Timeout | undefined;
  #listening: NodeJS.Timeout | undefined;
  /** Why the process ends, and whether it was told to. */
  #reason: Reason = 'ended';
  #isEnding = false;
  #last = 0;
  /** Runs that the process has worked out, the latest last. */
  #atHand: readonly string[] = [];

  constructor({ start = startDeskProcess, idle = IDLE, silence = SILENCE }: DeskOptions = {}) {
    this.#start = start;
    this.#idle = idle;
    this.#silence = silence;
  }

  /**
   * The answer to a question, as JSON or issues. Throws where the program of the
   * desk is at fault. Errors: RUN_WORKER and those of the question.
   */
  ask(question: Q, onProgress: (done: number) => void = () => {}): Promise<DeskAnswer> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((settle, fail) => {
      this.#waiting.push({ id, question, onProgress, settle, fail });
      this.#next();
    });
  }

  /** Whether a run is at hand, and nothing is worked on. */
  isReadyFor(run: RunFiles): boolean {
    return this.#asked === undefined && !this.#isEnding && this.#atHand.includes(JSON.stringify(run));
  }

  /** Ends the process; whoever waits is answered RUN_WORKER. */
  async stop(): Promise<void> {
    clearTimeout(this.#resting);
    for (const { settle } of this.#waiting.splice(0)) settle({ issues: [ended('ended')] });
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    this.#end(child, 'ended');
    await gone;
  }

  /** The process, while there is one: for tests that end it. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  #next(): void {
    clearTimeout(this.#resting);
    if (this.#asked !== undefined || this.#isEnding) return;
    this.#asked = this.#waiting.shift();
    if (this.#asked === undefined) {
      this.#rest();
      return;
    }
    const { id, question, fail } = this.#asked;
    const child = this.#running();
    this.#listen(child, question.op);
    try {
      child.send({ id, question }, (error) => {
        if (error) this.#end(child, 'lost');
      });
    } catch (error) {
      this.#over();
      fail(error as Error);
      this.#next();
    }
  }

  #running(): ChildProcess {
    if (this.#child) return this.#child;
    const child = this.#start();
    this.#child = child;
    child.on('message', (word: DeskWord) => this.#hear(child, word));
    const over = (): void => {
      if (this.#child !== child) return;
      const reason = this.#reason;
      [this.#child, this.#reason, this.#isEnding, this.#atHand] = [undefined, 'ended', false, []];
      this.#answer({ issues: [ended(reason)] });
    };
    child.on('exit', over);
    child.on('error', over);
    return child;
  }

  /** Ends the process where it says nothing for too long. */
  #listen(child: ChildProcess, op: DeskOp): void {
    clearTimeout(this.#listening);
    this.#listening = setTimeout(() => this.#end(child, 'late'), this.#silence[op]);
  }

  /** Nothing is asked of it any more; whoever waits is answered by the next once it is gone. */
  #end(child: ChildProcess, reason: Reason): void {
    if (this.#child !== child) return;
    [this.#reason, this.#isEnding] = [reason, true];
    child.kill('SIGKILL');
  }

  #hear(child: ChildProcess, word: DeskWord): void {
    const asked = this.#asked;
    if (asked === undefined || word.id !== asked.id) return;
    if ('progress' in word) {
      this.#listen(child, asked.question.op);
      asked.onProgress(word.progress);
    } else if ('fault' in word) {
      this.#over();
      asked.fail(new Error(word.fault));
      this.#next();
    } else {
      if ('value' in word) this.#keep(asked.question);
      this.#answer('value' in word ? { value: word.value } : { issues: word.issues });
    }
  }

  #keep(question: DeskQuestion): void {
    if (!('run' in question)) return;
    const run = JSON.stringify(question.run);
    this.#atHand = [...this.#atHand.filter((each) => each !== run), run].slice(-KEPT_RUNS);
  }

  #answer(answer: DeskAnswer): void {
    const asked = this.#asked;
    this.#over();
    asked?.settle(answer);
    this.#next();
  }

  #over(): void {
    clearTimeout(this.#listening);
    this.#asked = undefined;
  }

  #rest(): void {
    if (this.#child === undefined) return;
    this.#resting = setTimeout(() => void this.stop(), this.#idle);
    this.#resting.unref();
  }
}

function ended(reason: Reason): Issue {
  return runIssue('RUN_WORKER', {}, { reason });
}
