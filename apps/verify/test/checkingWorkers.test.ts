import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CheckingWorkers } from '../src/page/checkingWorkers.ts';
import { DigestsBeside } from '../src/worker/digestsBeside.ts';
import type { Asked, ToWorker } from '../src/worker/messages.ts';
import { startWorker } from '../src/worker/startWorker.ts';

/** A worker that does nothing but hear. */
class Heard extends EventTarget {
  readonly told: ToWorker['kind'][] = [];
  isEnded = false;

  postMessage(message: ToWorker): void {
    this.told.push(message.kind);
    if ('beside' in message) ports.push(message.beside);
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const ASKED: Asked = { chosen: { files: [] } };
const ports: MessagePort[] = [];
const workers: Heard[] = [];
const failed: string[] = [];
/** How many workers the browser starts. */
let most = Number.POSITIVE_INFINITY;

beforeEach(() => {
  most = Number.POSITIVE_INFINITY;
  vi.stubGlobal(
    'Worker',
    class extends Heard {
      constructor() {
        super();
        if (workers.length === most) throw new Error('no more workers');
        workers.push(this);
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const port of ports.splice(0)) port.close();
  for (const list of [workers, failed]) list.splice(0);
});

const begin = (): CheckingWorkers =>
  new CheckingWorkers(
    '',
    () => undefined,
    (why) => failed.push(why),
  );
const told = (): readonly (readonly string[])[] => workers.map((one) => one.told);

describe('VERIFY-1 a bundle is checked without the worker that digests', () => {
  test('where it could not be started', () => {
    most = 1;
    begin().ask(ASKED);
    expect([told(), failed]).toEqual([[['check']], []]);
  });

  test.each(['error', 'messageerror'])('where it fails: %s', (fault) => {
    const pages = begin();
    pages.ask(ASKED);
    workers[1]?.dispatchEvent(new Event(fault));
    expect([told(), failed]).toEqual([[['check', 'alone'], ['digest']], []]);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false, true]);
  });

  test('where it failed before anything was asked', () => {
    const pages = begin();
    workers[1]?.dispatchEvent(new Event('error'));
    pages.ask(ASKED);
    expect([told(), failed]).toEqual([[['check'], []], []]);
  });

  test('and the one that checks hears of it', () => {
    const listeners: ((event: { readonly data: ToWorker }) => void)[] = [];
    vi.stubGlobal('addEventListener', (_: string, listener: (typeof listeners)[number]) => listeners.push(listener));
    vi.stubGlobal('postMessage', () => undefined);
    const gone = vi.spyOn(DigestsBeside.prototype, 'gone');
    startWorker();
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    listeners[0]?.({ data: { kind: 'check', asked: { ...ASKED, policy: 'no policy' }, beside: port1 } });
    expect(gone).not.toHaveBeenCalled();
    listeners[0]?.({ data: { kind: 'alone' } });
    expect(gone).toHaveBeenCalledTimes(1);
  });
});

test('VERIFY-1 a worker that checks and breaks off is said', () => {
  begin().ask(ASKED);
  workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'broken' }));
  expect(failed).toEqual(['broken']);
});
