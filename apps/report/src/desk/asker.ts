import { answer } from './answer.ts';
import { CapsuleFault } from './capsuleFault.ts';
import type { ToPage, ToWorker } from './messages.ts';
import { openDesk } from './openDesk.ts';
import type { Answers, Question, Verdict } from './questions.ts';

/** Whoever answers the page: a worker, or the page itself where workers are refused. */
export interface Asker {
  readonly verdict: Verdict;
  /** Whether a worker computes, so that the page is never held up. */
  readonly apart: boolean;
  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]>;
}

/** How long a worker may take to begin before it is taken for refused. */
const PATIENCE = 5000;

/**
 * Opens the capsule in a worker made from the script's own text, else in the page.
 *
 * Rule: CAPSULE-6. Errors: rejects with CapsuleFault, or with what the browser lacks.
 */
export async function openAsker(capsule: string, script: string): Promise<Asker> {
  const worker = script === '' ? undefined : await startedWorker(script);
  return worker ? askWorker(worker, capsule) : askHere(capsule);
}

function startedWorker(script: string): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    try {
      worker = new Worker(address);
    } catch {
      resolve(undefined);
      return;
    }
    const listening = new AbortController();
    const end = (running: boolean): void => {
      clearTimeout(timer);
      listening.abort();
      URL.revokeObjectURL(address);
      if (!running) worker.terminate();
      resolve(running ? worker : undefined);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    const refused = (event: Event): void => {
      event.preventDefault();
      end(false);
    };
    worker.addEventListener('message', () => end(true), { signal: listening.signal });
    worker.addEventListener('error', refused, { signal: listening.signal });
  });
}

function askWorker(worker: Worker, capsule: string): Promise<Asker> {
  const waiting = new Map<number, { readonly resolve: (answer: never) => void; readonly reject: (why: Error) => void }>();
  let asked = 0;
  const send = (message: ToWorker): void => worker.postMessage(message, []);
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (data.kind === 'failed') reject(data.issues.length > 0 ? new CapsuleFault(data.issues) : new Error(data.why));
      else if (data.kind === 'opened') {
        const ask = <Q extends Question>(question: Q): Promise<Answers[Q['ask']]> =>
          new Promise((answered, refused) => {
            asked += 1;
            waiting.set(asked, { resolve: answered, reject: refused });
            send({ kind: 'ask', number: asked, question });
          });
        resolve({ verdict: data.verdict, apart: true, ask });
      } else if (data.kind !== 'running') {
        const one = waiting.get(data.number);
        waiting.delete(data.number);
        if (data.kind === 'answered') one?.resolve(data.answer as never);
        else one?.reject(new Error(data.why));
      }
    });
    send({ kind: 'open', capsule });
  });
}

async function askHere(capsule: string): Promise<Asker> {
  // Let the overview be painted first: from here on the page is held up.
  await new Promise((done) => setTimeout(done, 50));
  const desk = await openDesk(capsule);
  return { verdict: desk.verdict, apart: false, ask: async (question) => answer(desk, question) };
}
