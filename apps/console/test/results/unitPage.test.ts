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

const GDP = { indicator: 'gdp', title: { 'zh-CN': '示例增长率' }, depth: 2, weight: 30, score: 92.17, points: 27.65, isAddition: false };

/** Headings of the page of a unit that is in so many lists. */
function headings(count: number, isRunKnown: boolean): readonly string[] {
  return [...page(count, isRunKnown).matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text?.replace(/<[^>]+>/g, '') ?? '');
}

function page(count: number, isRunKnown: boolean, branches: readonly object[] = []): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const lists = LISTS.slice(0, count);
  const params = { authority: '', run: 'run' };
  client.setQueryData(['unitResult', undefined, undefined, 'zh', { params: { ...params, unit: 'unit' } }], {
    period: '2026',
    ranksAreHidden: true,
    results: lists.map((list) => ({ list, unit: { id: 'unit', name: { 'zh-CN': '示例县' } }, score: 80, scoreText: '80.00' })),
    branches: branches.length === 0 ? [] : [{ list: 'county', items: branches }],
    kinds: [],
    figures: [],
    explanations: lists.map((list) => ({ list, explanation: { code: 'X', sentence: '示例', children: [] } })),
  });
  client.setQueryData(['runs', undefined, undefined, 'zh', { params: { authority: '' } }], {
    items: [{ id: 'run', title: { 'zh-CN': '示例考核方案' }, asOf: '2027-01-20' }],
  });
  if (isRunKnown)
    client.setQueryData(['run', undefined, undefined, 'zh', { params }], { lists: LISTS.map((id, at) => ({ id, title: TITLES[at] })) });
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Page)));
  expect(html).toContain('名次和等次尚未公布');
  return html;
}

test('EXPLAIN-1 a unit in two lists: of which each score and each explanation is', () => {
  expect(headings(2, true)).toEqual(['示例县综合考核', '示例县专项考核', '得分的由来：示例县综合考核', '得分的由来：示例县专项考核']);
});

test('until the titles are known, the lists stand by their identifiers; one alone needs no name', () => {
  expect(headings(2, false)).toEqual(['county', 'special', '得分的由来：county', '得分的由来：special']);
  expect(headings(1, true)).toEqual(['得分的由来']);
});

test('the head says of which scheme a result is, and the day of which it was worked out', () => {
  expect(page(1, true).replace(/<[^>]+>/g, '')).toContain('2026年度 · 示例考核方案 · 计算日 2027-01-20');
});

test('points of an indicator are those of the part above, and not called points of the total', () => {
  const html = page(1, true, [{ ...GDP, path: 'economy.gdp' }]);
  expect(html).toMatch(/<td class="num" data-name="计入上一级">27\.65<\/td>/);
  expect(html).not.toContain('计入总分');
});
