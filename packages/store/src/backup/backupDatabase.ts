import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';
import type { Connection } from '../database/connection.ts';
import { withSession } from '../database/session.ts';
import { refused } from '../refused.ts';
import { type BackedUpTable, type BackupManifest, fileOf, MANIFEST_FILE } from './manifest.ts';
import { type CopiedTable, copiedTables, copyOut } from './tables.ts';

/**
 * Copies one state of a database into a new folder: a compressed file a table, bytes and accounts among them, and a manifest with their
 * digests, written last. The platform goes on meanwhile. A folder without a manifest is no backup. `beside` puts into the folder what
 * belongs to it and stands in no database, once the tables are copied; what it throws leaves no manifest.
 *
 * As the role that reads everything (`kedu_read`) or the owner of the cluster. Rule: BACKUP-1.
 * Throws `Refused`: STORE_BACKUP (`exists`), STORE_UNREACHABLE.
 */
export async function backupDatabase(connection: Connection, folder: string, beside = (): void => {}): Promise<BackupManifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw refused('STORE_BACKUP', { reason: 'exists', found: folder });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return withSession(connection, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ at: Date }>('select transaction_timestamp() as at');
    const migrations = await client.query<{ number: number; sha256: string }>('select number, sha256 from kedu.migration order by number');
    const tables: BackedUpTable[] = [];
    for (const table of await copiedTables(client)) tables.push(await copied(client, table, join(folder, fileOf(table.table))));
    await client.query('commit');
    const manifest: BackupManifest = {
      format: 'kedu-backup-1',
      at: (rows[0]?.at ?? new Date(0)).toISOString(),
      migrations: migrations.rows,
      tables,
    };
    beside();
    const half = join(folder, `${MANIFEST_FILE}.new`);
    writeFileSync(half, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(half, join(folder, MANIFEST_FILE));
    return manifest;
  });
}

async function copied(client: Client, table: CopiedTable, file: string): Promise<BackedUpTable> {
  const hash = createHash('sha256');
  let rows = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      // Line ends inside of values are escaped: each of these ends a row.
      for (const byte of chunk) if (byte === 10) rows += 1;
      done(null, chunk);
    },
  });
  await pipeline(client.query(to(copyOut(table))), counted, createGzip(), createWriteStream(file, { mode: 0o600 }));
  const written = await open(file, 'r+');
  await written.sync();
  await written.close();
  return { table: table.table, rows, sha256: hash.digest('hex') };
}
