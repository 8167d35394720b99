import { afterAll, beforeAll, expect, test } from 'vitest';
import { installExample } from '../../src/example/installExample.ts';
import { serve } from '../../src/serve.ts';
import { PACK } from '../setup/playedYear.ts';
import { testServer, type TestServer } from '../setup/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 120_000);
afterAll(() => server.end());

test('EXAMPLE-3 a database that serves somebody already takes no example', async () => {
  const { configuration, testDatabase } = server;
  const made = installExample({ pack: PACK, folder: configuration.folder, onStep: () => {} });
  const started = await serve(
    { ...configuration, port: 0 },
    { database: testDatabase, workers: [], lines: { write: () => {} }, ...made.options },
  );
  if ('value' in started) await started.value.stop();
  expect(started).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'moment' } } });
}, 120_000);
