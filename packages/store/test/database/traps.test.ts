import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseStore } from '../../src/store.ts';
import { command, figure, NORTH, provision, SOUTH } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

/** A value of the south that nobody of the north may come to know in any way. */
const SECRET = 4242.5;

describe.each(await testClusters())('ways around row-level security on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;
  let client: Client;

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'traps');
    store = await database.store();
    await provision(database, store);
    for (const [entered, unit, value] of [
      [NORTH, '990101', 5],
      [SOUTH, '990201', SECRET],
    ] as const) {
      const answer = await store.write(
        command(entered, { facts: [figure(unit, value)], events: [{ stream: 'round/1', event: { value } }] }),
      );
      if ('issue' in answer) throw new Error(answer.issue.code);
    }
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    client = new Client(database.app);
    client.on('error', () => {});
    await client.connect();
  });
  afterEach(() => client.end());

  const begin = async ({ authority, person, post }: typeof NORTH | typeof SOUTH): Promise<void> => {
    await client.query('begin');
    await client.query('select kedu.enter($1, $2, $3)', [authority, person, post]);
  };
  const authorities = async (table = 'observation'): Promise<string[]> =>
    (await client.query<{ authority_id: string }>(`select distinct authority_id from kedu.${table}`)).rows.map((row) => row.authority_id);
  /** SQLSTATE and everything that a refusal tells. */
  const refusal = async (sql: string, values: readonly unknown[] = []): Promise<{ code: string; told: string }> => {
    await client.query('savepoint try');
    try {
      await client.query(sql, [...values]);
    } catch (error) {
      await client.query('rollback to savepoint try');
      const { code = '', message, detail, hint, where } = error as Error & Record<'code' | 'detail' | 'hint' | 'where', string | undefined>;
      return { code, told: [message, detail, hint, where].join(' ') };
    }
    throw new Error('it was done');
  };

  test('STORE-8 who is not entered sees no row, and who is entered sees his authority alone', async () => {
    expect(await authorities()).toEqual([]);
    await begin(NORTH);
    expect(await authorities()).toEqual(['beichuan']);
    await client.query('rollback');
    await begin(SOUTH);
    expect(await authorities()).toEqual(['nanhe']);
  });

  test('STORE-8 nobody enters where he does not sit, and a refused entry leaves nobody entered', async () => {
    for (const [authority, person, post] of [
      ['nanhe', 'p-north', 'office'],
      ['beichuan', 'p-north', 'other'],
      ['elsewhere', 'kedu', 'kedu'],
      ['beichuan', 'p-north', 'security_administrator'],
      ['beichuan', 'p-north\x1f', 'office'],
    ]) {
      await client.query('begin');
      expect((await refusal('select kedu.enter($1, $2, $3)', [authority, person, post])).code).toBe('KD001');
      expect(await authorities()).toEqual([]);
      await client.query('rollback');
    }
    await begin(NORTH);
    await client.query(
      "do $do$ begin perform kedu.enter('nanhe', 'p-north', 'office'); exception when sqlstate 'KD001' then null; end $do$",
    );
    expect(await authorities()).not.toContain('nanhe');
  });

  test('STORE-8 the setting ends with the transaction, and is not believed in another', async () => {
    await begin(NORTH);
    const { rows } = await client.query<{ setting: string }>("select current_setting('kedu.entered') as setting");
    await client.query('commit');
    expect(await authorities()).toEqual([]);
    await client.query("select set_config('kedu.entered', $1, false)", [rows[0]?.setting]);
    expect(await authorities()).toEqual([]);
    await client.query('begin');
    expect(await authorities()).toEqual([]);
  });

  test('STORE-9 settings that are forged or reset show nothing', async () => {
    await begin(NORTH);
    const { rows } = await client.query<{ setting: string }>("select current_setting('kedu.entered') as setting");
    const setting = rows[0]?.setting ?? '';
    expect(setting).toContain('beichuan');
    for (const forged of [
      setting.replace('beichuan', 'nanhe'),
      'nanhe',
      `nanhe\x1fp-south\x1foffice\x1fbusiness\x1e${'0'.repeat(64)}`,
      '',
    ]) {
      await client.query("select set_config('kedu.entered', $1, true)", [forged]);
      expect(await authorities()).toEqual([]);
    }
    await client.query("select set_config('kedu.entered', $1, true)", [setting]);
    expect(await authorities()).toEqual(['beichuan']);
    await client.query('reset kedu.entered');
    expect(await authorities()).toEqual([]);
    await client.query("select set_config('kedu.entered', current_setting('kedu.command', true), true)");
    expect(await authorities()).toEqual([]);
    for (const name of ['sealed', 'unsealed']) expect((await refusal(`select kedu.${name}('x')`)).code).toBe('42501');
    expect((await refusal("select kedu.seal('kedu.entered', 'nanhe', 'kedu', 'kedu', 'machine')")).code).toBe('42501');
    expect((await refusal('select secret from kedu.installation_secret')).code).toBe('42501');
  });

  test('STORE-9 row-level security cannot be switched off, nor another role be taken', async () => {
    await begin(NORTH);
    await client.query('set local row_security = off');
    expect((await refusal('select * from kedu.observation')).code).toBe('42501');
    await client.query('set local row_security = on');
    for (const role of ['kedu_owner', 'kedu_read', cluster.superuser.user]) expect((await refusal(`set role ${role}`)).code).toBe('42501');
    expect((await refusal('alter table kedu.observation disable row level security')).code).toBe('42501');
    expect((await refusal('create policy mine on kedu.observation using (true)')).code).toBe('42501');
  });

  test('STORE-9 the owner of the tables sees no row either', async () => {
    const seen = await database.ask<{ n: string }>('owner', 'select count(*) as n from kedu.observation');
    expect(seen).toEqual([{ n: '0' }]);
    await expect(database.ask('owner', 'delete from kedu.observation')).rejects.toMatchObject({ code: 'KD002' });
    await expect(database.ask('owner', 'truncate kedu.observation cascade')).rejects.toMatchObject({ code: 'KD002' });
  });

  test('STORE-9 views show what their reader may see', async () => {
    await begin(NORTH);
    for (const view of ['seat_now', 'post_now', 'round_now', 'burden', 'read_grant_now'])
      expect((await authorities(view)).filter((authority) => authority !== 'beichuan')).toEqual([]);
    expect(await authorities('seat_now')).toEqual(['beichuan']);
  });

  test('STORE-9 functions of the owner work for who is entered alone', async () => {
    await client.query('begin');
    for (const call of ["kedu.record_command('x', 'y', 'sha256:' || repeat('0', 64))", 'kedu.stage_observations()'])
      expect((await refusal(`select ${call}`)).code).toBe('KD001');
    await client.query('rollback');
    await begin(NORTH);
    await client.query("select kedu.record_command('x', 'y', 'sha256:' || repeat('0', 64))");
    expect(await authorities('audit')).toEqual(['beichuan']);
  });

  test('COMMIT-1 a row bears the command, moment and person of a command of this transaction, and of no other', async () => {
    await begin(NORTH);
    const said = ['first', 'second', 'third'].map((name) => ({
      person: NORTH.person,
      post: NORTH.post,
      command: name,
      about: 'x',
      events_digest: `sha256:${'0'.repeat(64)}`,
    }));
    const { rows } = await client.query<{ first: string; moments: Date[] }>('select * from kedu.record_commands($1, $2::jsonb)', [
      NORTH.authority,
      JSON.stringify(said),
    ]);
    const [first, moments] = [Number(rows[0]?.first), rows[0]?.moments ?? []];
    const insert = (since: number, at: Date | undefined, person: string, post: string, version: number): [string, unknown[]] => [
      `insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, known_from, person_id, post_id, since, position, first_step)
       values ('beichuan', 'stamp', '2026-11', '990101', 'report', $5, 1, $2, $3, $4, $1, 1, 'draft')`,
      [since, at, person, post, version],
    ];
    for (const wrong of [
      insert(first - 1, moments[0], NORTH.person, NORTH.post, 1),
      insert(first + 3, moments[2], NORTH.person, NORTH.post, 1),
      insert(first, new Date(0), NORTH.person, NORTH.post, 1),
      insert(first, moments[0], SOUTH.person, NORTH.post, 1),
      insert(first, moments[0], NORTH.person, 'other', 1),
      insert(first + 2, moments[2], SOUTH.person, NORTH.post, 1),
    ])
      expect((await refusal(...wrong)).code).toBe('42501');
    for (const version of [1, 2, 3])
      await client.query(...insert(first + version - 1, moments[version - 1], NORTH.person, NORTH.post, version));
    const forged =
      "insert into kedu.event (authority_id, stream, version, position, since, body) values ('beichuan', 'round/f', 1, 1, $1, '{}')";
    expect((await refusal(forged, [first - 1])).code).toBe('42501');
    expect((await refusal(forged, [first + 3])).code).toBe('42501');
    await client.query(forged, [first]);
    const together = [...said, { ...said[0], person: 'kedu', post: 'kedu' }];
    expect((await refusal('select kedu.record_commands($1, $2::jsonb)', [NORTH.authority, JSON.stringify(together)])).code).toBe('KD008');
    const unseated = [{ ...said[0], post: 'security_administrator' }];
    expect((await refusal('select kedu.record_commands($1, $2::jsonb)', [NORTH.authority, JSON.stringify(unseated)])).code).toBe('KD001');
    expect((await refusal('select kedu.record_commands($1, $2::jsonb)', [SOUTH.authority, JSON.stringify(said)])).code).toBe('KD001');
  });

  test('STORE-9 neither a unique index nor a foreign key tells whether others have a row', async () => {
    await begin(NORTH);
    await client.query("select kedu.record_command('x', 'y', 'sha256:' || repeat('0', 64))");
    const insert = (authority: string, unit: string): string =>
      `insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, known_from, person_id, post_id, since, position, first_step)
       values ('${authority}', 'gdp_growth', '2026-11', '${unit}', 'report', 1, 1, (select at from kedu.command_stamp()), 'p-north', 'office', (select since from kedu.command_stamp()), 1, 'draft')`;
    const step = (unit: string): string =>
      `insert into kedu.observation_step (authority_id, indicator, period, unit_id, source, version, since, position, step, at, person_id, post_id)
       values ('nanhe', 'gdp_growth', '2026-11', '${unit}', 'report', 1, (select since from kedu.command_stamp()), 1, 'checked', (select at from kedu.command_stamp()), 'p-north', 'office')`;
    const existing = await refusal(insert('nanhe', '990201'));
    expect(existing.code).toBe('42501');
    expect(await refusal(insert('nanhe', '990102'))).toEqual(existing);
    expect(await refusal(step('990201'))).toEqual(await refusal(step('990102')));
    const reuse = await refusal(
      "insert into kedu.command_key (authority_id, person_id, key, content_digest, since) values ('nanhe', 'p-south', 'key-1', '', (select since from kedu.command_stamp()))",
    );
    expect(reuse.code).toBe('42501');
    await client.query(insert('beichuan', '990201'));
    expect((await refusal(insert('beichuan', '990201'))).code).toBe('23505');
  });

  test('STORE-9 on conflict, returning, update and merge reach no row of others', async () => {
    await begin(NORTH);
    for (const sql of [
      'update kedu.observation set value = 0 returning value',
      'delete from kedu.observation returning value',
      "insert into kedu.event (authority_id, stream, version, position, since, body) values ('nanhe', 'round/1', 1, 1, 1, '{}') on conflict do nothing returning body",
      'merge into kedu.event e using kedu.event s on e.since = s.since when matched then delete',
      'select * from kedu.observation for update',
      'lock table kedu.observation in access exclusive mode',
      'truncate kedu.observation',
    ])
      expect((await refusal(sql)).code).toBe('42501');
  });

  test('STORE-9 an error tells no value of others', async () => {
    await begin(NORTH);
    for (const sql of [
      'select 1 / (value - 4242.5)::integer from kedu.observation',
      'select value::text::boolean from kedu.observation where value > 4000',
      "select (body->>'value')::boolean from kedu.event where body->>'value' like '4242%'",
    ]) {
      const told = await refusal(sql).then(
        (one) => one.told,
        () => '',
      );
      expect(told).not.toContain('4242');
    }
    // A function that tells what it is given is not called for rows that the policy hides.
    await client.query("select kedu.record_command('x', 'y', 'sha256:' || repeat('0', 64))");
    const notices: string[] = [];
    client.on('notice', ({ message }) => notices.push(message ?? ''));
    const { rows } = await client.query('select * from kedu.observation where value::text::numeric > 4000');
    expect(rows).toEqual([]);
  });

  test('STORE-9 statistics of tables with policies are shown to nobody who serves', async () => {
    await database.ask('superuser', 'analyze kedu.observation');
    const all = await database.ask<{ n: string }>(
      'superuser',
      "select count(*) as n from pg_stats where schemaname = 'kedu' and tablename = 'observation'",
    );
    expect(Number(all[0]?.n)).toBeGreaterThan(0);
    for (const view of ['pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs']) {
      const { rows } = await client.query(
        `select * from ${view} where schemaname = 'kedu' and tablename in ('observation', 'event', 'audit')`,
      );
      expect(rows).toEqual([]);
    }
    await client.query('begin');
    expect((await refusal('select * from pg_statistic')).code).toBe('42501');
  });

  test('STORE-9 COPY shows what a query shows, and takes nothing in past the policies', async () => {
    await begin(NORTH);
    const copied = await client.query('select count(*)::integer as n from kedu.observation');
    expect(copied.rows).toEqual([{ n: 1 }]);
    expect((await refusal("copy kedu.observation to '/dev/null'")).code).toBe('42501');
    expect((await refusal("copy kedu.observation to program 'cat'")).code).toBe('42501');
    expect((await refusal('copy kedu.observation from stdin')).code).toMatch(/0A000|42501/);
  });

  test('STORE-9 statements kept over a change of authority see the new one', async () => {
    const statement = { name: 'kept', text: 'select authority_id, value from kedu.observation' };
    for (let round = 0; round < 8; round += 1) {
      const entered = round % 2 === 0 ? NORTH : SOUTH;
      await begin(entered);
      const { rows } = await client.query(statement);
      expect(rows).toEqual([{ authority_id: entered.authority, value: entered === NORTH ? 5 : SECRET }]);
      await client.query('commit');
      expect((await client.query(statement)).rows).toEqual([]);
    }
  });

  test('STORE-9 a cursor shows rows of who is entered, and ends with the transaction; the program holds none beyond it', async () => {
    await begin(SOUTH);
    await client.query('declare kept cursor for select value from kedu.observation');
    await client.query('select kedu.enter($1, $2, $3)', [NORTH.authority, NORTH.person, NORTH.post]);
    expect((await client.query('fetch all from kept')).rows).toEqual([{ value: 5 }]);
    await client.query('rollback');
    await begin(SOUTH);
    await client.query('declare kept cursor for select value from kedu.observation');
    await client.query('commit');
    await client.query('begin');
    expect((await refusal('fetch all from kept')).code).toBe('34000');
    const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(10);
    for (const file of sources) expect(readFileSync(join(SOURCES, file), 'utf8')).not.toMatch(/with hold/i);
  });

  test('STORE-9 there are no sequences, no large objects and no tables of its own for the role that serves', async () => {
    await begin(NORTH);
    for (const sql of [
      'select lo_create(0)',
      "select lo_from_bytea(0, 'x')",
      'select lo_get(1)',
      'select loread(0, 1)',
      'create temporary table mine (value float8)',
      'create table kedu.mine (value float8)',
      'create table public.mine (value float8)',
      'create schema mine',
      "create function pg_temp.tell(x text) returns text language sql as 'select x'",
    ])
      expect((await refusal(sql)).code).toBe('42501');
    const { rows } = await client.query("select * from pg_sequences where schemaname = 'kedu'");
    expect(rows).toEqual([]);
  });

  test('STORE-9 what is staged is gone with its transaction, and no other connection sees it', async () => {
    await begin(SOUTH);
    await client.query('select kedu.stage_observations()');
    await client.query("insert into pg_temp.staged_observation values (1, 'a', 'b', 'c', 'd', 4242.5, null)");
    const other = new Client(database.app);
    await other.connect();
    const seen = await other.query(
      "select count(*)::integer as n from pg_class where relname = 'staged_observation' and relnamespace = pg_my_temp_schema()",
    );
    await other.end();
    expect(seen.rows).toEqual([{ n: 0 }]);
    await client.query('commit');
    await begin(NORTH);
    expect((await refusal('select * from pg_temp.staged_observation')).code).toMatch(/42P01|3F000/);
  });

  test('STORE-9 notices and advisory locks carry no data: the program listens to none, and locks are numbers', async () => {
    const listening = await database.ask<{ n: string }>(
      'superuser',
      "select count(*) as n from pg_proc where pronamespace = 'kedu'::regnamespace and prosrc ~* 'pg_notify|listen '",
    );
    expect(listening).toEqual([{ n: '0' }]);
    await begin(NORTH);
    await client.query('select pg_advisory_xact_lock(1, 2)');
    const { rows } = await client.query("select count(*)::integer as n from pg_locks where locktype = 'advisory'");
    expect(rows[0].n).toBeGreaterThan(0);
  });

  test('STORE-8 a grant opens what it names, to whom it names, for its units and days alone', async () => {
    const grant = (grant_id: string, row: Readonly<Record<string, unknown>>) =>
      store.write(
        command(SOUTH, {
          facts: [
            {
              table: 'read_grant',
              row: {
                grant_id,
                reader_authority_id: 'beichuan',
                table_groups: ['values'],
                unit_ids: null,
                from_day: '2026-01-01',
                until_day: 'infinity',
                reason: '互查',
                ...row,
              },
            },
          ],
        }),
      );
    const seen = async (): Promise<string[]> => {
      await begin(NORTH);
      const found = await authorities();
      const events = await authorities('event');
      await client.query('rollback');
      expect(events).toEqual(['beichuan']);
      return found.sort();
    };
    expect(await grant('past', { until_day: '2026-01-31' })).toHaveProperty('value');
    expect(await grant('other-tables', { table_groups: ['schemes', 'results', 'rounds'] })).toHaveProperty('value');
    expect(await grant('other-unit', { unit_ids: ['990102'] })).toHaveProperty('value');
    expect(await seen()).toEqual(['beichuan']);
    expect(await grant('one-unit', { unit_ids: ['990201'] })).toHaveProperty('value');
    expect(await seen()).toEqual(['beichuan', 'nanhe']);
    expect(await grant('one-unit', { unit_ids: ['990201'], until_day: '2026-02-01' })).toHaveProperty('value');
    expect(await seen()).toEqual(['beichuan']);
    expect(await grant('whole', {})).toHaveProperty('value');
    expect(await seen()).toEqual(['beichuan', 'nanhe']);
    await begin(NORTH);
    await client.query("select kedu.record_command('x', 'y', 'sha256:' || repeat('0', 64))");
    expect(
      (
        await refusal(
          `insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, known_from, person_id, post_id, since, position, first_step)
           values ('nanhe', 'new', '2026-11', '990201', 'report', 1, 1, (select at from kedu.command_stamp()), 'p-north', 'office', (select since from kedu.command_stamp()), 1, 'draft')`,
        )
      ).code,
    ).toBe('42501');
  });
});
