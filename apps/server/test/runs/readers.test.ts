import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { MACHINE, type RunEvent, runId, type RunInput, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFiles } from '../../src/runs/runFiles.ts';
import { startRunWorker } from '../../src/runs/runWorker.ts';
import { AUTHORITY, testServer, type TestServer } from '../setup/testServer.ts';

const BLOCKED = fileURLToPath(new URL('./blockedDesk.mjs', import.meta.url));
const machine = { authority: AUTHORITY, ...MACHINE };
const HASH = `sha256:${'7'.repeat(64)}`;

describe('whoever reads a run while another is worked out', () => {
  let server: TestServer;
  beforeAll(async () => {
    const startDesk = () => fork(BLOCKED, [], { serialization: 'advanced', execArgv: [] });
    server = await testServer({}, { startDesk, workers: [(ports) => startRunWorker(ports, { look: 20 })] });
  }, 120_000);
  afterAll(() => server?.end());

  async function runOf(asOf: string, ...further: readonly RunEvent[]): Promise<string> {
    const { store, blobs } = server.ports;
    const schemeHash = await blobs.put(machine, Readable.from([Buffer.from('rules')]));
    const input: RunInput = {
      scheme: 'north',
      version: '2024',
      schemeHash,
      period: '2024',
      seals: [schemeHash],
      registerHash: schemeHash,
      previous: [],
      asOf,
      seed: 0,
    };
    const run = runId(input);
    const stream = streamName('run', run);
    const events = [{ type: 'run_requested', input } as const, ...further].map((event) => ({ stream, event }));
    const command = { command: 'request_run', about: stream, key: `request-${asOf}`, content: asOf, expected: [] };
    expect(await store.commit({ entered: machine, ...command, events })).toHaveProperty('value');
    return run;
  }

  test('RUNNING-13 is answered, and so is whoever reads a file', { timeout: 60_000 }, async () => {
    const finished = await runOf(
      '2024-01-01',
      { type: 'run_claimed', worker: 'w-1', attempt: 1 },
      { type: 'run_finished', resultHash: HASH, output: HASH },
    );
    const clerk = await server.signedIn('clerk', 'office');
    const read = () => clerk.ask('GET', `authorities/${AUTHORITY}/runs/${finished}/results`);
    const { runs, desk, bundles, files } = server.ports;
    const [held] = await server.ports.store.read(machine, [streamName('run', finished)] as const);
    await runs.ask({ op: 'lists', run: await runFiles(server.ports, AUTHORITY, held?.state.input as RunInput) });
    expect(await read()).toMatchObject({ status: 200, value: { run: finished } });
    expect(desk.pid, 'where it was worked out it is read').toBeUndefined();
    await runOf('2024-01-02');
    const begun = join(server.ports.folder, 'bytes', AUTHORITY, 'begun');
    await expect.poll(() => existsSync(begun), { timeout: 30_000 }).toBe(true);
    expect(await read()).toMatchObject({ status: 200, value: { run: finished, isExample: true } });
    expect(await files.ask({ op: 'mark', file: '', name: '', issues: [], locale: 'zh-CN' })).toHaveProperty('value');
    expect([runs.pid, desk.pid, files.pid].every((pid) => pid !== undefined)).toBe(true);
    expect(bundles.pid).toBeUndefined();
  });

  test('RUNNING-13 is told to ask again where the process that answers ends, and is answered then', async () => {
    const run = await runOf(
      '2024-01-03',
      { type: 'run_claimed', worker: 'w-1', attempt: 1 },
      { type: 'run_finished', resultHash: HASH, output: HASH },
    );
    const clerk = await server.signedIn('clerk', 'office');
    const said = await clerk.ask('GET', `authorities/${AUTHORITY}/runs/${run}/results?list=end`);
    expect(said).toMatchObject({ status: 503, value: { code: 'RUN_WORKER' } });
    expect(said.headers.get('retry-after')).toBe('2');
    expect(await clerk.ask('GET', `authorities/${AUTHORITY}/runs/${run}/results`)).toMatchObject({ status: 200 });
  });
});
