import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Glance } from '../../src/lights/Glance.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));

const RUN = { id: 'run', standing: 'finished', shown: 'lights', period: '2026-11', asOf: '2026-11-30', title: { 'zh-CN': '示例方案' } };
const LIGHTS = {
  list: 'cities',
  kinds: [{ id: 'red', order: 3, title: { 'zh-CN': '示例红灯' } }],
  columns: [{ indicator: 'gdp', title: { 'zh-CN': '示例生产总值' } }],
  items: [{ unit: { id: '990001', name: { 'zh-CN': '示例县' } }, cells: [{ light: 'red', state: 'due' }] }],
};

/** What the first page says of the lights of the latest run, as far as they have come. */
function said(runs: readonly unknown[], lights?: object | Error): string {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false, staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['runs', undefined, undefined, 'zh', { params: { authority: '' } }], { items: runs });
  const queryKey = ['lights', '', undefined, 'zh', 'run', undefined];
  if (lights instanceof Error) client.getQueryCache().build(client, { queryKey }).setState({ status: 'error', error: lights });
  else if (lights) client.setQueryData(queryKey, { pages: [lights], pageParams: [undefined] });
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Glance)));
  return html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
}

test('RUNNING-6 lights that are on their way are said to be, those that cannot be had too, and where there is no run nothing is', () => {
  expect(said([])).toBe('');
  expect(said([RUN])).toMatch(/2026年11月.*正在/);
  expect(said([RUN], new TypeError('away'))).toMatch(/2026年11月.*再试/);
  const there = said([RUN], LIGHTS);
  expect(there).toContain('示例县 · 示例生产总值');
  expect(there).not.toContain('正在');
});
