import { withSession } from '@kedu/store';
import { MACHINE, type RunInput, runId, streamName } from '@kedu/workflow';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AUTHORITY, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

const HALF_A_MINUTE = 30_000;
const machine = { authority: AUTHORITY, ...MACHINE };

describe('SIGN-4 whoever follows events', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({}, { workers: [] });
  }, 60_000);
  afterAll(() => server.end());
  afterEach(() => vi.restoreAllMocks());

  /** The clock by which a server measures its pauses, put forward. */
  function pass(milliseconds: number): void {
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + milliseconds);
  }

  const sql = (text: string) =>
    withSession(server.testDatabase.superuser, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

  /** A run that waits, followed by somebody who is signed in; `end` abandons it and gives whatever is sent from then on. */
  async function followed(version: string, visitor: Visitor): Promise<() => Promise<string>> {
    const hash = `sha256:${'7'.repeat(64)}`;
    const shared = { scheme: 'north', period: '2024', previous: [], seed: 0, asOf: '2025-01-01' };
    const input: RunInput = { ...shared, version, schemeHash: hash, seals: [hash], registerHash: hash };
    const run = runId(input);
    const stream = streamName('run', run);
    const write = async (
      event: { readonly type: 'run_requested'; readonly input: RunInput } | { readonly type: 'run_abandoned'; readonly reason: string },
    ) => {
      const said = { command: event.type, about: stream, key: `${event.type}-${version}`, content: hash, expected: [] };
      expect(await server.ports.store.commit({ entered: machine, ...said, events: [{ stream, event }] })).toHaveProperty('value');
    };
    await write({ type: 'run_requested', input });
    const headers = { cookie: visitor.cookie, 'kedu-post': visitor.post };
    const answer = await fetch(`${server.address}/api/v1/authorities/${AUTHORITY}/runs/${run}/events`, { headers });
    expect(answer.status).toBe(200);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let begun = '';
    while (!begun.includes('event: progress')) begun += Buffer.from((await reader.read()).value ?? []).toString();
    return async () => {
      await write({ type: 'run_abandoned', reason: '示例：不再需要' });
      let text = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += Buffer.from(piece.value).toString();
      return text;
    };
  }

  test('is let in anew after half a minute, which moves no end of his session', async () => {
    const visitor = await server.signedIn('clerk', 'office');
    const end = await followed('2024', visitor);
    await sql("update kedu.session set seen_at = now() - interval '5 minutes'");
    pass(HALF_A_MINUTE);
    expect(await end()).toContain('event: failed');
    expect(await sql("select 1 from kedu.session where seen_at > now() - interval '4 minutes'")).toEqual([]);
  });

  test('is sent nothing half a minute after he has signed out', async () => {
    const visitor = await server.signedIn('clerk', 'office');
    const end = await followed('2025', visitor);
    expect((await visitor.ask('DELETE', 'session')).status).toBe(204);
    pass(HALF_A_MINUTE);
    expect(await end()).toBe('');
  });

  test('is sent nothing half a minute after his post has lost its role', async () => {
    const visitor = await server.signedIn('clerk', 'office');
    const end = await followed('2026', visitor);
    const event = { type: 'role_revoked', post: 'office', role: 'performance_office', reason: '示例：岗位职责调整' } as const;
    const said = { command: 'revoke_role', about: 'rights', key: 'revoked', content: `sha256:${'1'.repeat(64)}`, expected: [] };
    expect(await server.ports.store.commit({ entered: machine, ...said, events: [{ stream: 'rights', event }] })).toHaveProperty('value');
    pass(HALF_A_MINUTE);
    expect(await end()).toBe('');
  });
});
