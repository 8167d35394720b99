import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseSchema, migrate, refusing, startEmbedded, withSession } from '@kedu/store';
import { root } from './root.ts';

/** The schema of the store, as SQL that people read. */
export const STORE_SCHEMA = 'packages/store/schema.sql';

/**
 * The schema that the migrations make of an empty database. Where no PostgreSQL comes for this kind of machine, the committed text: CI has one.
 *
 * Rule: STORE-6.
 */
export async function storeSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-schema-'));
  chmodSync(folder, 0o711);
  try {
    const started = await refusing(() => startEmbedded({ folder: join(folder, 'data') }));
    if ('issue' in started) {
      if (started.issue.code !== 'STORE_PROGRAM') throw new Error(JSON.stringify(started.issue));
      return readFileSync(join(root, STORE_SCHEMA), 'utf8');
    }
    try {
      await migrate(started.value.owner);
      return await withSession(started.value.owner, databaseSchema);
    } finally {
      await started.value.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
