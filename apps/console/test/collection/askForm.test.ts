import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { refusedBy } from '../../src/app/refused.ts';
import { RefusedError } from '../../src/app/refusedError.ts';
import { AskForm } from '../../src/collection/burden/AskForm.tsx';

// The language of the reader is read as on a page, without one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, read: () => T): T => read(),
}));

const KEY = ['units', undefined, undefined, 'zh', 'all'];

/** The form where its register was answered so, or is still on its way. */
function form(units?: Error | readonly unknown[]): string {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false, staleTime: Number.POSITIVE_INFINITY } } });
  if (units instanceof Error) client.getQueryCache().build(client, { queryKey: KEY }).setState({ status: 'error', error: units });
  else if (units) client.setQueryData(KEY, units);
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(AskForm)));
}

test('BURDEN-3 every unit of the register is offered; while it comes, or where it did not come, that is said', () => {
  const register = Array.from({ length: 1200 }, (_, at) => ({ id: `u-${at}`, name: { 'zh-CN': `示例单位 ${at}` } }));
  expect(form(register)).toContain('<option value="u-1199"');
  expect(form()).toContain('<option value="" selected="">正在读取');
  const problem = { type: '/errors#X', title: '没有办成', status: 403, detail: '不能看这张登记表', code: 'X', issues: [] };
  const failed = form(new RefusedError(refusedBy(problem, String)));
  expect(failed).toMatch(/role="alert".*不能看这张登记表/s);
  expect(failed).toContain('再试一次');
});
