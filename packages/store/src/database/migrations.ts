import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { refused } from '../refused.ts';
import type { Connection } from './connection.ts';
import type { Queryable } from './queryable.ts';
import { withSession } from './session.ts';

/** A step of the schema, as its file says it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
}

/** Where the migrations stand: in the tree, or beside the program that was made of it. */
const FOLDER =
  ['../../migrations/', './migrations/'].map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path)) ??
  '';
const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;
/** One number for all installations: whoever migrates holds it in the database that he migrates. */
const LOCK = 0x6b656475;

/** All migrations of a folder in their order. Throws where numbers have gaps: that is a fault of the program. Rule: STORE-6. */
export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file): Migration => {
      const [, number, name] = FILE.exec(file) ?? [];
      if (number === undefined || name === undefined) throw new Error(`${file} is not called NNNN-name.sql`);
      const bytes = readFileSync(`${folder}/${file}`);
      return { number: Number(number), name, sql: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  migrations.forEach(({ number }, index) => {
    if (number !== index + 1) throw new Error(`migration ${index + 1} is missing`);
  });
  return migrations;
}

/**
 * Brings a database up to date, as its owner: every migration that is not there in a transaction of its own. Two that start at once do
 * it one after the other.
 *
 * Rule: STORE-6. Returns the numbers that were applied. Throws `Refused`: STORE_MIGRATION (`changed`, `missing`, `ahead`, `failed`).
 */
export async function migrate(owner: Connection, migrations: readonly Migration[] = readMigrations()): Promise<readonly number[]> {
  return withSession(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    try {
      await client.query(`
        create table if not exists kedu.migration (
          number integer primary key,
          name text not null,
          sha256 text not null,
          applied_at timestamptz not null default now()
        )`);
      const done = await applied(client);
      compare(done, migrations);
      const waiting = migrations.slice(done.length);
      for (const migration of waiting) await apply(client, migration);
      return waiting.map(({ number }) => number);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });
}

/**
 * Whether a database is where this program is: nothing where it is.
 *
 * Rule: STORE-6. Throws `Refused`: STORE_MIGRATION (`changed`, `missing`, `ahead`, `behind`).
 */
export async function checkMigrations(client: Queryable, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "select exists (select from pg_tables where schemaname = 'kedu' and tablename = 'migration') as there",
  );
  const done = rows[0]?.there === true ? await applied(client) : [];
  compare(done, migrations);
  if (done.length < migrations.length) throw refused('STORE_MIGRATION', { number: done.length + 1, reason: 'behind' });
}

type Applied = Pick<Migration, 'number' | 'name' | 'sha256'>;

async function applied(client: Queryable): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>('select number, name, sha256 from kedu.migration order by number');
  return rows;
}

function compare(done: readonly Applied[], migrations: readonly Migration[]): void {
  done.forEach((one, index) => {
    const ours = migrations[index];
    if (ours === undefined) throw refused('STORE_MIGRATION', { number: one.number, reason: 'ahead' });
    if (one.number !== ours.number) throw refused('STORE_MIGRATION', { number: ours.number, reason: 'missing' });
    if (one.sha256 !== ours.sha256) throw refused('STORE_MIGRATION', { number: one.number, reason: 'changed' });
  });
}

async function apply(client: Client, { number, name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query("select set_config('kedu.migrating', 'on', true)");
    await client.query(sql);
    await client.query('insert into kedu.migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const fault = refused('STORE_MIGRATION', { number, reason: 'failed' });
    fault.cause = error;
    throw fault;
  }
}
