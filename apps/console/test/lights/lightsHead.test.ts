import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { LightsOf } from '../../src/lights/LightsPage.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => () => undefined }));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));
vi.mock('../../src/app/params.ts', () => ({ useNamed: (name: string) => name, useAsked: () => 'special' }));

const RUN = { id: 'run', scheme: 'north', version: '1', period: '2026', title: { 'zh-CN': '示例考核方案' }, asOf: '2027-01-20' };
const LISTS = [
  { id: 'places', title: { 'zh-CN': '设区的市' } },
  { id: 'special', title: { 'zh-CN': '省直部门' } },
];

test('lights on paper say of which scheme and list they are, and the day of which they were worked out', () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['runs', undefined, undefined, 'zh', { params: { authority: '' } }], { items: [{ ...RUN, shown: 'all' }] });
  const page = { list: 'special', lists: LISTS, kinds: [], columns: [], items: [], units: 0 };
  client.setQueryData(['lights', '', undefined, 'zh', 'run', 'special'], { pages: [page], pageParams: [undefined] });
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(LightsOf, { run: 'run' })));
  const printed = html.replaceAll(/<(nav|div) class="[^"]*screen-only[^"]*"[^>]*>.*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, '|');
  expect(printed).toContain('示例考核方案 · 计算日 2027-01-20');
  expect(printed).toMatch(/\|考核序列：省直部门\|/);
});
