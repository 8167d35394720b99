import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../src/app/failureOf.ts';
import { refusedBy } from '../src/app/refused.ts';
import { RefusedError } from '../src/app/refusedError.ts';
import { type Command, useCommand } from '../src/app/useCommand.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const QUESTION = { params: { authority: '990000', round: '2026-12' }, body: { type: 'open_round' } } as const;

function Page({ held }: { readonly held: Command<'commandRound'>[] }): null {
  held.push(useCommand('commandRound'));
  return null;
}

/** The command as a page has it. */
function commandOf(): Command<'commandRound'> {
  const held: Command<'commandRound'>[] = [];
  renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Page, { held })));
  return held[0] as Command<'commandRound'>;
}

/** Keys under which a command went out that was given twice, first answered like this. */
async function keysAfter(first: () => Promise<Response> | Response): Promise<readonly (string | null)[]> {
  const keys: (string | null)[] = [];
  vi.stubGlobal('document', { activeElement: null, body: null });
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'));
    if (keys.length === 1) return first();
    return Response.json({ versions: [] });
  });
  const command = commandOf();
  expect(await command.run(QUESTION)).toBeUndefined();
  expect(await command.run(QUESTION)).toBeDefined();
  return keys;
}

const problem = (status: number, code: string) => ({ type: `/errors#${code}`, title: '没有办成', status, detail: '', code, issues: [] });
const answered = (status: number, code: string) =>
  new Response(JSON.stringify(problem(status, code)), { status, headers: { 'content-type': 'application/problem+json' } });

describe('OPERATE-5 COMMIT-3 a command whose outcome is unknown goes out again under its key', () => {
  test.each([502, 503, 504])('a proxy, or the server, answers %i', async (status) => {
    const [first, second] = await keysAfter(() => new Response('<h1>gateway</h1>', { status }));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
  });

  test.each([
    [503, 'API_AWAY'],
    [500, 'API_FAULT'],
    [429, 'API_TOO_MANY'],
  ])('the server says %i %s', async (status, code) => {
    const [first, second] = await keysAfter(() => answered(status, code));
    expect(second).toBe(first);
  });

  test('nobody answers', async () => {
    const [first, second] = await keysAfter(() => Promise.reject(new TypeError('fetch failed')));
    expect(second).toBe(first);
  });

  test('a refusal is an answer: the next one is another command', async () => {
    const [first, second] = await keysAfter(() => answered(422, 'ROUND_STANDING'));
    expect(second).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
  });
});

describe('API-6 what is said of a command without an answer', () => {
  const of = (status: number, code: string) => failureOf(new RefusedError(refusedBy(problem(status, code), String)));

  test('that the server is away, where only that is known', () => {
    expect(of(503, 'API_AWAY')).toEqual({ isOpen: true });
    expect(failureOf(new TypeError('fetch failed'))).toEqual({ isOpen: true });
  });

  test('what the server says itself: the number of a fault, how long to wait, why it refuses', () => {
    expect(of(500, 'API_FAULT')).toMatchObject({ isOpen: true, refused: { code: 'API_FAULT' } });
    expect(of(429, 'API_TOO_MANY')).toMatchObject({ isOpen: true, refused: { code: 'API_TOO_MANY' } });
    expect(of(409, 'COMMIT_CONFLICT')).toMatchObject({ isOpen: false, refused: { code: 'COMMIT_CONFLICT' } });
    expect(of(404, 'API_AWAY')).toMatchObject({ isOpen: false, refused: { status: 404 } });
  });

  test('a fault of the page is none of the server', () => {
    expect(() => failureOf(new RangeError('no such name'))).toThrow(RangeError);
  });
});
