import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { ShownRights } from '../../src/app/answers.ts';
import { Administrators } from '../../src/rights/Administrators.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/place.ts', () => ({ usePlace: () => ({ authority: 'beichuan', post: 'system_administrator' }) }));

const ME = { id: 'p-1', name: '示例 甲' };
const rights = {
  today: '2026-11-23',
  administrators: [
    { seat: 'system_administrator', person: ME },
    { seat: 'security_administrator', person: { id: 'p-2', name: '示例 乙' } },
  ],
};

function shown(handOvers?: readonly object[]): { readonly html: string; readonly buttons: readonly (readonly (string | undefined)[])[] } {
  const html = renderToStaticMarkup(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(Administrators, { rights: { ...rights, handOvers } as unknown as ShownRights }),
    ),
  );
  const buttons = [...html.matchAll(/<button[^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/button>/g)].map(([, label, text]) => [label, text]);
  return { html, buttons };
}

const asked = (rest: object) => ({
  seat: 'security_administrator',
  person: { id: 'p-4', name: '示例 丁' },
  by: { id: 'p-3', name: '示例 丙' },
  until: '2026-11-23',
  reason: '轮岗交流',
  ...rest,
});

test('RIGHT-4 an administrator asks for successors of the other two, as the buttons beside them say: none for his own seat', () => {
  expect(shown().buttons).toEqual([
    ['申请更换安全管理员', '申请更换'],
    ['申请更换审计管理员', '申请更换'],
  ]);
});

test('RIGHT-4 what another asked for says who, for whom and until when, and is confirmed, for his own seat too', () => {
  const { html, buttons } = shown([asked({})]);
  expect(html.replaceAll(/<[^>]*>/g, '')).toContain('示例 丙 申请换成 示例 丁，待另一名管理员最迟 2026-11-23 确认');
  expect(buttons[0]).toEqual(['确认更换安全管理员', '确认更换']);
  expect(shown([asked({ seat: 'system_administrator' })]).buttons[0]).toEqual(['确认更换系统管理员', '确认更换']);
});

test('RIGHT-4 what he asked for himself, or is over, he does not confirm', () => {
  expect(shown([asked({ by: ME })]).buttons.map(([label]) => label)).toEqual(['申请更换安全管理员', '申请更换审计管理员']);
  const over = shown([asked({ until: '2026-11-22' })]);
  expect(over.buttons.map(([label]) => label)).toEqual(['申请更换安全管理员', '申请更换审计管理员']);
  expect(over.html).not.toContain('申请换成');
});
