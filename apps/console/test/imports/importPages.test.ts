import { ROUTES } from '@kedu/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { importPages } from '../../src/imports/importPages.ts';
import { ImportsTable } from '../../src/imports/ImportsTable.tsx';
import { IMPORT_WORDS } from '../../src/imports/words.ts';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));

afterEach(() => {
  vi.unstubAllGlobals();
});

const fileOf = (at: number) => ({
  id: `import-${at}`,
  name: `示例${at}.xlsx`,
  standing: 'recorded',
  cells: at,
  errors: 0,
  warnings: 0,
  by: { name: '示例甲' },
  at: '2026-12-28T00:00:00.000Z',
});
const FIRST = { items: Array.from({ length: 100 }, (_, at) => fileOf(at)), next: 'c1' };
const SECOND = { items: [fileOf(100)] };
const OF = { authority: '', post: undefined, round: '2026-12', tongue: 'zh' } as const;

test('API-8 the files after the hundredth are asked for where the first hundred end', async () => {
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(new URL(address, 'http://kedu.example').searchParams.get('cursor'));
    return Response.json(asked.length === 1 ? FIRST : SECOND);
  });
  const { pages } = await new QueryClient().fetchInfiniteQuery({ ...importPages({ ...OF, authority: '990000' }), pages: 3 });
  expect(asked).toEqual([null, 'c1']);
  expect(pages.flatMap(({ items }) => items)).toHaveLength(101);
});

test.each([
  ['there are more: a button', [FIRST], '示例99.xlsx', true],
  ['all of them: none', [FIRST, SECOND], '示例100.xlsx', false],
])('%s', (_, pages, last, hasMore) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(importPages(OF).queryKey, { pages, pageParams: pages.map(() => undefined) } as never);
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(ImportsTable, { round: '2026-12' })));
  expect(html).toContain(last);
  expect(html.includes('显示更多')).toBe(hasMore);
});

test.each(['zh', 'en'] as const)('IMPORT-7 the form names every kind of file that the server takes (%s)', (language) => {
  const { endings } = ROUTES.upload.upload;
  expect(endings.filter((ending) => !IMPORT_WORDS[language].chooseHint.includes(ending))).toEqual([]);
});
