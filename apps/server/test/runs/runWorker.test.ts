import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MACHINE, MemoryStore, runId, type RunInput, streamName } from '@kedu/workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Worker } from '../../src/http/handler.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import type { DeskAnswer } from '../../src/runs/desk/desk.ts';
import type { DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { startRunWorker } from '../../src/runs/runWorker.ts';
import { MemoryBlobs } from '../setup/memoryBlobs.ts';

const AUTHORITY = '990000';
const machine = { authority: AUTHORITY, ...MACHINE };
const MINUTE = 60_000;
const PATIENT = { timeout: 20_000 };

describe('API-9 RUNNING-2 a worker of runs that has much to do', () => {
  let folder: string;
  let worker: Worker;
  let ports: ServerPorts;
  const runs: string[] = [];
  let clockIsWrong: boolean;
  /** What it is said to be, each time that it was asked. */
  let alive: boolean[];
  let work: (question: DeskQuestion) => Promise<void>;

  beforeEach(async () => {
    vi.useFakeTimers({
      toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'],
      now: new Date('2025-01-06T01:00:00Z'),
    });
    folder = mkdtempSync(join(tmpdir(), 'kedu-worker-'));
    [runs.length, alive, clockIsWrong] = [0, [], false];
    const clock = { now: () => new Date().toISOString() };
    const store = new MemoryStore(clock);
    const blobs = new MemoryBlobs();
    const ask = async (question: DeskQuestion): Promise<DeskAnswer> => {
      if (question.op !== 'assess') return { value: [] };
      await work(question);
      mkdirSync(question.out);
      writeFileSync(join(question.out, 'results.csv'), 'unit,score\n990100,83.2\n');
      return { value: { resultHash: `sha256:${'7'.repeat(64)}`, registerHash: '' } };
    };
    const isOpen = async (run: string): Promise<boolean> => {
      const [held] = await store.read(machine, [streamName('run', run)] as const);
      return held?.state.standing === 'requested' || held?.state.standing === 'running';
    };
    const query = async (): Promise<object> => {
      const open = await Promise.all(runs.map(isOpen));
      return { rows: runs.filter((_, i) => open[i]).map((run_id) => ({ run_id })) };
    };
    ports = {
      store: Object.assign(store, {
        pool: {
          query: async () => ({ rows: [{ authority_id: AUTHORITY, title_zh: '示例', title_en: null, unit_id: null, is_example: true }] }),
        },
        look: (_: unknown, over: (client: unknown) => unknown) => over({ query }),
      }),
      blobs,
      clock,
      folder,
      log: () => {},
      clocks: { isWrong: () => clockIsWrong },
      desk: { ask },
      runs: { ask, stop: async () => {} },
      knowledge: { calendar: { holidays: new Set(), workdays: new Set(), years: new Set() } },
    } as unknown as ServerPorts;
  });
  afterEach(async () => {
    const stopped = worker.stop();
    await vi.advanceTimersByTimeAsync(2_000);
    await stopped;
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  async function request(many: number): Promise<void> {
    const schemeHash = await ports.blobs.put(machine, Readable.from([Buffer.from('rules')]));
    for (let day = 1; day <= many; day += 1) {
      const asOf = `2025-01-0${day}`;
      const shared = { scheme: 'north', version: '2024', period: '2024', previous: [], seed: 0 };
      const input: RunInput = { ...shared, schemeHash, seals: [schemeHash], registerHash: schemeHash, asOf };
      const run = runId(input);
      runs.push(run);
      const stream = streamName('run', run);
      const event = { type: 'run_requested', input } as const;
      const told = { command: 'request_run', about: stream, key: `request-${day}`, content: asOf, expected: [] };
      expect(await ports.store.commit({ entered: machine, ...told, events: [{ stream, event }] })).toHaveProperty('value');
    }
  }

  /** Lets it work until nothing is left to do. */
  async function untilDone(): Promise<void> {
    worker = startRunWorker(ports);
    await vi.waitFor(async () => {
      const held = await ports.store.read(
        machine,
        runs.map((run) => streamName('run', run)),
      );
      expect(held.map(({ state }) => state.standing)).toEqual(runs.map(() => 'finished'));
    }, PATIENT);
  }

  test('OPERATE-7 begins nothing while the hour is in doubt, and is alive', async () => {
    await request(1);
    work = async () => {};
    clockIsWrong = true;
    worker = startRunWorker(ports);
    await vi.advanceTimersByTimeAsync(MINUTE);
    const [held] = await ports.store.read(machine, [streamName('run', runs[0] as string)] as const);
    expect([held?.state.standing, worker.isAlive()]).toEqual(['requested', true]);
    await worker.stop();
    clockIsWrong = false;
    await untilDone();
  });

  test('is alive after each of many runs, each of which takes its minutes', async () => {
    await request(4);
    work = async () => {
      // The clock alone goes on, and no timer: between two runs nothing else is heard of it.
      vi.setSystemTime(Date.now() + 6 * MINUTE);
      alive.push(worker.isAlive());
    };
    await untilDone();
    expect(alive).toEqual([true, true, true, true]);
  });

  test('RUNNING-2 does the other runs where one is thrown at, and tells of it', async () => {
    await request(2);
    work = async () => {};
    const [broken, other] = runs.map((run) => streamName('run', run));
    const commit = ports.store.commit.bind(ports.store);
    const commits = vi.spyOn(ports.store, 'commit').mockImplementation(async (asked) => {
      if (asked.about === broken) throw new RangeError('示例 that nobody is told');
      return commit(asked);
    });
    const lines: unknown[] = [];
    worker = startRunWorker({ ...ports, log: (...line) => lines.push(line) });
    await vi.waitFor(async () => {
      const [held] = await ports.store.read(machine, [other as `run/${string}`] as const);
      expect(held?.state.standing).toBe('finished');
    }, PATIENT);
    expect(lines).toContainEqual(['error', 'run_worker', { authority: AUTHORITY, fault: 'RangeError' }]);
    expect(worker.isAlive()).toBe(true);
    commits.mockRestore();
  });

  test('is alive throughout a run that takes an hour, and not any more once its words are not taken', async () => {
    await request(1);
    work = async () => {
      await vi.advanceTimersByTimeAsync(60 * MINUTE);
      alive.push(worker.isAlive());
      const commit = vi.spyOn(ports.store, 'commit').mockRejectedValue(new Error('the database is gone'));
      await vi.advanceTimersByTimeAsync(11 * MINUTE);
      alive.push(worker.isAlive());
      commit.mockRestore();
    };
    await untilDone();
    expect(alive).toEqual([true, false]);
  });
});
