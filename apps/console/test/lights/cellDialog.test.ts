import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { refusedBy } from '../../src/app/refused.ts';
import { RefusedError } from '../../src/app/refusedError.ts';
import { History } from '../../src/lights/CellDialog.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/Go.tsx', () => ({ Go: ({ children }: { readonly children: ReactNode }) => children }));

const RUNS = ['2026-11', '2026-10'].map((period) => ({ run: { id: period, period }, isAsKnown: true }));
const CHOSEN = {
  unit: { id: '990001', name: { 'zh-CN': '示例县' } },
  column: { indicator: 'gdp', title: { 'zh-CN': '示例生产总值' }, unit: '万元', moment: '2026-12' },
};

/** Texts of the table of earlier lights, where each run answered so. */
function said(answers: readonly (Error | { readonly value?: number; readonly goal?: number; readonly missing?: string })[]): string {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false, staleTime: Number.POSITIVE_INFINITY } } });
  answers.forEach((answer, at) => {
    const params = { authority: '', run: RUNS[at]?.run.id, unit: '990001' };
    const queryKey = ['unitResult', '', undefined, 'zh', { params }];
    if (answer instanceof Error) client.getQueryCache().build(client, { queryKey }).setState({ status: 'error', error: answer });
    else client.setQueryData(queryKey, { figures: [{ indicator: 'gdp', light: { light: '', state: 'normal', ...answer } }] });
  });
  const history = createElement(History, { chosen: CHOSEN, kinds: [], runs: RUNS.slice(0, answers.length) } as never);
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client }, history));
  return html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
}

const problem = (status: number, code: string) =>
  new RefusedError(refusedBy({ type: '', title: '没有办成', status, detail: '示例理由', code, issues: [] }, String));

test('an earlier light stands with its unit of measure, a missing figure with its reason', () => {
  const texts = said([{ value: 1234.5, goal: 2000 }, { missing: 'source_late' }]);
  expect(texts).toMatch(/1,234\.5 万元/);
  expect(texts).toMatch(/2,000 万元/);
  expect(texts).toContain('来源延迟（非单位责任）');
});

test('API-12 a run that did not answer is said to have failed, and has no row as if nothing were there', () => {
  const texts = said([new TypeError('fetch failed'), { value: 1 }]);
  expect(texts).toContain('没有连上服务器');
  expect(texts).toContain('再试一次');
  expect(texts).toContain('2026年10月');
  expect(texts).not.toContain('2026年11月');
});

test('a run that does not know the unit is an answer', () => {
  const texts = said([problem(404, 'API_NOT_FOUND'), { value: 1 }]);
  expect(texts).toContain('2026年11月');
  expect(texts).not.toContain('没有办成');
  expect(said([problem(403, 'RUN_HIDDEN')])).toContain('示例理由');
});
