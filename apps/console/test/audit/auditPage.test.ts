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

/** The page as it is drawn of rows that a server answered. */
function page(items: readonly Readonly<Record<string, unknown>>[]): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['audit', undefined, undefined, 'zh', { params: { authority: '' }, query: { limit: 25 } }], {
    items: items.map((item, at) => ({ ...ROW, sequence: at + 1, ...item })),
    chain: { holds: true, rows: items.length },
  });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Page)));
}

test('COMMIT-2 whoever looks for the rows of one person finds the identifier that the filter asks for on his name', () => {
  const names = [...page(PERSONS.map((person) => ({ person }))).matchAll(/<button[^>]*title="([^"]*)"[^>]*>(.*?)<\/button>/g)];
  expect(names.map(([, title, name]) => [title, name?.replace(/<[^>]+>/g, '')])).toEqual([
    ['只看此人（p-7f）', '示例甲'],
    ['只看此人（p-8a）', '示例甲'],
  ]);
});

test('RIGHT-20 what was done and in which post stands in words, also of administrators and of the server', () => {
  const [person] = PERSONS;
  const html = page([
    { person, post: 'system_administrator', title: 'system_administrator', command: 'register_person' },
    { person, post: 'kedu', title: 'kedu', command: 'clear_second_factor' },
    { person, post: 'committee', title: '示例委员会', command: 'publish_bundle' },
  ]);
  const body = html.slice(html.indexOf('<tbody>')).replaceAll(/<[^>]+>/g, ' ');
  for (const word of ['系统管理员', '登记人员', '服务器', '取消动态验证码', '示例委员会', '生成公开数据包']) expect(body).toContain(word);
  expect(body).not.toMatch(/[a-z]+_[a-z_]+|kedu/);
});

test('RIGHT-20 the commands that are offered are those of rows: figures by the many, and none that is no command', () => {
  const offered = [...page([]).matchAll(/<option value="([^"]+)">([^<]*)/g)].map(([, value, word]) => [value, word]);
  expect(offered).toEqual(
    expect.arrayContaining([
      ['submit_values', '上报'],
      ['register_person', '登记人员'],
    ]),
  );
  expect(offered.filter(([value, word]) => word === '无' || value === word || value === 'submit')).toEqual([]);
});

test('RIGHT-20 what a row was about stands in words with its ID, and is looked for by its kind', () => {
  const [person] = PERSONS;
  const run = '634f6f104484faf91660fdf18ebaddea';
  const about = ['round/2026-12', 'rights', `feedback/${run}`, `bundle/${run}/public/3/${'0'.repeat(64)}`, 'person/p-aca90f1249369f48'];
  const html = page(about.map((each) => ({ person, about: each })));
  const said = [...html.matchAll(/<td data-name="关于"[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]+>/g, '').trim());
  expect(said).toEqual(['采集轮次 2026-12', '岗位和权限', '结果反馈 634f6f10', '公开数据包 634f6f10', '人员 p-aca90f12']);
  expect(html).toMatch(/<option value="round">采集轮次<\/option>/);
});
