import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { Column, StandingFigure } from '../../src/collection/read/sheetOf.ts';
import { ReviewList } from '../../src/collection/review/ReviewList.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

const against = (code: string, args = {}) => [{ code, severity: 'error', text: `${code}。`, args }];
const figure = (unit: string, step: string, approve: readonly object[]) => ({
  unit: { id: unit, name: { 'zh-CN': unit } },
  indicator: 'gdp',
  period: '2026-11',
  source: 'report',
  seen: 3,
  step,
  isContested: false,
  awaitsCorrection: false,
  opinions: [],
  can: [
    { command: 'check', against: against('RIGHT_DENIED') },
    { command: 'approve', against: approve },
  ],
});

const pageOf = (figures: readonly object[]): string =>
  renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(ReviewList, {
        round: '2026-11',
        authority: '990000',
        column: { unit: '%', title: { 'zh-CN': '示例指标' } } as Column,
        figures: figures as readonly StandingFigure[],
      }),
    ),
  );

test('COLLECT-13 beside the button that is not open stands why, in one sentence with the day', () => {
  const html = pageOf([
    figure('甲市', 'checked', against('COLLECT_WINDOW', { until: '2026-12-07' })),
    figure('乙市', 'checked', against('COLLECT_WINDOW', { until: '2026-12-07' })),
    figure('丙市', 'checked', against('TWICE_ONE_PERSON')),
    figure('丁市', 'submitted', against('STEP_NOT_ALLOWED')),
  ]);
  expect(html).toContain('现在还不能审批：单位尚未表态（异议期到 2026-12-07） 2 个、本人办过上一步 1 个、已报但尚未核对 1 个。');
  const [, button = '', id = ''] = /(<button[^>]*class="main"[^>]*aria-describedby="([^"]+)"[^>]*>审批<\/button>)/.exec(html) ?? [];
  expect(button).toContain('disabled');
  expect(html).toContain(`<summary id="${id}">`);
});

test('nothing is said where all of it is approved', () => {
  expect(pageOf([figure('甲市', 'approved', against('STEP_NOT_ALLOWED'))])).not.toContain('现在还不能审批');
});
