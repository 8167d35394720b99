import { valueStream } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRehearsal, refusing, registerAuthority, registerUnits, withSession } from '../../src/index.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { command, digest } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const MACHINE = { authority: 'beichuan', person: 'kedu', post: 'kedu' };
const REGISTER = {
  versions: [
    {
      id: 'city',
      code: '990100',
      name: { 'zh-CN': '示例市', en: 'Example City' },
      kind: 'city',
      example: true,
      attributes: { zone: 'east' },
      line: 1,
    },
    {
      id: 'county',
      code: '990101',
      name: { 'zh-CN': '示例县' },
      kind: 'county',
      until: '2025-12-31',
      example: true,
      attributes: {},
      line: 2,
    },
    {
      id: 'county',
      code: '990102',
      name: { 'zh-CN': '示例区' },
      kind: 'district',
      from: '2026-01-01',
      example: true,
      attributes: {},
      line: 3,
    },
  ],
  memberships: [{ hierarchy: 'territory', unit: 'county', parent: 'city', share: 1, from: '2020-01-01' }],
  successions: [{ unit: 'county', successor: 'city', share: 0.5, on: '2027-01-01' }],
};

describe.each(await testClusters())('a rehearsal on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'rehearsal');
    await withSession(database.owner, async (client) => {
      await makeRehearsal(client);
      await registerUnits(client, REGISTER);
      await registerAuthority(client, { id: 'beichuan', titleZh: '示例市', unit: 'city', isExample: true });
      await makeRehearsal(client);
    });
    store = await database.store();
  });
  afterAll(() => database.drop());

  test('COMMIT-1 STORE-10 a told year stands as told: each month knows what was known then, and moments do not go back', async () => {
    const stream = valueStream({ indicator: 'gdp', period: '2026-01', unit: 'county', source: 'report' });
    const write = (told: string, event: object, version: number) =>
      store.commit({
        entered: MACHINE,
        command: 'rehearse',
        about: stream,
        key: told,
        content: digest(told),
        expected: [{ stream, version }],
        events: [{ stream, event: event as never }],
        told,
      });
    const entered = (version: number, value: number) => ({ type: 'value_entered', version, figure: { value } });
    expect(await write('2026-02-20T08:00:00.000Z', entered(1, 5.1), 0)).toMatchObject({ value: { at: '2026-02-20T08:00:00.000Z' } });
    expect(await write('2026-02-25T08:00:00.000Z', { type: 'value_approved', version: 1 }, 1)).toHaveProperty('value');
    expect(await write('2026-05-10T08:00:00.000Z', entered(2, 4.9), 2)).toHaveProperty('value');
    expect(await write('2026-06-01T08:00:00.000Z', { type: 'value_approved', version: 2 }, 3)).toHaveProperty('value');
    expect(await write('2026-03-01T08:00:00.000Z', { type: 'value_confirmed', version: 2 }, 4)).toMatchObject({
      value: { at: '2026-06-01T08:00:00.000Z' },
    });
    const known = async (at: string, as: 'counted' | 'reported') => (await store.known(MACHINE, { at, as })).map(({ figure }) => figure);
    expect(await known('2026-02-19T00:00:00.000Z', 'reported')).toEqual([]);
    expect(await known('2026-02-21T00:00:00.000Z', 'reported')).toEqual([{ value: 5.1 }]);
    expect(await known('2026-02-21T00:00:00.000Z', 'counted')).toEqual([]);
    expect(await known('2026-05-31T00:00:00.000Z', 'counted')).toEqual([{ value: 5.1 }]);
    expect(await known('2026-05-31T00:00:00.000Z', 'reported')).toEqual([{ value: 4.9 }]);
    expect(await known('2026-06-02T00:00:00.000Z', 'counted')).toEqual([{ value: 4.9 }]);
  });

  test('COMMIT-1 what serves an authority as a record does not become a rehearsal', async () => {
    const record = await copyDatabase(cluster, 'record');
    try {
      const made = await refusing(() =>
        withSession(record.owner, async (client) => {
          await registerAuthority(client, { id: 'beichuan', titleZh: '示例市', isExample: true });
          await makeRehearsal(client);
        }),
      );
      expect(made).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'moment' } } });
    } finally {
      await record.drop();
    }
  });

  test('STORE-7 a register is taken up whole and again, with its days', async () => {
    await withSession(database.owner, (client) => registerUnits(client, REGISTER));
    const rows = await database.ask(
      'app',
      'select unit_id, code, name_en, from_day::text, until_day::text, attributes from kedu.unit_version order by unit_id, from_day',
    );
    expect(rows).toEqual([
      {
        unit_id: 'city',
        code: '990100',
        name_en: 'Example City',
        from_day: '-infinity',
        until_day: 'infinity',
        attributes: { zone: 'east' },
      },
      { unit_id: 'county', code: '990101', name_en: null, from_day: '-infinity', until_day: '2025-12-31', attributes: {} },
      { unit_id: 'county', code: '990102', name_en: null, from_day: '2026-01-01', until_day: 'infinity', attributes: {} },
    ]);
    await expect(
      withSession(database.owner, (client) =>
        registerUnits(client, { ...REGISTER, memberships: [{ hierarchy: 'territory', unit: 'city', parent: 'city', share: 1 }] }),
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(database.ask('app', "insert into kedu.unit (unit_id) values ('mine')")).rejects.toMatchObject({ code: '42501' });
  });

  test('STORE-4 the role for backups reads every authority and writes none, and does not see the secret', async () => {
    expect(await store.write(command(MACHINE))).toHaveProperty('value');
    const seen = await database.ask<{ n: string }>('read', 'select count(*) as n from kedu.audit');
    expect(Number(seen[0]?.n)).toBeGreaterThan(5);
    for (const sql of [
      'select * from kedu.installation_secret',
      "insert into kedu.person (person_id, kind, display_name) values ('x', 'person', 'x')",
      'delete from kedu.audit',
    ])
      await expect(database.ask('read', sql)).rejects.toMatchObject({ code: '42501' });
  });
});
