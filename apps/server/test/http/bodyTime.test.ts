import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { AUTHORITY, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

const MINUTE = 60_000;
const FORM = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n';
const END = '\r\n--b--\r\n';

describe('API-1 a request that takes its time to come in', () => {
  let server: TestServer;
  let clerk: Visitor;
  let intervals: MockInstance<typeof setInterval>;
  beforeAll(async () => {
    server = await testServer({}, { workers: [] });
    clerk = await server.signedIn('clerk', 'office');
  }, 120_000);
  afterAll(() => server?.end());
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    intervals = vi.spyOn(globalThis, 'setInterval');
  });
  afterEach(() => {
    intervals.mockRestore();
    vi.useRealTimers();
  });

  /** A request whose head and first bytes are there, and what becomes of it. */
  async function begin(method: string, path: string, type: string, first: string) {
    const { address, cookie, post } = clerk;
    const headers = { cookie, 'kedu-post': post, origin: address, 'content-type': type, 'idempotency-key': `slow-${performance.now()}` };
    const sent: ClientRequest = request(`${address}/api/v1/authorities/${AUTHORITY}/${path}`, { method, agent: false, headers });
    const said = new Promise<readonly [number | undefined, string] | 'closed'>((resolve) => {
      sent.once('response', async (answer: IncomingMessage) => resolve([answer.statusCode, await text(answer)]));
      sent.once('error', () => resolve('closed'));
    });
    const come = once(server.app.server, 'request');
    sent.write(first);
    const [coming] = (await come) as [IncomingMessage];
    await arrived(coming, 0);
    return { sent, said, coming };
  }

  /** Until who sends has been let in, and his upload is looked at by the minute. */
  async function watched(): Promise<void> {
    while (!intervals.mock.calls.some(([, milliseconds]) => milliseconds === MINUTE)) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Until more than so many bytes of it came over. */
  async function arrived({ socket }: IncomingMessage, bytes: number): Promise<number> {
    while (socket.bytesRead <= bytes && !socket.destroyed) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return socket.bytesRead;
  }

  test('is cut off after five minutes where it is no upload', async () => {
    const { said } = await begin('POST', 'changes', 'application/json', '{"a":');
    vi.advanceTimersByTime(4 * MINUTE);
    expect(await Promise.race([said, new Promise((resolve) => setImmediate(() => resolve('open')))])).toBe('open');
    vi.advanceTimersByTime(MINUTE);
    expect(await said).toBe('closed');
  });

  test('goes on for as long as something of it comes where it is one', async () => {
    expect(server.app.server.requestTimeout).toBe(60 * MINUTE);
    const { sent, said, coming } = await begin('PUT', 'schemes/north@2024/files', 'multipart/form-data; boundary=b', FORM);
    let bytes = coming.socket.bytesRead;
    await watched();
    for (let minute = 0; minute < 8; minute += 1) {
      sent.write('PK');
      bytes = await arrived(coming, bytes);
      vi.advanceTimersByTime(MINUTE);
    }
    sent.end(END);
    const [status, problem] = (await said) as readonly [number, string];
    expect([status, JSON.parse(problem)]).toEqual([422, expect.objectContaining({ code: 'SCHEME_ZIP' })]);
  });

  test('is cut off once nothing of it comes any more', async () => {
    const { said } = await begin('PUT', 'schemes/north@2024/files', 'multipart/form-data; boundary=b', FORM);
    await watched();
    vi.advanceTimersByTime(2 * MINUTE);
    expect(await said).toBe('closed');
  });
});
