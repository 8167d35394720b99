import { describe, expect, test } from 'vitest';
import { makeExpiry } from '../src/app/expiry.ts';
import { transport } from '../src/app/transport.ts';

interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server that answers with the given statuses one after the other, then with 200; and what it was asked. */
function server(statuses: readonly number[], problem = '{}') {
  const asked: Asked[] = [];
  const left = [...statuses];
  const answering: typeof globalThis.fetch = async (address, init) => {
    const request = new Request(address, init);
    asked.push({ method: request.method, address: request.url, headers: Object.fromEntries(request.headers), body: await request.text() });
    return new Response(problem, { status: left.shift() ?? 200 });
  };
  return { asked, answering };
}

function speaking(statuses: readonly number[], problem?: string) {
  const { asked, answering } = server(statuses, problem);
  const expiry = makeExpiry();
  return {
    asked,
    expiry,
    send: transport({ fetch: answering, hasExpired: expiry.hasExpired, signedInAgain: expiry.wait, anotherCame: expiry.handOver }),
  };
}

const HERE = 'http://127.0.0.1/api/v1/authorities/990000/rounds';
const OPEN = { method: 'POST', body: '{"type":"open_round"}', headers: { 'Idempotency-Key': 'key-1' } };

describe('the way to the server', () => {
  test('SIGN-4: after an ended session the same question goes out again with the same key and body, once the person is back', async () => {
    const { asked, expiry, send } = speaking([401]);
    const answer = send(HERE, OPEN);
    while (!expiry.hasExpired()) await Promise.resolve();
    expect(asked).toHaveLength(1);
    expiry.renewed();
    expect((await answer).status).toBe(200);
    expect(asked[1]).toEqual(asked[0]);
    expect(expiry.hasExpired()).toBe(false);
  });

  test('SIGN-4: a session that ends twice is waited for twice', async () => {
    const { asked, expiry, send } = speaking([401, 401]);
    const answer = send(HERE, {});
    for (let times = 0; times < 2; times += 1) {
      while (!expiry.hasExpired()) await Promise.resolve();
      expiry.renewed();
    }
    expect((await answer).status).toBe(200);
    expect(asked).toHaveLength(3);
  });

  test('SIGN-4 COLLECT-4: where somebody else signs in, nothing that waits is sent under his name, nor anything after it', async () => {
    const { asked, expiry, send } = speaking([401, 401]);
    const waiting = [send(HERE, OPEN), send(HERE, {})];
    while (!expiry.hasExpired()) await Promise.resolve();
    // Asked while the dialog stands: it must not go out either, for by the time it does somebody else may be signed in.
    waiting.push(send(HERE, { ...OPEN, headers: { 'Idempotency-Key': 'key-2' } }));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked).toHaveLength(2);
    expiry.handOver();
    const ends = await Promise.allSettled(waiting);
    // As when the server does not answer: a desk keeps what it has for the one who typed it (COMMIT-3).
    expect(ends.map((end) => end.status === 'rejected' && end.reason instanceof TypeError)).toEqual([true, true, true]);
    await expect(send(HERE, OPEN)).rejects.toThrow(TypeError);
    expiry.renewed();
    await expect(send(HERE, OPEN)).rejects.toThrow(TypeError);
    expect(asked).toHaveLength(2);
    expect([expiry.isHandedOver(), expiry.hasExpired()]).toEqual([true, true]);
  });

  test('SIGN-4 API-2: a command that is refused because somebody else is signed in ends, and nothing of the page goes out after it', async () => {
    const problem = JSON.stringify({ code: 'SIGN_SESSION', issues: [{ code: 'SIGN_SESSION', args: { reason: 'another' } }] });
    const { asked, expiry, send } = speaking([401], problem);
    await expect(send(HERE, OPEN)).rejects.toThrow(TypeError);
    expect([expiry.isHandedOver(), expiry.hasExpired()]).toEqual([true, true]);
    await expect(send(HERE, {})).rejects.toThrow(TypeError);
    expect(asked).toHaveLength(1);
  });

  test('SIGN-4: what is asked while the session is over waits for the person without going out', async () => {
    const { asked, expiry, send } = speaking([401]);
    const first = send(HERE, {});
    while (!expiry.hasExpired()) await Promise.resolve();
    const second = send(HERE, OPEN);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked).toHaveLength(1);
    expiry.renewed();
    expect([(await first).status, (await second).status, asked.length]).toEqual([200, 200, 3]);
  });

  test('SIGN-1: a refusal of signing in is an answer, not a reason to wait', async () => {
    const { expiry, send } = speaking([401]);
    expect((await send('http://127.0.0.1/api/v1/session', { method: 'POST', body: '{}' })).status).toBe(401);
    expect(expiry.hasExpired()).toBe(false);
  });

  test('all that wait go on together', async () => {
    const { expiry, send } = speaking([401, 401, 401]);
    const answers = [send(HERE, {}), send(HERE, {}), send(HERE, {})];
    let told = 0;
    expiry.subscribe(() => (told += 1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expiry.renewed();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(told).toBeGreaterThan(1);
  });
});
