import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { signOut } from '../src/session/signOut.ts';
import { StillIn } from '../src/session/StillIn.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

afterEach(() => {
  vi.unstubAllGlobals();
});

const answers = (answer: () => Response | Promise<Response>) => vi.stubGlobal('fetch', async () => answer());

test.each([503, 502, 500, 429, 403])('SIGN-4 a session that the server did not end (%i) is not left', async (status) => {
  answers(() => new Response('', { status }));
  expect(await signOut()).toBe(false);
});

test('SIGN-4 nor where nobody answers', async () => {
  answers(() => Promise.reject(new TypeError('fetch failed')));
  expect(await signOut()).toBe(false);
});

test('SIGN-4 an ended session is left, and one that was over before', async () => {
  answers(() => new Response(null, { status: 204 }));
  expect(await signOut()).toBe(true);
  answers(() => new Response('', { status: 401 }));
  expect(await signOut()).toBe(true);
});

test('whoever is still signed in is told so', () => {
  expect(renderToStaticMarkup(createElement(StillIn, { isStillIn: true }))).toBe(
    '<div class="refusal" role="alert"><p>没有退出：服务器没有答复，请稍后再试。</p></div>',
  );
  expect(renderToStaticMarkup(createElement(StillIn, { isStillIn: false }))).toBe('');
});
