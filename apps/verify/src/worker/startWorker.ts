import { check } from './check.ts';
import { answerDigests } from './answerDigests.ts';
import { DigestsBeside } from './digestsBeside.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** What a dedicated worker has, of which the types of a page know nothing. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/** Checks a bundle, or digests files for the worker that does, as the page asks. */
export function startWorker(): void {
  const scope = globalThis as unknown as WorkerScope;
  let beside: DigestsBeside | undefined;
  scope.addEventListener('message', ({ data }) => {
    if (data.kind === 'digest') answerDigests(data.beside);
    else if (data.kind === 'alone') beside?.gone();
    else {
      beside = new DigestsBeside(data.beside);
      check(data.asked, beside, (step) => scope.postMessage({ kind: 'step', step }, [])).then(
        (message) => scope.postMessage(message, []),
        (error: unknown) => scope.postMessage({ kind: 'failed', why: String(error) }, []),
      );
    }
  });
}
