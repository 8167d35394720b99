import type { Problem } from '@kedu/api';
import { withSession } from '@kedu/store';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { clocksApart, ClockWatch } from '../../src/operation/clockWatch.ts';
import { testServer, type TestServer, Visitor } from '../setup/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const pool = (): Pool => server.ports.store.pool;
const ASSIGN = { type: 'assign_owner', owners: [{ indicator: 'gdp_growth', post: 'office', from: '2026-01-01' }] };
const AT = Date.parse('2026-12-01T00:00:00Z');
/** A database whose clock says `at`. */
const database = (at: number) => ({ query: async () => ({ rows: [{ at: new Date(at) }] }) }) as unknown as Pool;

/** Puts the last command of an authority at a distance from now. */
const moveHead = (authority: string, by: string): Promise<unknown> =>
  withSession(server.testDatabase.superuser, (client) =>
    client.query('update kedu.audit_head set at = clock_timestamp() + $2::interval where authority_id = $1', [authority, by]),
  );

async function clerkAt(address: string, name: string): Promise<Visitor> {
  const visitor = new Visitor(address, 'office');
  expect((await visitor.signIn(name)).status).toBe(200);
  return visitor;
}

describe('OPERATE-7 the clocks of server and database', () => {
  test.each([
    [29_000, undefined],
    [-29_000, undefined],
    [31_000, { reason: 'ahead', seconds: 31 }],
    [-31_000, { reason: 'behind', seconds: 31 }],
  ] as const)('%i milliseconds apart: %o', async (by, fault) => {
    const issue = await clocksApart({ pool: database(AT), now: () => AT + by });
    expect(issue?.args).toEqual(fault && { authority: '', ...fault });
  });

  test('what the answer took on its way speaks for nobody', async () => {
    const moments = [AT - 40_000, AT + 40_000];
    expect(await clocksApart({ pool: database(AT + 35_000), now: () => moments.shift() as number })).toBeUndefined();
  });

  test('a clock that goes wrong is one line, and so is its coming right; the database’s own is right', async () => {
    let by = 60_000;
    const lines: unknown[] = [];
    const watch = new ClockWatch({ pool: pool(), now: () => Date.now() + by }, (level, event, fields) =>
      lines.push([level, event, fields]),
    );
    await watch.look();
    await watch.look();
    expect([watch.isAlive(), watch.isWrong('beichuan'), watch.isWrong('')]).toEqual([false, true, true]);
    by = 0;
    await watch.look();
    expect([watch.isAlive(), watch.isWrong('beichuan')]).toEqual([true, false]);
    expect(lines).toEqual([
      ['error', 'clock', { code: 'CLOCK_APART', authority: '', reason: 'ahead', seconds: 60 }],
      ['info', 'clock_well', { authority: '' }],
    ]);
    await watch.stop();
  });
});

describe('OPERATE-7 a trail that is ahead of the database', () => {
  test('takes no commands of its authority, while others go on; it is told at /readyz and by the check, until its moment has passed', async () => {
    await moveHead('beichuan', '2 hours');
    const other = await server.another();
    const clerk = await clerkAt(other.address, 'clerk');
    const refused = await clerk.ask<Problem>('POST', 'authorities/beichuan/rights/commands', ASSIGN);
    expect([refused.status, refused.value.code]).toEqual([503, 'API_AWAY']);
    expect((await clerk.ask('GET', 'authorities/beichuan/home')).status).toBe(200);
    const south = await clerkAt(other.address, 'south-clerk');
    expect((await south.ask('POST', 'authorities/nanhe/rights/commands', ASSIGN)).status).toBe(200);
    const ready = await fetch(`${other.address}/readyz`);
    expect([ready.status, ((await ready.json()) as { workers: object }).workers]).toMatchObject([503, { clock: false }]);
    expect(server.lines.some((line) => line.includes('CLOCK_APART') && line.includes('beichuan'))).toBe(true);
    const { issues } = await checkInstallation({ ...server.ports, blobs: server.ports.blobs as never });
    expect(issues.filter(({ code }) => code === 'CLOCK_APART').map(({ args }) => [args['reason'], args['authority']])).toEqual([
      ['trail', 'beichuan'],
    ]);

    await moveHead('beichuan', '30 seconds');
    const later = await server.another();
    expect((await fetch(`${later.address}/readyz`)).status).toBe(200);
    const again = await clerkAt(later.address, 'clerk');
    expect((await again.ask('POST', 'authorities/beichuan/rights/commands', ASSIGN)).status).toBe(200);
  });
});
