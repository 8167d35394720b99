import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { ShownRights } from '../../src/app/answers.ts';
import { Accounts } from '../../src/rights/Accounts.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));
vi.mock('../../src/app/place.ts', () => ({ usePlace: () => ({ authority: 'beichuan', post: 'system_administrator' }) }));
vi.mock('../../src/session/session.ts', () => ({ useSession: () => ({ person: 'p-1', places: [] }) }));
vi.mock('../../src/session/useMay.ts', () => ({ useMay: (permission: string) => permission === 'reset_factor' }));

/** What may be done with the account of somebody. */
function offered(account: { readonly person: string; readonly hasSecondFactor: boolean; readonly isSeated?: boolean }): readonly string[] {
  const { person, hasSecondFactor, isSeated = true } = account;
  const accounts = [{ person: { id: person, name: '示例 乙' }, signName: 'yi', hasSecondFactor, isSeated, isClosed: false }];
  const props = { accounts, administrators: ['p-1', 'p-2'], today: '2026-11-23' } as unknown as {
    accounts: NonNullable<ShownRights['accounts']>;
    administrators: readonly string[];
    today: string;
  };
  const html = renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Accounts, props)));
  return [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, text]) => text as string);
}

test('RIGHT-22 a new password is not offered for an administrator without a second factor, for whom it is refused', () => {
  expect(offered({ person: 'p-2', hasSecondFactor: false })).toEqual([]);
  expect(offered({ person: 'p-2', hasSecondFactor: true })).toEqual(['申请重设密码', '申请重置动态验证码']);
  expect(offered({ person: 'p-3', hasSecondFactor: false })).toEqual(['申请重设密码']);
  expect(offered({ person: 'p-1', hasSecondFactor: true })).toEqual([]);
});
