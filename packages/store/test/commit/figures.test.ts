import { canonicalJson, contentHash } from '@kedu/model';
import { type Commit, type Figure, MACHINE, type StreamEvent, valueStream } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditBreak } from '../../src/commit/auditBreak.ts';
import { decidedCommand } from '../../src/commit/command.ts';
import { figuresBatch } from '../../src/commit/figuresBatch.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { command, NORTH, provision } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const entered = { authority: NORTH.authority, ...MACHINE };
let database: TestDatabase;
let store: DatabaseStore;
beforeAll(async () => {
  const [cluster] = await testClusters();
  if (cluster === undefined) throw new Error('no cluster');
  database = await copyDatabase(cluster, 'figures');
  store = await database.store();
  await provision(database, store);
});
afterAll(() => database.drop());

let keys = 0;

/** A figure entered by the machine, decided on the version that is told. */
function entry(unit: string, version: number, figure: Figure, key?: string): Commit {
  keys += 1;
  const stream = valueStream({ indicator: 'gdp_growth', period: '2026-12', unit, source: 'report' });
  const events: readonly StreamEvent[] = [{ stream, event: { type: 'value_entered', version: version + 1, figure } }];
  return {
    entered,
    command: 'enter_values',
    about: 'round/2026-12',
    key: key ?? `figures-${keys}`,
    content: contentHash(canonicalJson(events)),
    expected: [{ stream, version }],
    events,
  };
}

const streamOf = (unit: string) => valueStream({ indicator: 'gdp_growth', period: '2026-12', unit, source: 'report' });

describe('COMMIT-7 commands for figures that wait at the same time', () => {
  test('are written in one transaction, each with a row of the audit trail that follows from the one before', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => store.commit(entry(`u-${i}`, 0, { value: i / 8 }))));
    const sequences = answers.map((answer) => ('value' in answer ? answer.value.sequence : -1));
    expect(sequences).toEqual(sequences.map((_, i) => (sequences[0] as number) + i));
    const [{ transactions } = { transactions: '0' }] = await database.ask<{ transactions: string }>(
      'superuser',
      "select count(distinct o.xmin::text) as transactions from kedu.observation o where o.unit_id like 'u-%'",
    );
    expect(Number(transactions)).toBeLessThanOrEqual(2);
    expect(await inTransaction(store.pool, entered, (client) => auditBreak(client, entered.authority))).toBeUndefined();
    const figures = await store.read(entered, [streamOf('u-0'), streamOf('u-39')]);
    expect(figures.map(({ version, state }) => [version, state.versions[0]?.figure])).toEqual([
      [1, { value: 0 }],
      [1, { value: 39 / 8 }],
    ]);
  });

  test('of an authority that has many figures read those alone that they are about', async () => {
    for (let from = 0; from < 2_000; from += 500)
      await Promise.all(Array.from({ length: 500 }, (_, i) => store.commit(entry(`m-${from + i}`, 0, { value: i }))));
    const commands = Array.from({ length: 20 }, (_, i) => decidedCommand(entry(`n-${i}`, 0, { value: i })));
    const values = figuresBatch(commands) as readonly unknown[];
    // A connection whose plans are new, before anything was counted for the planner.
    const fresh = await database.store();
    const client = await fresh.pool.connect();
    try {
      await client.query('begin');
      const { rows: written } = await client.query(
        `select kedu.commit_figures(${values.map((_, i) => `$${i + 1}`).join(', ')}) as written`,
        [...values],
      );
      expect(written[0]).toMatchObject({ written: { first: expect.any(Number) } });
      const { rows } = await client.query<{ relname: string; read: string }>(
        `select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables
         where schemaname = 'kedu' and relname in ('observation', 'command_key') order by relname`,
      );
      expect(rows.map(({ relname }) => relname)).toEqual(['command_key', 'observation']);
      for (const { relname, read } of rows) expect(Number(read), relname).toBeLessThan(200);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('STORE-8 of an authority with many seats read those alone of the people who gave them, and refuse one whose seat has ended', async () => {
    const person = (i: number): string => `p-deputy-${String(i).padStart(4, '0')}`;
    await database.ask(
      'superuser',
      `insert into kedu.person (person_id, kind, display_name, is_example)
       select id, 'person', '示例 ' || id, true from unnest($1::text[]) as id`,
      [Array.from({ length: 1_000 }, (_, i) => person(i))],
    );
    const seat = { post_id: NORTH.post, from_day: '2026-01-01', capacity: 'deputy' };
    const seats = Array.from({ length: 1_000 }, (_, i) => ({
      table: 'seat',
      row: { ...seat, person_id: person(i), until_day: 'infinity' },
    }));
    const appoint = (facts: readonly Fact[]) =>
      store.write(
        command(entered, { command: 'appoint', about: 'rights', events: [{ stream: 'rights', event: { type: 'appointed' } }], facts }),
      );
    expect(await appoint(seats)).toHaveProperty('value');
    const by = (i: number, unit: string): Commit => ({
      ...entry(unit, 0, { value: i }),
      entered: { authority: NORTH.authority, person: person(i), post: NORTH.post },
    });
    const values = figuresBatch(Array.from({ length: 20 }, (_, i) => decidedCommand(by(i, `s-${i}`)))) as readonly unknown[];
    const fresh = await database.store();
    const client = await fresh.pool.connect();
    try {
      await client.query('begin');
      const { rows: written } = await client.query(
        `select kedu.commit_figures(${values.map((_, i) => `$${i + 1}`).join(', ')}) as written`,
        [...values],
      );
      expect(written[0]).toMatchObject({ written: { first: expect.any(Number) } });
      const { rows } = await client.query<{ read: string }>(
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_user_tables
         where schemaname = 'kedu' and relname = 'seat'`,
      );
      expect(Number(rows[0]?.read)).toBeLessThan(100);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await appoint([{ table: 'seat', row: { ...seat, person_id: person(1), until_day: '2026-01-02' } }])).toHaveProperty('value');
    const [stands, ended] = await Promise.all([store.commit(by(0, 's-0')), store.commit(by(1, 's-1'))]);
    expect(stands).toHaveProperty('value');
    expect(ended).toMatchObject({ issue: { code: 'STORE_ENTERED' } });
  });

  test('COMMIT-3 COMMIT-4 one that was done or came too late is answered by itself, and the others are written', async () => {
    const first = await store.commit(entry('v-0', 0, { value: 1 }, 'figures-again'));
    const place = 'value' in first ? first.value.sequence : -1;
    const [again, reused, late, good] = await Promise.all([
      store.commit(entry('v-0', 0, { value: 1 }, 'figures-again')),
      store.commit({ ...entry('v-1', 0, { value: 1 }), key: 'figures-again' }),
      store.commit(entry('v-0', 0, { value: 2 })),
      store.commit(entry('v-2', 0, { missing: 'source_late' })),
    ]);
    expect(again).toMatchObject({ value: { sequence: place, again: true } });
    expect(reused).toMatchObject({ issue: { code: 'COMMIT_KEY_REUSED' } });
    expect(late).toMatchObject({ issue: { code: 'COMMIT_CONFLICT', args: { stream: streamOf('v-0'), expected: 0, found: 1 } } });
    expect(good).toMatchObject({ value: { again: false } });
    expect((await store.read(entered, [streamOf('v-1'), streamOf('v-2')])).map(({ version }) => version)).toEqual([0, 1]);
    expect(await inTransaction(store.pool, entered, (client) => auditBreak(client, entered.authority))).toBeUndefined();
  });

  test('STORE-8 one of somebody who does not sit there is refused, and the others are written', async () => {
    const stranger = { ...entry('w-0', 0, { value: 1 }), entered: { authority: NORTH.authority, person: 'p-nobody', post: 'nowhere' } };
    const [refused, good] = await Promise.all([store.commit(stranger), store.commit(entry('w-1', 0, { value: 2 }))]);
    expect(refused).toMatchObject({ issue: { code: 'STORE_ENTERED' } });
    expect(good).toHaveProperty('value');
    expect((await store.read(entered, [streamOf('w-0'), streamOf('w-1')])).map(({ version }) => version)).toEqual([0, 1]);
  });

  test('COMMIT-6 what is remembered of a figure is what is read of it, and goes with a refusal', async () => {
    await store.commit(entry('x-0', 0, { value: 1 }));
    await store.commit(entry('x-0', 1, { value: 2 }));
    const [read] = await store.read(entered, [streamOf('x-0')]);
    expect(store.remembered(entered, streamOf('x-0'))).toEqual(read);
    expect(store.remembered({ authority: 'nanhe', ...MACHINE }, streamOf('x-0'))).toBeUndefined();
    // Another store writes on: what this one remembers has moved on, and the commit says so.
    const other = await database.store();
    await other.commit(entry('x-0', 2, { value: 3 }));
    expect(await store.commit(entry('x-0', 2, { value: 4 }))).toMatchObject({ issue: { code: 'COMMIT_CONFLICT' } });
    expect(store.remembered(entered, streamOf('x-0'))).toBeUndefined();
  });
});
