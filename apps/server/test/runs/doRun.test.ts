import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type Clock,
  type Entered,
  type Instant,
  after,
  MACHINE,
  MemoryStore,
  runId,
  type RunInput,
  type StagedBytes,
  streamName,
} from '@kedu/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskAnswer } from '../../src/runs/desk/desk.ts';
import type { DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { runIssue } from '../../src/runs/codes.ts';
import { doRun, type RunPorts } from '../../src/runs/doRun.ts';
import { runOutput } from '../../src/runs/runOutput.ts';
import { MemoryBlobs } from '../setup/memoryBlobs.ts';

const AUTHORITY = '990000';
const machine: Entered = { authority: AUTHORITY, ...MACHINE };
const RESULT = `sha256:${'7'.repeat(64)}`;

/** Has room for what waits, and none to keep it. */
class FullBlobs extends MemoryBlobs {
  override async stage(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<StagedBytes> {
    const staged = await super.stage(entered, chunks);
    return { ...staged, keep: () => Promise.reject(new Error('ENOSPC')) };
  }
}

describe('runs as jobs', () => {
  let folder: string;
  let now: Instant;
  let store: MemoryStore;
  let blobs: MemoryBlobs;
  let input: RunInput;
  let run: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-do-run-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    now = '2025-01-06T01:00:00.000Z';
    const clock: Clock = { now: () => now };
    store = new MemoryStore(clock);
    blobs = new MemoryBlobs();
    const keep = (text: string): Promise<string> => blobs.put(machine, Readable.from([Buffer.from(text)]));
    const [schemeHash, seal] = [await keep('rules'), await keep('figures')];
    const registerHash = `sha256:${'1'.repeat(64)}`;
    input = {
      scheme: 'north',
      version: '2024',
      schemeHash,
      period: '2024',
      seals: [seal],
      registerHash,
      previous: [],
      asOf: '2025-01-05',
      seed: 0,
    };
    run = runId(input);
    await store.commit({
      entered: machine,
      command: 'request_run',
      about: `run/${run}`,
      key: 'request',
      content: 'request',
      expected: [],
      events: [{ stream: streamName('run', run), event: { type: 'run_requested', input } }],
    });
  });

  /** Writes a file as results, and counts how often it was asked. */
  function deskOf(answer: () => DeskAnswer | Promise<DeskAnswer>) {
    const asked: DeskQuestion[] = [];
    return {
      asked,
      ask: async (question: DeskQuestion, onProgress: (done: number) => void = () => {}): Promise<DeskAnswer> => {
        asked.push(question);
        onProgress(0.5);
        if (question.op === 'assess') {
          mkdirSync(question.out);
          writeFileSync(join(question.out, 'results.csv'), 'unit,score\n990100,83.2\n');
        }
        return answer();
      },
    };
  }

  const ports = (runs: RunPorts['runs']): RunPorts =>
    ({
      store,
      blobs,
      runs,
      folder,
      clock: { now: () => now },
      knowledge: { calendar: { holidays: new Set(), workdays: new Set(), years: new Set() } },
    }) as never;
  const finished = (): DeskAnswer => ({ value: { resultHash: RESULT, registerHash: input.registerHash } });
  const state = async () => (await store.read(machine, [streamName('run', run)]))[0]?.state;

  test('RUNNING-2 it is claimed, worked out, its files are kept byte for byte, and it is finished', async () => {
    const desk = deskOf(finished);
    expect(await doRun(ports(desk), AUTHORITY, run, 'w-1')).toBe('finished');
    const { standing, resultHash, output = '', attempt } = (await state()) as NonNullable<Awaited<ReturnType<typeof state>>>;
    expect({ standing, resultHash, attempt }).toEqual({ standing: 'finished', resultHash: RESULT, attempt: 1 });
    const [file] = await runOutput(blobs, AUTHORITY, output);
    expect([file?.name, Buffer.from(file?.bytes ?? []).toString()]).toEqual(['results.csv', 'unit,score\n990100,83.2\n']);
  });

  test('RUNNING-2 two workers never do one run twice', async () => {
    const desk = deskOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return finished();
    });
    const outcomes = await Promise.all(['w-1', 'w-2', 'w-3', 'w-4'].map((worker) => doRun(ports(desk), AUTHORITY, run, worker)));
    expect(outcomes.sort()).toEqual(['finished', 'not_ours', 'not_ours', 'not_ours']);
    expect(desk.asked).toHaveLength(1);
    expect(await doRun(ports(desk), AUTHORITY, run, 'w-5')).toBe('not_ours');
    expect(desk.asked).toHaveLength(1);
  });

  test('RUNNING-2 a worker that fell silent loses the run, and what it comes to later counts nowhere', async () => {
    let release: () => void = () => {};
    const slow = deskOf(() => new Promise((resolve) => (release = () => resolve(finished()))));
    const first = doRun(ports(slow), AUTHORITY, run, 'w-1');
    await expect.poll(() => slow.asked.length).toBe(1);
    expect(await doRun(ports(deskOf(finished)), AUTHORITY, run, 'w-2')).toBe('not_ours');
    now = after(now, 61_000);
    expect(await doRun(ports(deskOf(finished)), AUTHORITY, run, 'w-2')).toBe('finished');
    release();
    expect(await first).toBe('not_ours');
    expect(await state()).toMatchObject({ standing: 'finished', attempt: 2 });
  });

  test('RUNNING-2 a run whose output cannot be kept is begun three times, and has failed then', async () => {
    const full = { ...ports(deskOf(finished)), blobs: new FullBlobs() };
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await expect(doRun(full, AUTHORITY, run, 'w-1')).rejects.toThrow('ENOSPC');
      expect(await state()).toMatchObject({ standing: 'running', attempt });
      now = after(now, 61_000);
    }
    expect(await doRun(full, AUTHORITY, run, 'w-1')).toBe('failed');
    expect(await state()).toMatchObject({ standing: 'failed', failure: 'RUN_WORKER' });
  });

  test('STORE-12 what a worker wrote that lost the run is not kept', async () => {
    let release: () => void = () => {};
    const slow = deskOf(() => new Promise((resolve) => (release = () => resolve(finished()))));
    const first = doRun(ports(slow), AUTHORITY, run, 'w-1');
    await expect.poll(() => slow.asked.length).toBe(1);
    now = after(now, 61_000);
    const wrong = deskOf(() => ({ issues: [runIssue('RUN_SCHEME', {}, { scheme: 'north@2024', period: '2024' })] }));
    expect(await doRun(ports(wrong), AUTHORITY, run, 'w-2')).toBe('failed');
    const { count } = blobs;
    release();
    expect(await first).toBe('not_ours');
    expect(blobs.count).toBe(count);
  });

  test('RUNNING-2 where its process dies the run is left to be taken over, and has failed after three of them', async () => {
    const dies = deskOf(() => ({ issues: [runIssue('RUN_WORKER', {}, { reason: 'ended' })] }));
    const outcomes: string[] = [];
    for (const worker of ['w-1', 'w-2', 'w-3']) {
      outcomes.push(await doRun(ports(dies), AUTHORITY, run, worker));
      now = after(now, 61_000);
    }
    expect(outcomes).toEqual(['left', 'left', 'failed']);
    expect(await state()).toMatchObject({ standing: 'failed', failure: 'RUN_WORKER', attempt: 3 });
  });

  test('RUNNING-2 one that failed for good is worked out when it is retried, and says why where it fails again', async () => {
    const retry = (times: string) =>
      store.commit({
        entered: machine,
        command: 'retry_run',
        about: `run/${run}`,
        key: times,
        content: times,
        expected: [],
        events: [{ stream: streamName('run', run), event: { type: 'run_retried' } }],
      });
    const dies = deskOf(() => ({ issues: [runIssue('RUN_WORKER', {}, { reason: 'ended' })] }));
    for (const worker of ['w-1', 'w-2', 'w-3']) {
      await doRun(ports(dies), AUTHORITY, run, worker);
      now = after(now, 61_000);
    }
    expect(await state()).toMatchObject({ standing: 'failed', attempt: 3 });
    await retry('first');
    const wrong = deskOf(() => ({ issues: [runIssue('RUN_SCHEME', {}, { scheme: 'north@2024', period: '2024' })] }));
    expect(await doRun(ports(wrong), AUTHORITY, run, 'w-4')).toBe('failed');
    expect(wrong.asked).toHaveLength(1);
    expect(await state()).toMatchObject({ standing: 'failed', failure: 'RUN_SCHEME', attempt: 1 });
    await retry('second');
    expect(await doRun(ports(deskOf(finished)), AUTHORITY, run, 'w-5')).toBe('finished');
    expect(await state()).toMatchObject({ standing: 'finished', resultHash: RESULT });
  });

  test('RUN-6 a run with an error has no output and says which', async () => {
    const wrong = deskOf(() => ({ issues: [runIssue('RUN_SCHEME', {}, { scheme: 'north@2024', period: '2024' })] }));
    expect(await doRun(ports(wrong), AUTHORITY, run, 'w-1')).toBe('failed');
    expect(await state()).toMatchObject({ standing: 'failed', failure: 'RUN_SCHEME' });
    expect(await state()).not.toHaveProperty('output');
  });
});
