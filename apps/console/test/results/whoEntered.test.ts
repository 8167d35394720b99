import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { UnitAnswer } from '../../src/results/UnitPage.tsx';
import { WhoEntered } from '../../src/results/WhoEntered.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));

const FIGURE = { indicator: 'gdp', title: { 'zh-CN': '示例生产总值' }, unit: '万元', period: '2026-12' } as UnitAnswer['figures'][number];
const NONE = '没有找到这个单位的这个数据';

/** What the dialog says where the cells of the one round were answered, or were not. */
function said(cells: { readonly figure?: unknown }[] | Error): string {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false, staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['rounds', undefined, undefined, 'zh', { params: { authority: '' } }], {
    items: [{ id: '2026-12', plan: { month: '2026-12' } }],
  });
  const queryKey = ['cells', '', undefined, 'zh', '2026-12', 'gdp', '990001'];
  if (cells instanceof Error) client.getQueryCache().build(client, { queryKey }).setState({ status: 'error', error: cells });
  else
    client.setQueryData(
      queryKey,
      cells.map((cell) => ({ round: '2026-12', cell: { ...CELL, ...cell } })),
    );
  const dialog = createElement(WhoEntered, { figure: FIGURE, unit: '990001', period: '2026', onClose: () => undefined });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, dialog));
}

const CELL = { indicator: 'gdp', period: '2026-12', step: 'approved', enteredBy: { name: '示例甲', title: '示例科员' } };

test('API-12 a question that failed is no answer: that it failed is said, and not that nobody entered the figure', () => {
  const html = said(new TypeError('fetch failed'));
  expect(html).toContain('没有连上服务器');
  expect(html).toContain('再试一次');
  expect(html).not.toContain(NONE);
});

test('what was answered without an entry says so', () => {
  expect(said([])).toContain(NONE);
});

test('MISS-1 a figure stands with its unit of measure, a missing one with its reason', () => {
  expect(said([{ figure: { value: 12_345.6 } }]).replace(/<[^>]+>/g, '')).toMatch(/12,345\.6 万元/);
  const late = said([{ figure: { missing: 'source_late' } }]).replace(/<[^>]+>/g, '');
  expect(late).toContain('来源延迟（非单位责任）');
  expect(late).not.toContain('—');
});
