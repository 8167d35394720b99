import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import type { Worker } from '../../src/http/handler.ts';
import { CALENDAR_FILE } from '../../src/knowledge/workdays.ts';
import { serve } from '../../src/serve.ts';
import { testServer, type TestServer } from '../setup/testServer.ts';

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

describe('start and stop', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  }, 120_000);
  afterAll(() => server.end());

  test('OPERATE-3 the address comes last: where it cannot be had, what was started before is stopped', async () => {
    const port = Number(new URL(server.address).port);
    const read = readConfiguration(
      { KEDU_FOLDER: server.configuration.folder, KEDU_PORT: String(port) },
      { cwd: server.configuration.folder, isRoot: false },
    );
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    const started: string[] = [];
    const begin = (): Worker => {
      started.push('begins');
      return { name: 'some', isAlive: () => true, stop: async () => void started.push('ends') };
    };
    const refused = await serve(read.value, { database: server.testDatabase, lines: { write: () => {} }, workers: [begin] });
    expect(refused).toMatchObject({ issue: { code: 'CONFIG_LISTEN', args: { port, reason: 'EADDRINUSE' } } });
    expect(started).toEqual(['begins', 'ends']);
  }, 60_000);

  test('ROUND-2 calendar.csv of the data folder is read at the start, which is refused where a row of it is wrong', async () => {
    const file = join(server.configuration.folder, CALENDAR_FILE);
    const begun = () =>
      serve({ ...server.configuration, port: 0 }, { database: server.testDatabase, lines: { write: () => {} }, workers: [] });
    try {
      writeFileSync(file, 'day,kind\n2041-01-01,holiday\n');
      expect(await begun()).toMatchObject({ issue: { code: 'CALENDAR_ROW', place: { file, line: 2 }, args: { reason: 'kind' } } });
      writeFileSync(file, 'day,kind\n2041-01-01,off\n');
      const started = await begun();
      if ('issue' in started) throw new Error(started.issue.code);
      expect([...started.value.ports.knowledge.calendar.years]).toEqual(expect.arrayContaining([2025, 2041]));
      await started.value.stop();
    } finally {
      rmSync(file, { force: true });
    }
  }, 60_000);

  test('OPERATE-4 nobody is served after a stop, streams that were open are closed, and a second stop changes nothing', async () => {
    const second = await server.another();
    const port = Number(new URL(second.address).port);
    expect((await fetch(`${second.address}/healthz`)).status).toBe(200);
    await second.stop();
    await second.stop();
    expect(await answers(port)).toBe(false);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  }, 60_000);
});
