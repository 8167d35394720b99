import { check } from './check.ts';
import type { Asked, FromWorker } from './messages.ts';

/** What a dedicated worker has, of which the types of a page know nothing. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<Asked>) => void): void;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/** Checks one bundle after the other, as the page asks. */
export function startWorker(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener('message', ({ data }) => {
    check(data, (step) => scope.postMessage({ kind: 'step', step }, [])).then(
      (message) => scope.postMessage(message, []),
      (error: unknown) => scope.postMessage({ kind: 'failed', why: String(error) }, []),
    );
  });
}
