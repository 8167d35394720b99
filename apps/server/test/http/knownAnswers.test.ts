import type { IncomingMessage } from 'node:http';
import type { Problem, RouteAnswer } from '@kedu/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KnownAnswers, type Watch } from '../../src/http/knownAnswers.ts';
import { type Said, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

let server: TestServer;
let clerk: Visitor;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signedIn('clerk', 'office');
});
afterAll(() => server.end());

const RIGHTS = 'authorities/beichuan/rights';

/** How many answers were given from what was known. */
async function known(): Promise<number> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  return Number(/^kedu_http_known_answers_total (\d+)$/m.exec(text)?.[1]);
}

/** Asks until an answer comes from what was known: what is believed is asked anew each second. */
async function askKnown<T>(visitor: Visitor, headers: Readonly<Record<string, string | undefined>> = {}): Promise<Said<T>> {
  for (let tries = 0; tries < 200; tries += 1) {
    const before = await known();
    const said = await visitor.ask<T>('GET', RIGHTS, undefined, headers);
    if ((await known()) > before) return said;
  }
  throw new Error('nothing is known after 200 requests');
}

function shownHeaders({ headers }: Said): Readonly<Record<string, string>> {
  const own = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
}

const MEBIBYTE = 1024 * 1024;

/** One session is given an answer of a mebibyte. */
function give(known: KnownAnswers, session: string, url: string, etag: string): void {
  const request = { method: 'GET', url, headers: { cookie: `kedu_session=${session}`, 'kedu-post': 'office' } } as unknown;
  const kept = { sequence: 1, etag, bytes: Buffer.alloc(MEBIBYTE, 'x') };
  known.remember(request as IncomingMessage, { session, authority: 'a', today: '2026-01-01', route: 'rights', kept, headers: {} });
}

test('API-7 what is held is bounded in bytes, whatever was asked', () => {
  const known = new KnownAnswers({} as Watch);
  for (let i = 0; i < 100; i += 1) {
    give(known, 's', `/api/v1/${i}`, `"${i}"`);
    expect(known.bytes).toBeLessThanOrEqual(16 * MEBIBYTE);
  }
  expect(known.bytes).toBe(16 * MEBIBYTE);
});

test('API-7 what many are told alike is held once, until the last of them is told otherwise', () => {
  const known = new KnownAnswers({} as Watch);
  for (let i = 0; i < 100; i += 1) give(known, `s${i}`, '/api/v1/rights', '"same"');
  expect(known.bytes).toBe(MEBIBYTE);
  for (let i = 0; i < 100; i += 1) {
    expect(known.bytes).toBe((i === 0 ? 1 : 2) * MEBIBYTE);
    give(known, `s${i}`, '/api/v1/rights', '"other"');
  }
  expect(known.bytes).toBe(MEBIBYTE);
});

describe('API-7 what was answered a moment ago', () => {
  test('is the same answer with the same headers, packed or not, and 304 for who has it', async () => {
    const owners = Array.from({ length: 60 }, (_, i) => ({ indicator: `packed_${i}`, post: 'office', from: '2026-01-01' }));
    expect((await clerk.ask('POST', `${RIGHTS}/commands`, { type: 'assign_owner', owners })).status).toBe(200);
    for (const encoding of ['identity', 'gzip', 'br']) {
      const first = await clerk.ask('GET', RIGHTS, undefined, { 'accept-encoding': encoding });
      const again = await askKnown(clerk, { 'accept-encoding': encoding });
      expect(again.value).toEqual(first.value);
      expect(again.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(shownHeaders(again)).toEqual(shownHeaders(first));
    }
    const etag = (await clerk.ask('GET', RIGHTS)).headers.get('etag') ?? '';
    const held = await askKnown(clerk, { 'if-none-match': etag });
    expect([held.status, held.headers.get('etag'), held.headers.get('content-type')]).toEqual([304, etag, null]);
  });

  test('API-9 is told to the log together, a line a route and status, and counted and timed one by one', async () => {
    const told = await testServer();
    try {
      const visitor = await told.signedIn('clerk', 'office');
      const etag = (await visitor.ask('GET', RIGHTS)).headers.get('etag') ?? '';
      for (let i = 0; i < 30; i += 1) await visitor.ask('GET', RIGHTS, undefined, i % 3 === 0 ? { 'if-none-match': etag } : {});
      const measures = await (await fetch(`${told.address}/metrics`)).text();
      const measured = (line: RegExp): number => Number(line.exec(measures)?.[1]);
      const known = measured(/^kedu_http_known_answers_total (\d+)$/m);
      expect(known).toBeGreaterThan(0);
      const route = '/api/v1/authorities/:authority/rights';
      const of = (status: number): number =>
        measured(new RegExp(`^kedu_http_requests_total\\{method="GET",route="${route}",status="${status}"\\} (\\d+)$`, 'm'));
      expect([of(200), of(304)]).toEqual([21, 10]);
      const times = (which: string): number =>
        measured(new RegExp(`^kedu_http_request_seconds_${which}.*route="${route}"\\} (\\S+)$`, 'm'));
      expect([times('bucket\\{le="\\+Inf",'), times('count')]).toEqual([31, 31]);
      expect(times('sum')).toBeGreaterThan(0);
      await told.end();
      const lines = told.lines
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
        .filter((line) => line['route'] === route);
      const together = lines.filter(({ msg }) => msg === 'requests');
      expect(together.reduce((sum, { requests }) => sum + Number(requests), 0)).toBe(known);
      expect(new Set(together.map(({ status }) => status))).toEqual(new Set([200, 304]));
      expect(lines.filter(({ msg }) => msg === 'request').length).toBe(31 - known);
    } finally {
      await told.end();
    }
  });

  test('is new after a command, and is not given to another session, another post, or nobody', async () => {
    const before = await askKnown<RouteAnswer<'rights'>>(clerk);
    const owners = [{ indicator: 'known_answers', post: 'office', from: '2026-01-01' }];
    expect((await clerk.ask('POST', `${RIGHTS}/commands`, { type: 'assign_owner', owners })).status).toBe(200);
    const after = await clerk.ask<RouteAnswer<'rights'>>('GET', RIGHTS);
    expect(after.value.owners.length).toBe(before.value.owners.length + 1);
    await askKnown(clerk);
    expect((await clerk.ask<Problem>('GET', RIGHTS, undefined, { cookie: undefined })).status).toBe(401);
    expect((await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': 'office-head' })).value.code).toBe('RIGHT_SEAT');
    const stranger = await server.signedIn('stranger', 'office');
    expect((await stranger.ask<Problem>('GET', RIGHTS)).status).toBe(404);
  });

  test('SIGN-4 is no answer once the session has ended', async () => {
    const elsewhere = await server.signedIn('clerk', 'office');
    const { cookie } = elsewhere;
    await askKnown(elsewhere);
    expect((await elsewhere.ask('DELETE', 'session')).status).toBeLessThan(300);
    expect((await elsewhere.ask<Problem>('GET', RIGHTS, undefined, { cookie })).value.code).toBe('SIGN_SESSION');
  });

  test('API-9 counts towards the limit of the session as every request does', async () => {
    const limited = await testServer({ KEDU_REQUESTS_PER_MINUTE: '40' });
    try {
      const visitor = await limited.signedIn('clerk', 'office');
      const said: Said[] = [];
      for (let i = 0; i < 45; i += 1) said.push(await visitor.ask('GET', RIGHTS));
      const statuses = said.map(({ status }) => status);
      // The first is counted by its address: nobody had looked at the session yet.
      expect(statuses.filter((status) => status === 200).length).toBe(41);
      expect(statuses.at(-1)).toBe(429);
      expect(Number(said.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(said.flatMap(({ headers }) => [...headers.keys()]).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    } finally {
      await limited.end();
    }
  });
});
