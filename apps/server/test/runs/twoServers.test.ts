import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { LogFolder } from '@kedu/runner';
import { DatabaseStore } from '@kedu/store';
import { MACHINE, runId, type RunInput, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker } from '../../src/http/handler.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import { evidenceEntries, logName } from '../../src/log/evidenceEntries.ts';
import { sequenceLog, startSequencer } from '../../src/log/sequencer.ts';
import type { DeskAnswer } from '../../src/runs/desk/desk.ts';
import type { DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { startRunWorker } from '../../src/runs/runWorker.ts';
import { AUTHORITY, type CourseServer, courseServer } from '../setup/courseServer.ts';

const RUNS = 6;
const machine = { authority: AUTHORITY, ...MACHINE };

describe('two servers on one database', () => {
  let course: CourseServer;
  let second: DatabaseStore;
  const workers: Worker[] = [];
  const asked: string[] = [];
  const runs: string[] = [];

  beforeAll(async () => {
    course = await courseServer('2024-01-03T01:00:00.000Z');
    const opened = await DatabaseStore.open(course.server.database.app);
    if ('issue' in opened) throw new Error(opened.issue.code);
    second = opened.value;
    await requestRuns(course.server.ports);
    for (const store of [course.server.ports.store, second]) {
      const own = portsWith(store);
      workers.push(startRunWorker(own, { look: 20 }), startSequencer(own, { look: 20 }));
    }
  });
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    await second.close();
    await course.end();
  });

  /** The ports of a server with a desk that counts what it is asked to work out. */
  function portsWith(store: DatabaseStore): ServerPorts {
    const { ports } = course.server;
    const ask = async (question: DeskQuestion): Promise<DeskAnswer> => {
      if (question.op !== 'assess') return { value: [] };
      asked.push(question.run.asOf);
      await new Promise((resolve) => setTimeout(resolve, 30));
      mkdirSync(question.out);
      writeFileSync(join(question.out, 'results.csv'), `as_of\n${question.run.asOf}\n`);
      return { value: { resultHash: `sha256:${'7'.repeat(64)}`, registerHash: '' } };
    };
    const desk = { ask, stop: async () => {} };
    return { ...ports, store, desk: desk as never, runs: desk as never, entriesOf: evidenceEntries({ store, blobs: ports.blobs }) };
  }

  async function requestRuns({ store, blobs, told }: ServerPorts): Promise<void> {
    const schemeHash = await blobs.put(machine, Readable.from([Buffer.from('rules')]));
    const moment = told?.();
    for (let day = 1; day <= RUNS; day += 1) {
      const input: RunInput = {
        scheme: 'north',
        version: '2024',
        schemeHash,
        period: '2024',
        seals: [schemeHash],
        registerHash: schemeHash,
        previous: [],
        asOf: `2024-01-0${day}`,
        seed: 0,
      };
      const run = runId(input);
      runs.push(run);
      const done = await store.commit({
        entered: machine,
        command: 'request_run',
        about: `run/${run}`,
        key: `request-${day}`,
        content: `request-${day}`,
        expected: [],
        events: [{ stream: streamName('run', run), event: { type: 'run_requested', input } }],
        ...(moment === undefined ? {} : { told: moment }),
      });
      if ('issue' in done) throw new Error(JSON.stringify(done.issue));
    }
  }

  test('RUNNING-2 no run is made twice', async () => {
    const standings = async (): Promise<readonly string[]> =>
      (
        await second.read(
          machine,
          runs.map((run) => streamName('run', run)),
        )
      ).map(({ state }) => `${state.standing} ${state.attempt}`);
    await expect.poll(standings, { timeout: 20_000 }).toEqual(runs.map(() => 'finished 1'));
    expect([...asked].sort()).toEqual([...new Set(asked)].sort());
    expect(asked).toHaveLength(RUNS);
  });

  test('COMMIT-5 SEQUENCE-1 one of them moves entries into the log, each once and in the order of the audit trail', async () => {
    const { evidence } = course.server.ports;
    const folder = join(evidence, AUTHORITY, 'log');
    const entries = async (): Promise<readonly Uint8Array[]> => {
      const log = await LogFolder.open(folder);
      if ('issue' in log) return [];
      const checkpoint = await log.value.checkpoint();
      const found = 'issue' in checkpoint ? checkpoint : log.value.entries(checkpoint.value.size);
      return 'issue' in found ? [] : found.value;
    };
    await expect.poll(async () => (await entries()).length, { timeout: 20_000 }).toBe(RUNS);
    const texts = (await entries()).map((bytes) => Buffer.from(bytes).toString());
    expect(new Set(texts).size).toBe(RUNS);
    expect(texts.every((text) => text.includes('"kind":"result"'))).toBe(true);
    const about = texts.map((text) => (JSON.parse(text) as { readonly about: { readonly id: string } }).about.id);
    const audit = await second.audit(machine, 1, 1000);
    expect(about).toEqual(audit.filter(({ command }) => command === 'finish_run').map((row) => row.about.slice('run/'.length)));
  });

  test('COMMIT-5 while somebody holds the log nobody else moves anything', async () => {
    const outcome = await course.server.ports.store.hold(logName(AUTHORITY), () =>
      sequenceLog({ store: second, evidence: course.server.ports.evidence }, AUTHORITY),
    );
    // The workers may hold it just then: that is the same answer from the other side.
    expect(outcome).toBeUndefined();
  });
});
