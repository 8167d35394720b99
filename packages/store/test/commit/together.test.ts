import { type Commit, MACHINE, streamName, valueColumn, valueStream } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseStore } from '../../src/store.ts';
import { command, digest, NORTH, provision, UNITS } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const entered = { authority: NORTH.authority, ...MACHINE };
let database: TestDatabase;
let store: DatabaseStore;
beforeAll(async () => {
  const [cluster] = await testClusters();
  if (cluster === undefined) throw new Error('no cluster');
  database = await copyDatabase(cluster, 'together');
  store = await database.store();
  await provision(database, store);
});
afterAll(() => database.drop());

describe('COMMIT-1 commands that wait at the same time', () => {
  test('are written together where they only read the same stream, and apart where one writes what another read', async () => {
    const [rights] = await store.read(entered, ['rights'] as const);
    const version = rights?.version ?? -1;
    const reads = { stream: 'rights', version };
    const many = Array.from({ length: 30 }, (_, i) =>
      store.write(
        command(entered, { expected: [reads], events: [{ stream: streamName('round', `r-${i}`), event: { type: 'round_closed' } }] }),
      ),
    );
    // In the middle of those that read the rights, one that writes them: whoever comes after it was decided on what is no more.
    const writer = store.write(command(entered, { expected: [reads], events: [{ stream: 'rights', event: { type: 'appointed' } }] }));
    const late = store.write(command(entered, { expected: [reads], events: [{ stream: 'round/late', event: { type: 'round_closed' } }] }));
    const answers = await Promise.all([...many, writer]);
    for (const answer of answers) expect(answer).toHaveProperty('value');
    expect(await late).toMatchObject({
      issue: { code: 'COMMIT_CONFLICT', args: { stream: 'rights', expected: version, found: version + 1 } },
    });
    const moments = await database.ask<{ transactions: string }>(
      'superuser',
      "select count(distinct e.xmin::text) as transactions from kedu.event e where e.stream like 'round/r-%'",
    );
    expect(Number(moments[0]?.transactions)).toBeLessThan(10);
  });

  test('COMMIT-3 COMMIT-4 of which all were done already, or come too late, are answered each by itself', async () => {
    const made = Array.from({ length: 3 }, (_, i) =>
      command(entered, {
        expected: [{ stream: `round/again-${i}`, version: 0 }],
        events: [{ stream: `round/again-${i}`, event: { type: 'round_closed' } }],
      }),
    );
    const first = await Promise.all(made.map((one) => store.write(one)));
    // As after a restart: connections that have written nothing yet.
    const restarted = await database.store();
    const again = await Promise.all(made.map((one) => restarted.write(one)));
    expect(again).toEqual(first.map((said) => ('value' in said ? { value: { ...said.value, again: true } } : said)));
    const late = await Promise.all(made.map((one) => store.write(command(entered, { expected: one.expected, events: one.events }))));
    expect(late).toEqual(late.map(() => ({ issue: expect.objectContaining({ code: 'COMMIT_CONFLICT' }) })));
  });

  test('COMMIT-8 two that were decided on all streams of a kind and each make one are apart, and the later is too late', async () => {
    const made = (id: string) =>
      command(entered, {
        expected: [{ stream: 'connector/', version: 0 }],
        events: [
          {
            stream: streamName('connector', id),
            event: { type: 'connector_declared', indicators: ['a'], mapping: 'm', from: '2026-01-01' },
          },
        ],
      });
    const [first, second] = await Promise.all([store.write(made('one')), store.write(made('two'))]);
    expect(first).toHaveProperty('value');
    expect(second).toMatchObject({ issue: { code: 'COMMIT_CONFLICT', args: { stream: 'connector/', expected: 0, found: 1 } } });
    expect(await store.names(entered, 'connector/')).toEqual(['connector/one']);
    // What makes a further one does not overtake what was decided before it and has to wait.
    const closed = { stream: 'round/waited-for', event: { type: 'round_closed' } };
    const [, waits] = await Promise.all([
      store.write(command(entered, { events: [closed] })),
      store.write(command(entered, { expected: [{ stream: 'connector/', version: 1 }], events: [closed] })),
      store.write(command(entered, { events: [{ stream: 'connector/three', event: { type: 'connector_suspended' } }] })),
    ]);
    expect(waits).toHaveProperty('value');
    expect(await store.names(entered, 'connector/')).toEqual(['connector/one', 'connector/three']);
  });

  test('COMMIT-8 what was decided on all figures of an indicator is apart from a command for one of them, in their order', async () => {
    const cell = { indicator: 'gdp_growth', period: '2026-10', unit: UNITS[0], source: 'report' };
    const stream = valueStream(cell);
    const enter = (key: string, version: number): Commit => ({
      entered,
      command: 'enter_values',
      about: 'round/2026-10',
      key,
      content: digest(key),
      expected: [{ stream, version }],
      events: [{ stream, event: { type: 'value_entered', version: version + 1, figure: { value: version } } }],
    });
    const restsOn = (expected: Commit['expected'], round: string) =>
      store.write(command(entered, { expected, events: [{ stream: streamName('round', round), event: { type: 'round_closed' } }] }));
    const untouched = await store.numbers(entered, [valueColumn(cell)]);
    const [first, late] = await Promise.all([store.commit(enter('together-1', 0)), restsOn(untouched, 'too-late')]);
    expect(first).toHaveProperty('value');
    expect(late).toMatchObject({ issue: { code: 'COMMIT_CONFLICT', args: { stream: valueColumn(cell), expected: 0 } } });
    const touched = await store.numbers(entered, [valueColumn(cell)]);
    const [sealed, after] = await Promise.all([restsOn(touched, 'in-time'), store.commit(enter('together-2', 1))]);
    const sequences = [sealed, after].map((answer) => ('value' in answer ? answer.value.sequence : -1));
    expect(sequences).toEqual([sequences[0], (sequences[0] as number) + 1]);
  });

  test('COMMIT-4 STORE-8 a stream that was remembered is read on from where it was, and by nobody who may not see it', async () => {
    const stream = 'round/remembered' as const;
    const said = (n: number) =>
      command(entered, { expected: [{ stream, version: n }], events: [{ stream, event: { type: 'round_closed' } }] });
    const versions: (number | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      await store.write(said(n));
      versions.push((await store.read(entered, [stream, stream] as const))[1]?.version);
    }
    expect(versions).toEqual([1, 2, 3, 4]);
    const fresh = await database.store();
    expect((await fresh.read(entered, [stream]))[0]).toEqual((await store.read(entered, [stream]))[0]);
    const [others] = await store.read({ authority: 'nanhe', ...MACHINE }, [stream]);
    expect(others?.version).toBe(0);
    // An administrator sees no business, whatever this store remembers of it.
    await database.ask(
      'app',
      "insert into kedu.person (person_id, kind, display_name, is_example) values ('p-admin', 'person', '示例 管理', true)",
    );
    const seated = await store.write(
      command(entered, {
        events: [{ stream: 'rights', event: { type: 'administrator_seated' } }],
        facts: [{ table: 'admin_seat', row: { seat: 'audit_administrator', person_id: 'p-admin' } }],
      }),
    );
    expect(seated).toHaveProperty('value');
    const administrator = { authority: NORTH.authority, person: 'p-admin', post: 'audit_administrator' };
    const [hidden, rights] = await store.read(administrator, [stream, 'rights'] as const);
    expect([hidden?.version, (rights?.version ?? 0) > 0]).toEqual([0, true]);
  });
});
