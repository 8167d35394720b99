import { brokenAudit } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditBreak, auditIssue } from '../../src/index.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { command, NORTH, provision, SOUTH } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

describe.each(await testClusters())('the audit trail on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;
  const broken = (entered = NORTH) => store.look(entered, (client) => auditBreak(client, entered.authority));
  /** Somebody who has the database in his hands. */
  const behind = async (...statements: string[]): Promise<void> => {
    for (const sql of ['alter table kedu.audit disable trigger all', ...statements, 'alter table kedu.audit enable trigger all'])
      await database.ask('superuser', sql);
  };

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'audit');
    store = await database.store();
    await provision(database, store);
    for (let i = 0; i < 12; i += 1) expect(await store.write(command(NORTH))).toHaveProperty('value');
  });
  afterAll(() => database.drop());

  test('COMMIT-2 nobody changes it: not who serves, not the owner, not the superuser in passing', async () => {
    for (const [as, code] of [
      ['app', '42501'],
      ['owner', 'KD002'],
      ['superuser', 'KD002'],
    ] as const)
      for (const sql of ["update kedu.audit set person_id = 'x'", 'delete from kedu.audit', 'truncate kedu.audit cascade'])
        await expect(database.ask(as, sql)).rejects.toMatchObject({ code });
    await expect(
      database.ask(
        'app',
        'insert into kedu.audit select authority_id, sequence + 1, at, person_id, post_id, command, about, events_digest, digest, digest from kedu.audit',
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('COMMIT-2 who was taken up and what was published is found without reading the whole trail', async () => {
    await store.look(NORTH, async (client) => {
      await client.query('set local enable_seqscan = off');
      for (const act of ['register_person', 'publish_bundle']) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `explain select about from kedu.audit where authority_id = $1 and command = '${act}' order by sequence desc`,
          [NORTH.authority],
        );
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_command_authority_id_sequence_idx');
      }
    });
  });

  test('COMMIT-2 it follows from itself, by the database and by workflow alike', async () => {
    expect(await broken()).toBeUndefined();
    expect(await broken(SOUTH as never)).toBeUndefined();
    expect(brokenAudit(await store.audit(NORTH, 1, 100))).toBeUndefined();
  });

  test.each([
    ['a word changed', ["update kedu.audit set person_id = 'p-south' where authority_id = 'beichuan' and sequence = 5"], 5, 'digest'],
    [
      'a word changed with its digest',
      [
        "update kedu.audit set about = 'else' where authority_id = 'beichuan' and sequence = 4",
        "update kedu.audit set digest = kedu.audit_digest(authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest) where authority_id = 'beichuan' and sequence = 4",
      ],
      5,
      'previous',
    ],
    ['a row removed', ["delete from kedu.audit where authority_id = 'beichuan' and sequence = 3"], 3, 'gap'],
    ['the last row removed', ["delete from kedu.audit where authority_id = 'beichuan' and sequence = 13"], 13, 'head'],
  ])('COMMIT-2 %s shows', async (_, statements, sequence, reason) => {
    await database.ask('superuser', 'create table kept as table kedu.audit');
    await behind(...statements);
    const found = await broken();
    expect(found).toMatchObject({ authority: 'beichuan', sequence, reason });
    expect(found && auditIssue(found)).toMatchObject({ code: 'STORE_CHAIN', args: { sequence, reason } });
    await behind('delete from kedu.audit', 'insert into kedu.audit table kept');
    await database.ask('superuser', 'drop table kept');
    expect(await broken()).toBeUndefined();
  });

  test('STORE-8 RIGHT-4 the database refuses one person two of the three seats, and an administrator a post', async () => {
    const machine = { authority: 'beichuan', person: 'kedu', post: 'kedu' };
    await database.ask(
      'superuser',
      "insert into kedu.person (person_id, kind, display_name) select 'p-' || n, 'person', '示例' from generate_series(1, 4) n",
    );
    const seat = (seat: string, person: string) =>
      store.write(command(machine, { facts: [{ table: 'admin_seat', row: { seat, person_id: person } }] }));
    expect(await seat('system_administrator', 'p-1')).toHaveProperty('value');
    expect(await seat('security_administrator', 'p-2')).toHaveProperty('value');
    expect(await seat('audit_administrator', 'p-1')).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'administrators' } } });
    expect(await seat('audit_administrator', NORTH.person)).toMatchObject({ issue: { args: { reason: 'administrators' } } });
    const post = {
      table: 'seat',
      row: { post_id: 'office', person_id: 'p-2', from_day: '2026-01-01', capacity: 'deputy', until_day: 'infinity' },
    };
    expect(await store.write(command(machine, { facts: [post] }))).toMatchObject({ issue: { args: { reason: 'administrators' } } });
    // Whoever takes a post later has it already; one whose post was taken back before it began has none.
    const later = { ...post, row: { ...post.row, person_id: 'p-3', from_day: '2999-01-01' } };
    expect(await store.write(command(machine, { facts: [later] }))).toHaveProperty('value');
    expect(await seat('audit_administrator', 'p-3')).toMatchObject({ issue: { args: { reason: 'administrators' } } });
    const ended = { table: 'seat_end', row: { post_id: 'office', person_id: 'p-3', until_day: '2998-12-31' } };
    expect(await store.write(command(machine, { facts: [ended] }))).toHaveProperty('value');
    expect(await seat('audit_administrator', 'p-3')).toHaveProperty('value');
    expect(await seat('system_administrator', 'p-4')).toHaveProperty('value');
    expect(await store.write(command(machine, { facts: [{ ...post, row: { ...post.row, person_id: 'p-1' } }] }))).toHaveProperty('value');
  });

  test('STORE-8 an administrator sees rights and the audit trail of his authority, and no business', async () => {
    const entered = { authority: 'beichuan', person: 'p-2', post: 'security_administrator' };
    const seen = await store.look(entered, async (client) => {
      const count = async (table: string) =>
        Number((await client.query<{ n: string }>(`select count(*) as n from kedu.${table}`)).rows[0]?.n);
      return {
        audit: await count('audit'),
        seat: await count('seat'),
        observation: await count('observation'),
        task: await count('task'),
        event: await count('event'),
      };
    });
    expect(seen.audit).toBeGreaterThan(12);
    expect(seen.seat).toBeGreaterThan(0);
    expect(seen).toMatchObject({ observation: 0, task: 0, event: 1 });
    const business = await store.write(command(entered, { events: [{ stream: 'round/1', event: {} }] }));
    expect(business).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'policy' } } });
    const rights = await store.write(command(entered, { events: [{ stream: 'rights', event: { type: 'appointed' } }] }));
    expect(rights).toHaveProperty('value');
    expect(await store.write(command({ ...entered, post: 'audit_administrator' }))).toMatchObject({ issue: { code: 'STORE_ENTERED' } });
  });

  test('STORE-10 a published version of a scheme is frozen', async () => {
    const step = (name: string, hash: string) =>
      store.write(
        command(NORTH, {
          facts: [
            {
              table: 'scheme_version',
              row: { scheme_id: 's', version: '1', position: 1, step: name, content_hash: `sha256:${hash.repeat(64)}` },
            },
          ],
        }),
      );
    for (const name of ['drafted', 'sent', 'reviewed', 'published']) expect(await step(name, 'a')).toHaveProperty('value');
    for (const name of ['drafted', 'returned', 'published', 'withdrawn'])
      expect(await step(name, 'b')).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'published' } } });
  });
});
