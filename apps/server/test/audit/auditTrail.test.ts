import type { Problem, RouteAnswer } from '@kedu/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

let server: TestServer;
let auditor: Visitor;
beforeAll(async () => {
  server = await testServer({ KEDU_SECOND_FACTOR: 'not_for_examples' });
  auditor = await server.signedIn('audit', 'audit_administrator');
});
afterAll(() => server.end());

const asked = <T = Problem>(question: Readonly<Record<string, string>>) =>
  auditor.ask<T>('GET', `authorities/beichuan/audit?${new URLSearchParams(question)}`);

describe('RIGHT-20 rows of the audit trail', () => {
  test('are found by a part of the name of whoever acted, in any letters, and by his ID', async () => {
    const rowsOf = async (person: string) => {
      const { items } = (await asked<RouteAnswer<'audit'>>({ person })).value;
      return items.map(({ command, person: { name } }) => `${name} ${command}`);
    };
    const own = await rowsOf(server.persons['system'] as string);
    expect(own).toEqual(['示例 system create_post', '示例 system create_post']);
    for (const typed of ['示例 system', 'SYSTEM', 'yst']) expect([typed, await rowsOf(typed)]).toEqual([typed, own]);
    expect(new Set(await rowsOf('刻度'))).toEqual(new Set(['刻度 register_person', '刻度 found_administration']));
    for (const typed of ['没有这个人', '%', '_']) expect([typed, await rowsOf(typed)]).toEqual([typed, []]);
  });

  test.each([
    [{ from: '2026-03-02', until: '2026-03-01' }, 'query/until', '2026-03-02 到 2026-03-01'],
    [{ from: '2026-02-31' }, 'query/from', '2026-02-31'],
    [{ from: '2026-02-01', until: '2026-02-31' }, 'query/until', '2026-02-01 到 2026-02-31'],
  ])('%o is refused at its field', async (days, at, found) => {
    const said = await asked(days);
    expect([said.status, said.value.issues]).toEqual([400, [expect.objectContaining({ code: 'RIGHT_SPAN', at, found })]]);
  });

  test('one day is a span', async () => {
    expect((await asked({ from: '2026-03-01', until: '2026-03-01' })).status).toBe(200);
  });
});
