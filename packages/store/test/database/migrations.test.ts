import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeIdentifier } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import {
  checkMigrations,
  type Connection,
  databaseSchema,
  DatabaseStore,
  examineConnection,
  migrate,
  prepareDatabase,
  readMigrations,
  refusing,
  withSession,
} from '../../src/index.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations, with something changed in a copy of their folder. */
function changed(name: string, change: (copy: string) => void) {
  const copy = join(folder, name);
  cpSync(migrationsFolder, copy, { recursive: true });
  change(copy);
  return () => readMigrations(copy);
}

describe.each(await testClusters())('migrations on the $name PostgreSQL', (cluster) => {
  const databases: TestDatabase[] = [];
  const copy = async (name: string): Promise<TestDatabase> => {
    const database = await copyDatabase(cluster, name);
    databases.push(database);
    return database;
  };
  /** A database that is prepared and not migrated. */
  const empty = async (name: string): Promise<Connection> => {
    const database = `${name}_${process.pid}_${Math.floor(performance.now())}`;
    const passwords = { owner: String(cluster.owner.password), app: String(cluster.app.password), read: String(cluster.read.password) };
    await prepareDatabase(cluster.superuser, database, passwords);
    await prepareDatabase(cluster.superuser, database, passwords);
    databases.push({
      drop: () =>
        withSession({ ...cluster.superuser, database: 'postgres' }, (c) =>
          c.query(`drop database ${escapeIdentifier(database)} with (force)`),
        ),
    } as unknown as TestDatabase);
    return { ...cluster.owner, database };
  };
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  test('STORE-6 an empty database is brought up to date once, by whichever of two comes first', async () => {
    const owner = await empty('fresh');
    const [one, two] = await Promise.all([migrate(owner), migrate(owner)]);
    expect([...one, ...two].sort((a, b) => a - b)).toEqual(readMigrations().map(({ number }) => number));
    expect(Math.min(one.length, two.length)).toBe(0);
    expect(await migrate(owner)).toEqual([]);
  });

  test('STORE-6 a database that is behind, ahead, changed or lacking is refused, and nothing is done to it', async () => {
    const database = await copy('states');
    const all = readMigrations();
    const after = { number: all.length + 1, name: 'next', sql: 'create table kedu.next (id integer)', sha256: 'x' };
    const issueOf = (migrations: typeof all) => refusing(() => withSession(database.app, (client) => checkMigrations(client, migrations)));
    expect(await issueOf([...all, after])).toMatchObject({
      issue: { code: 'STORE_MIGRATION', args: { reason: 'behind', number: after.number } },
    });
    expect(await issueOf(all.slice(0, -1))).toMatchObject({
      issue: { code: 'STORE_MIGRATION', args: { reason: 'ahead', number: all.length } },
    });
    const other = changed('changed', (place) => writeFileSync(join(place, '0002-places.sql'), 'select 1'))();
    expect(await issueOf(other)).toMatchObject({ issue: { args: { reason: 'changed', number: 2 } } });
    expect(await refusing(() => migrate(database.owner, other))).toMatchObject({ issue: { args: { reason: 'changed' } } });
    await database.ask('owner', 'delete from kedu.migration where number = 3');
    expect(await issueOf(all)).toMatchObject({ issue: { args: { reason: 'missing', number: 3 } } });
    expect(await DatabaseStore.open(database.app)).toMatchObject({ issue: { code: 'STORE_MIGRATION' } });
  });

  test('STORE-6 a migration that fails leaves nothing of itself, and those before it stand', async () => {
    const owner = await empty('failing');
    const all = readMigrations();
    const wrong = { number: all.length + 1, name: 'wrong', sql: 'create table kedu.half (id integer); select 1 / 0', sha256: 'x' };
    expect(await refusing(() => migrate(owner, [...all, wrong]))).toMatchObject({
      issue: { args: { reason: 'failed', number: wrong.number } },
    });
    const left = await withSession(owner, async (client) => ({
      half: (await client.query("select to_regclass('kedu.half') as half")).rows[0].half,
      applied: (await client.query('select count(*)::integer as n from kedu.migration')).rows[0].n,
    }));
    expect(left).toEqual({ half: null, applied: all.length });
  });

  test('STORE-6 a database that nobody migrated is refused as behind', async () => {
    const owner = await empty('nothing');
    const app = { ...cluster.app, database: owner.database };
    expect(await refusing(() => withSession(app, (client) => checkMigrations(client)))).toMatchObject({
      issue: { args: { reason: 'behind', number: 1 } },
    });
  });

  test('STORE-6 the schema can be read out of the catalogue', async () => {
    const database = await copy('schema');
    const text = await withSession(database.owner, databaseSchema);
    expect(text).toContain('create table kedu.observation (');
    expect(text).toContain('create policy own_read on kedu.observation for select to kedu_app, kedu_owner');
    if (cluster.name === 'embedded') expect(text).toBe(readFileSync(fileURLToPath(new URL('../../schema.sql', import.meta.url)), 'utf8'));
  });

  test('STORE-4 roles that could pass the policies are refused, each for its reason', async () => {
    const database = await copy('roles');
    const reasonOf = async (connection: Connection): Promise<unknown> => {
      const examined = await refusing(() => withSession(connection, examineConnection));
      return 'issue' in examined ? [examined.issue.code, examined.issue.args['reason']] : 'serves';
    };
    expect(await reasonOf(database.app)).toBe('serves');
    expect(await reasonOf(database.superuser)).toEqual(['STORE_ROLE', 'superuser']);
    expect(await reasonOf(database.owner)).toEqual(['STORE_ROLE', 'owner']);
    const role = `kedu_test_${process.pid}_${Math.floor(performance.now())}`;
    const as = { ...database.app, user: role, password: 'x' };
    const run = (sql: string) => database.ask('superuser', sql);
    await run(`create role ${role} login password 'x'`);
    await run(`grant connect on database ${escapeIdentifier(String(database.app.database))} to ${role}`);
    try {
      expect(await reasonOf(as)).toBe('serves');
      for (const [grant, revoke, reason] of [
        [`alter role ${role} bypassrls`, `alter role ${role} nobypassrls`, 'bypass'],
        [`alter role ${role} createrole`, `alter role ${role} nocreaterole`, 'create_role'],
        [`alter role ${role} createdb`, `alter role ${role} nocreatedb`, 'create_database'],
        [`alter role ${role} replication`, `alter role ${role} noreplication`, 'replication'],
        [`grant kedu_owner to ${role}`, `revoke kedu_owner from ${role}`, 'member'],
        [`grant pg_write_all_data to ${role}`, `revoke pg_write_all_data from ${role}`, 'member'],
        [`grant create on schema kedu to ${role}`, `revoke create on schema kedu from ${role}`, 'create'],
        [
          `grant temporary on database ${escapeIdentifier(String(database.app.database))} to ${role}`,
          `revoke temporary on database ${escapeIdentifier(String(database.app.database))} from ${role}`,
          'create',
        ],
        [`grant update on kedu.observation to ${role}`, `revoke update on kedu.observation from ${role}`, 'change'],
        [`grant delete on kedu.audit to ${role}`, `revoke delete on kedu.audit from ${role}`, 'change'],
      ]) {
        await run(String(grant));
        expect([grant, await reasonOf(as)]).toEqual([grant, ['STORE_ROLE', reason]]);
        await run(String(revoke));
      }
      expect(await reasonOf(as)).toBe('serves');
    } finally {
      await run(`drop owned by ${role}`);
      await run(`drop role ${role}`);
    }
    await run('alter table kedu.observation no force row level security');
    expect(await reasonOf(database.app)).toEqual(['STORE_ROLE', 'unguarded']);
  });

  test('STORE-3 a database that does not flush is refused', async () => {
    const database = await copy('unsafe');
    await database.ask(
      'superuser',
      `alter role kedu_app in database ${escapeIdentifier(String(database.app.database))} set synchronous_commit = off`,
    );
    expect(await DatabaseStore.open(database.app)).toMatchObject({
      issue: { code: 'STORE_UNSAFE', args: { setting: 'synchronous_commit', found: 'off' } },
    });
  });
});

test('STORE-6 migrations are numbered without gaps and named so', () => {
  const numbers = readMigrations().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(changed('gap', (place) => rmSync(join(place, '0002-places.sql')))).toThrow('migration 2 is missing');
  expect(changed('name', (place) => writeFileSync(join(place, 'extra.sql'), ''))).toThrow('extra.sql');
});

test('STORE-1 a database that is not there is refused with what the system says, and without its password', async () => {
  const opened = await DatabaseStore.open({ connectionString: 'postgresql://kedu_app:secret@127.0.0.1:9/kedu' });
  expect(opened).toMatchObject({ issue: { code: 'STORE_UNREACHABLE', args: { reason: 'ECONNREFUSED' } } });
  expect(JSON.stringify(opened)).not.toContain('secret');
});
