import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { SessionAnswer } from '../src/app/answers.ts';
import { ask } from '../src/app/api.ts';
import { expiry } from '../src/app/expiry.ts';
import { sessionQuery } from '../src/session/session.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const sessionOf = (person: string) => ({ person, places: [] }) as unknown as SessionAnswer;

test('SIGN-4 COLLECT-4 a page that learns that the browser bears another one’s session is left, stays the first one’s, and sends nothing more', async () => {
  let signedIn = 'p-1';
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return new Response(JSON.stringify(sessionOf(signedIn)), { headers: { 'content-type': 'application/json' } });
  });
  const replace = vi.fn();
  vi.stubGlobal('location', { replace });
  const client = new QueryClient();
  expect((await client.fetchQuery(sessionQuery))?.person).toBe('p-1');
  expect((await client.fetchQuery({ ...sessionQuery, staleTime: 0 }))?.person).toBe('p-1');
  expect([replace.mock.calls, expiry.isHandedOver()]).toEqual([[], false]);

  signedIn = 'p-2';
  expect((await client.fetchQuery({ ...sessionQuery, staleTime: 0 }))?.person).toBe('p-1');
  expect([replace.mock.calls, expiry.isHandedOver()]).toEqual([[['/']], true]);
  const before = asked.length;
  await expect(ask('commandRound', { params: { authority: '990000', round: '2026-12' }, body: { type: 'open_round' } })).rejects.toThrow(
    TypeError,
  );
  expect(asked).toHaveLength(before);
});
