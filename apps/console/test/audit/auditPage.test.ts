import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { Page } from '../../src/audit/AuditPage.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

const ROW = {
  at: '2026-12-28T00:00:00.000Z',
  post: 'office',
  title: '示例岗',
  command: 'open_round',
  about: 'round/2026-12',
  events: 'sha256:0',
};
const PERSONS = [
  { id: 'p-7f', name: '示例甲' },
  { id: 'p-8a', name: '示例甲' },
];

test('COMMIT-2 whoever looks for the rows of one person finds the identifier that the filter asks for on his name', () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['audit', undefined, undefined, 'zh', { params: { authority: '' }, query: {} }], {
    items: PERSONS.map((person, at) => ({ ...ROW, sequence: at + 1, person })),
    chain: { holds: true, rows: 2 },
  });
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Page)));
  const names = [...html.matchAll(/<button[^>]*title="([^"]*)"[^>]*>(.*?)<\/button>/g)];
  expect(names.map(([, title, name]) => [title, name?.replace(/<[^>]+>/g, '')])).toEqual([
    ['只看此人（p-7f）', '示例甲'],
    ['只看此人（p-8a）', '示例甲'],
  ]);
});
