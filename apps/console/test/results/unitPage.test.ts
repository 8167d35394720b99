import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Page } from '../../src/results/UnitPage.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));
vi.mock('../../src/app/params.ts', () => ({ useNamed: (name: string) => name }));
vi.mock('../../src/session/useMay.ts', () => ({ useMay: () => false }));

const LISTS = ['county', 'special'];
const TITLES = [{ 'zh-CN': '示例县综合考核' }, { 'zh-CN': '示例县专项考核' }];

/** Headings of the page of a unit that is in so many lists. */
function headings(count: number, isRunKnown: boolean): readonly string[] {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const lists = LISTS.slice(0, count);
  const params = { authority: '', run: 'run' };
  client.setQueryData(['unitResult', undefined, undefined, 'zh', { params: { ...params, unit: 'unit' } }], {
    period: '2026',
    ranksAreHidden: true,
    results: lists.map((list) => ({ list, unit: { id: 'unit', name: { 'zh-CN': '示例县' } }, score: 80, scoreText: '80.00' })),
    branches: [],
    kinds: [],
    figures: [],
    explanations: lists.map((list) => ({ list, explanation: { code: 'X', sentence: '示例', children: [] } })),
  });
  if (isRunKnown)
    client.setQueryData(['run', undefined, undefined, 'zh', { params }], { lists: LISTS.map((id, at) => ({ id, title: TITLES[at] })) });
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Page)));
  expect(html).toContain('名次和等次尚未公布');
  return [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text?.replace(/<[^>]+>/g, '') ?? '');
}

test('EXPLAIN-1 a unit in two lists: of which each score and each explanation is', () => {
  expect(headings(2, true)).toEqual(['示例县综合考核', '示例县专项考核', '得分的由来：示例县综合考核', '得分的由来：示例县专项考核']);
});

test('until the titles are known, the lists stand by their identifiers; one alone needs no name', () => {
  expect(headings(2, false)).toEqual(['county', 'special', '得分的由来：county', '得分的由来：special']);
  expect(headings(1, true)).toEqual(['得分的由来']);
});
