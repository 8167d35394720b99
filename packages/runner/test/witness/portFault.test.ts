import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { portFault } from '../../src/index.ts';

test('WITNESS-6 WITNESS_PORT: an address at which somebody answers already, or that is none of this machine; a free one, and 0, are none', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const { port } = taken.address() as AddressInfo;
  expect(await portFault('127.0.0.1', port)).toMatchObject({
    code: 'WITNESS_PORT',
    args: { host: '127.0.0.1', port, reason: 'EADDRINUSE' },
  });
  await new Promise((done) => taken.close(done));
  expect(await portFault('127.0.0.1', port)).toBeUndefined();
  expect(await portFault('127.0.0.1', 0)).toBeUndefined();
  expect(await portFault('192.0.2.1', 0)).toMatchObject({ code: 'WITNESS_PORT', args: { reason: 'EADDRNOTAVAIL' } });
});
