import { answer } from './answer.ts';
import { CapsuleFault } from './capsuleFault.ts';
import type { Desk } from './desk.ts';
import type { ToPage, ToWorker } from './messages.ts';
import { openDesk } from './openDesk.ts';

/** What a dedicated worker has, of which the types of a page know nothing. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: ToPage, transfer: Transferable[]): void;
}

/** Listens for a capsule, computes its run, and answers. */
export function startWorker(): void {
  const scope = globalThis as unknown as WorkerScope;
  const say = (message: ToPage): void => scope.postMessage(message, []);
  let desk: Desk | undefined;
  scope.addEventListener('message', ({ data }) => {
    if (data.kind === 'open') {
      openDesk(data.capsule).then(
        (opened) => {
          desk = opened;
          say({ kind: 'opened', verdict: opened.verdict });
        },
        (error: unknown) =>
          say({
            kind: 'failed',
            issues: error instanceof CapsuleFault ? error.issues : [],
            why: error instanceof Error ? error.message : String(error),
          }),
      );
      return;
    }
    const { number, question } = data;
    try {
      if (!desk) throw new Error('asked before the run was computed');
      say({ kind: 'answered', number, answer: answer(desk, question) });
    } catch (error) {
      say({ kind: 'refused', number, why: String(error) });
    }
  });
  say({ kind: 'running' });
}
