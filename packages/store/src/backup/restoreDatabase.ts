import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Client, escapeIdentifier } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Connection } from '../database/connection.ts';
import { withSession } from '../database/session.ts';
import { refused } from '../refused.ts';
import { type BackupManifest, fileOf, MANIFEST_FILE, parseManifest } from './manifest.ts';
import { type CopiedTable, copiedTables, copyOut } from './tables.ts';

/** Tables in which a migration has written: what it wrote gives way to what the backup has. */
const BEGUN = ['installation', 'person'];

/** Guards of a table, as they are to stand again after it was filled. */
interface Guarded {
  readonly table: string;
  readonly forced: boolean;
  readonly triggers: readonly string[];
}

/**
 * Fills an empty, migrated database from a backup, as its owner: in one transaction, whole or not at all. Every table is read again at the
 * end and must be the bytes that were backed up. Sessions are not among them: everybody signs in anew.
 *
 * Rule: BACKUP-2. Throws `Refused`: STORE_BACKUP (`manifest`, `file`, `version`, `full`, `rows`), STORE_UNREACHABLE.
 */
export async function restoreDatabase(owner: Connection, folder: string): Promise<BackupManifest> {
  const manifest = readManifest(folder);
  await withSession(owner, async (client) => {
    await client.query('begin');
    await checkSameForm(client, manifest);
    await checkEmpty(client);
    const tables = await copiedTables(client);
    const guarded = await guards(client);
    for (const { table, triggers } of guarded) {
      await client.query(`alter table kedu.${escapeIdentifier(table)} no force row level security`);
      for (const trigger of triggers)
        await client.query(`alter table kedu.${escapeIdentifier(table)} disable trigger ${escapeIdentifier(trigger)}`);
    }
    for (const table of [...BEGUN].reverse()) await client.query(`delete from kedu.${table}`);
    for (const table of tables) await fill(client, table, folder, manifest);
    // Keys that wait for the end of the transaction are looked at now: no table is altered before.
    await client.query('set constraints all immediate');
    for (const { table, forced, triggers } of guarded) {
      if (forced) await client.query(`alter table kedu.${escapeIdentifier(table)} force row level security`);
      for (const trigger of triggers)
        await client.query(`alter table kedu.${escapeIdentifier(table)} enable trigger ${escapeIdentifier(trigger)}`);
    }
    await client.query('commit');
  });
  return manifest;
}

/** Throws `Refused` STORE_BACKUP `manifest` where a folder is no whole backup. */
export function readManifest(folder: string): BackupManifest {
  const file = join(folder, MANIFEST_FILE);
  const manifest = existsSync(file) ? parseManifest(readFileSync(file, 'utf8')) : undefined;
  if (manifest === undefined) throw refused('STORE_BACKUP', { reason: 'manifest', found: file });
  return manifest;
}

async function checkSameForm(client: Client, { migrations }: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ number: number; sha256: string }>('select number, sha256 from kedu.migration order by number');
  const isSame = rows.length === migrations.length && rows.every(({ sha256 }, i) => sha256 === migrations[i]?.sha256);
  if (!isSame) throw refused('STORE_BACKUP', { reason: 'version', found: `${migrations.length} ≠ ${rows.length}` });
}

async function checkEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select 'authority' as "table" where exists (select from kedu.authority) union all select 'unit' where exists (select from kedu.unit)
     union all select 'person' where exists (select from kedu.person where kind <> 'machine') union all select 'sign_in' where exists (select from kedu.sign_in)`,
  );
  if (rows[0] !== undefined) throw refused('STORE_BACKUP', { reason: 'full', found: rows[0].table });
}

async function guards(client: Client): Promise<readonly Guarded[]> {
  const { rows } = await client.query<Guarded>(
    `select c.relname as "table", c.relforcerowsecurity as forced,
       (select coalesce(array_agg(t.tgname::text), '{}') from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'O') as triggers
     from pg_class c where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r'
       and (c.relforcerowsecurity or exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal))`,
  );
  return rows;
}

async function fill(client: Client, table: CopiedTable, folder: string, manifest: BackupManifest): Promise<void> {
  const told = manifest.tables.find((each) => each.table === table.table);
  const file = join(folder, fileOf(table.table));
  if (told === undefined || !existsSync(file)) throw refused('STORE_BACKUP', { reason: 'file', found: fileOf(table.table) });
  const read = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      read.update(chunk);
      done(null, chunk);
    },
  });
  const into = client.query(from(`copy kedu.${escapeIdentifier(table.table)} (${table.columns}) from stdin`));
  try {
    await pipeline(createReadStream(file), createGunzip(), hashed, into);
  } catch (error) {
    const fault = refused('STORE_BACKUP', { reason: 'file', found: fileOf(table.table) });
    fault.cause = error;
    throw fault;
  }
  if (read.digest('hex') !== told.sha256) throw refused('STORE_BACKUP', { reason: 'file', found: fileOf(table.table) });
  const kept = createHash('sha256');
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      kept.update(chunk);
      done();
    },
  });
  await pipeline(client.query(to(copyOut(table))), sink);
  if (kept.digest('hex') !== told.sha256) throw refused('STORE_BACKUP', { reason: 'rows', found: table.table });
}
