import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteAnswer } from '@kedu/api';
import { databaseSchema, DatabaseStore, withSession } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp, restore } from '../../src/operation/backup.ts';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { readyDatabase } from '../../src/operation/database.ts';
import { DatabaseBlobs } from '@kedu/store';
import { testDatabase, type TestDatabase } from '../setup/testDatabase.ts';
import { testServer, type TestServer } from '../setup/testServer.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-backup-'));
let server: TestServer;
let hash: string;
beforeAll(async () => {
  server = await testServer();
  hash = await server.ports.blobs.put({ authority: 'beichuan', ...MACHINE }, pieces(2_500_000));
  const evidence = join(server.configuration.folder, 'evidence', 'beichuan');
  mkdirSync(evidence, { recursive: true });
  writeFileSync(join(evidence, 'log.pem'), '示例密钥 example key\n');
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  test('BACKUP-1 BACKUP-2 BACKUP-3 a backup that is taken while people work comes back the same, to the byte, with its evidence', async () => {
    const clerk = await server.signedIn('clerk', 'office');
    const writing = writeUntil(clerk);
    const backup = join(folder, 'first');
    const done = await backUp(settings(server.testDatabase, server.configuration.folder), backup);
    await writing.stop();
    if ('issue' in done) throw new Error(JSON.stringify(done.issue));
    expect(statSync(backup).mode & 0o077).toBe(0);
    const empty = await testDatabase();
    try {
      const target = join(folder, 'target');
      const before = await schemaOf(empty);
      const restored = await restore(settings(empty, target), backup);
      if ('issue' in restored) throw new Error(JSON.stringify(restored.issue));
      expect(restored.value.manifest).toEqual(done.value.manifest);
      // Every guard stands as it stood: policies, forced, triggers.
      expect(await schemaOf(empty)).toBe(before);
      expect(await guardsOf(empty)).toEqual(await guardsOf(server.testDatabase));
      expect(readFileSync(join(target, 'evidence', 'beichuan', 'log.pem'), 'utf8')).toBe('示例密钥 example key\n');
      const opened = await DatabaseStore.open(empty.app);
      if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
      const store = opened.value;
      const checked = await checkInstallation({ store, blobs: new DatabaseBlobs(store.pool), evidence: join(target, 'evidence') });
      expect(checked).toMatchObject({ authorities: 2, blobs: 1, issues: [] });
      expect(checked.commands).toBeGreaterThan(20);
      expect(await new DatabaseBlobs(store.pool).has({ authority: 'beichuan', ...MACHINE }, hash)).toBe(true);
      await store.close();
      // People sign in with their old passwords; a second backup of what came back is the first.
      const again = join(folder, 'second');
      const second = await backUp(settings(empty, target), again);
      if ('issue' in second) throw new Error(JSON.stringify(second.issue));
      expect(second.value.manifest.tables).toEqual(done.value.manifest.tables);
    } finally {
      await empty.drop();
    }
  });

  test.each([
    ['a file that was changed', (at: string) => appendFileSync(join(at, 'audit.copy.gz'), 'x'), 'audit.copy.gz'],
    ['a file that is missing', (at: string) => rmSync(join(at, 'observation.copy.gz')), 'observation.copy.gz'],
    ['another key', (at: string) => writeFileSync(join(at, 'evidence', 'beichuan', 'log.pem'), 'forged'), 'evidence/beichuan/log.pem'],
    ['no manifest', (at: string) => rmSync(join(at, 'manifest.json')), 'manifest.json'],
  ])('BACKUP-2 %s is refused, and nothing is written', async (_, spoil, found) => {
    const spoiled = mkdtempSync(join(folder, 'spoiled-'));
    cpSync(join(folder, 'first'), spoiled, { recursive: true });
    spoil(spoiled);
    const empty = await testDatabase();
    try {
      const refusal = await restore(settings(empty, join(spoiled, 'target')), spoiled);
      expect(refusal).toMatchObject({ issue: { code: 'STORE_BACKUP' } });
      expect(JSON.stringify(refusal)).toContain(found);
      expect(existsSync(join(spoiled, 'target')) ? readdirSync(join(spoiled, 'target')) : []).toEqual([]);
      const rows = await withSession(empty.superuser, async (client) => (await client.query('select from kedu.authority')).rowCount);
      expect(rows).toBe(0);
    } finally {
      await empty.drop();
    }
  });

  test('BACKUP-1 BACKUP-3 where evidence cannot be copied there is no manifest, and so no backup', async () => {
    const half = join(folder, 'half');
    const broken = join(folder, 'broken');
    mkdirSync(join(broken, 'evidence'), { recursive: true });
    symlinkSync(join(broken, 'gone'), join(broken, 'evidence', 'log.key'));
    await expect(backUp(settings(server.testDatabase, broken), half)).rejects.toThrow('ENOENT');
    expect(existsSync(join(half, 'audit.copy.gz'))).toBe(true);
    expect(existsSync(join(half, 'manifest.json'))).toBe(false);
    const empty = await testDatabase();
    try {
      const refusal = await restore(settings(empty, join(folder, 'from-half')), half);
      expect(refusal).toMatchObject({ issue: { code: 'STORE_BACKUP', args: { reason: 'file' } } });
    } finally {
      await empty.drop();
    }
  });

  test('BACKUP-2 BACKUP-3 where evidence cannot be laid down the database stays empty', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '示例 example');
    const empty = await testDatabase();
    try {
      await expect(restore(settings(empty, join(file, 'data')), join(folder, 'first'))).rejects.toThrow('ENOTDIR');
      const rows = await withSession(empty.superuser, async (client) => (await client.query('select from kedu.authority')).rowCount);
      expect(rows).toBe(0);
    } finally {
      await empty.drop();
    }
  });

  test('BACKUP-1 BACKUP-2 a backup goes into a new folder, and comes back into an empty database alone', async () => {
    const taken = await backUp(settings(server.testDatabase, server.configuration.folder), join(folder, 'first'));
    expect(taken).toMatchObject({ issue: { code: 'STORE_BACKUP', args: { reason: 'exists' } } });
    const full = await restore(settings(server.testDatabase, join(folder, 'elsewhere')), join(folder, 'first'));
    expect(full).toMatchObject({ issue: { code: 'STORE_BACKUP', args: { reason: 'full' } } });
    const ready = await readyDatabase({ databaseUrl: urlOf(server.testDatabase.app), folder });
    expect('value' in ready && ready.value.owner).toBeUndefined();
  });

  test('BACKUP-4 COMMIT-2 a row of the audit trail that somebody changed is found', async () => {
    const copy = await testDatabase();
    try {
      await restore(settings(copy, join(folder, 'copy')), join(folder, 'first'));
      await withSession(copy.superuser, async (client) => {
        await client.query('set session_replication_role = replica');
        await client.query("update kedu.audit set person_id = 'p-somebody' where authority_id = 'beichuan' and sequence = 3");
      });
      const opened = await DatabaseStore.open(copy.app);
      if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
      const { issues } = await checkInstallation({
        store: opened.value,
        blobs: new DatabaseBlobs(opened.value.pool),
        evidence: join(folder, 'copy', 'evidence'),
      });
      await opened.value.close();
      expect(issues).toMatchObject([{ code: 'STORE_CHAIN', args: { authority: 'beichuan', sequence: 3, reason: 'digest' } }]);
    } finally {
      await copy.drop();
    }
  });
});

async function* pieces(bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += 100_000) yield new Uint8Array(Math.min(100_000, bytes - at)).fill(at % 251);
}

function writeUntil(visitor: Awaited<ReturnType<TestServer['signedIn']>>) {
  const state = { isStopped: false };
  const going = (async () => {
    for (let i = 0; !state.isStopped; i += 1) {
      const owners = [{ indicator: `during-${i}`, post: 'office', from: '2026-01-01' }];
      await visitor.ask<RouteAnswer<'commandRights'>>('POST', 'authorities/beichuan/rights/commands', { type: 'assign_owner', owners });
    }
  })();
  return {
    async stop() {
      state.isStopped = true;
      await going;
    },
  };
}

function settings(database: TestDatabase, at: string) {
  const configuration = { ...server.configuration, folder: at };
  return { ...configuration, databaseUrl: urlOf(database.app), ownerUrl: urlOf(database.owner), readUrl: urlOf(database.read) };
}

/** An address of a connection; a folder of a socket stands in the question. */
function urlOf({ host = '', port, user = '', password, database = '' }: TestDatabase['app']): string {
  const url = new URL(`postgresql://${encodeURIComponent(user)}:${encodeURIComponent(String(password ?? ''))}@localhost/${database}`);
  url.searchParams.set('host', host);
  if (port !== undefined) url.searchParams.set('port', String(port));
  return url.href;
}

function schemaOf(database: TestDatabase): Promise<string> {
  return withSession(database.owner, (client) => databaseSchema(client));
}

function guardsOf(database: TestDatabase): Promise<readonly unknown[]> {
  return withSession(database.superuser, async (client) => {
    const { rows } = await client.query(
      `select c.relname, c.relrowsecurity, c.relforcerowsecurity,
         (select array_agg(t.tgname || t.tgenabled::text order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
       from pg_class c where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r' order by 1`,
    );
    return rows;
  });
}
