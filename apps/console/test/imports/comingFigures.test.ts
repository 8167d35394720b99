import type { RouteAnswer } from '@kedu/api';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ComingFigures } from '../../src/imports/ComingFigures.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

const of = (file: Partial<RouteAnswer<'importFile'>>): string =>
  renderToStaticMarkup(createElement(ComingFigures, { file: file as RouteAnswer<'importFile'> }));
const texts = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/ +/g, ' ');

test('COLLECT-11 a file that waits says what would be taken: counts by indicator, and what differs beside what stands', () => {
  const title = { 'zh-CN': '示例办结率' };
  const named = (id: string, name: string) => ({ id, name: { 'zh-CN': name } });
  const said = texts(
    of({
      changed: 60,
      columns: [{ indicator: 'rate', title, unit: '%', period: '2026-11', cells: 70, changed: 60 }],
      differing: [
        { unit: named('990100', '北川市'), indicator: 'rate', period: '2026-11', figure: { value: 80.05 }, stands: { value: 79 } },
        { unit: named('990200', '连海市'), indicator: 'rate', period: '2026-11', figure: { missing: 'withheld' } },
      ],
    }),
  );
  expect(said).toContain('示例办结率 % 2026年11月 70 60');
  expect(said).toContain('与现有不同的前 2 个（共 60 个）');
  expect(said).toContain('北川市 示例办结率 2026年11月 79 80.05');
  expect(said).toContain('连海市 示例办结率 2026年11月 — 保密');
});

test('where the answer has none of it nothing is shown', () => {
  expect(of({ changed: 3 })).toBe('');
});
