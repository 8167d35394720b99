import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHUNK_BYTES, DatabaseBlobs, refusing } from '../../src/index.ts';
import { NORTH, provision, SOUTH } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return Buffer.concat(found);
}

describe.each(await testClusters())('bytes on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let blobs: DatabaseBlobs;

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'bytes');
    const store = await database.store();
    await provision(database, store);
    blobs = new DatabaseBlobs(store.pool);
  });
  afterAll(() => database.drop());

  test.each([
    [0, 1],
    [1, 1],
    [CHUNK_BYTES, 4096],
    [CHUNK_BYTES + 1, CHUNK_BYTES * 4],
    [3 * CHUNK_BYTES + 17, 100_003],
  ])('STORE-12 %i bytes in pieces of %i come back the same, under their SHA-256, in chunks of at most 1 MiB', async (length, size) => {
    const bytes = randomBytes(length);
    const hash = await blobs.put(NORTH, pieces(bytes, size));
    expect(hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect((await all(blobs.get(NORTH, hash))).equals(bytes)).toBe(true);
    const chunks = await database.ask<{ n: number }>(
      'superuser',
      'select length(bytes) as n from kedu.blob_chunk where hash = $1 order by position',
      [hash],
    );
    expect(chunks.map(({ n }) => n)).toEqual(
      Array.from({ length: Math.ceil(length / CHUNK_BYTES) }, (_, i) => Math.min(CHUNK_BYTES, length - i * CHUNK_BYTES)),
    );
    expect(await blobs.put(NORTH, pieces(bytes, 77_777))).toBe(hash);
  });

  test('STORE-12 one authority does not see the bytes of another, nor whether they are there', async () => {
    const bytes = Buffer.from('示例数据 of the south');
    const hash = await blobs.put(SOUTH, pieces(bytes, 5));
    expect(await blobs.has(SOUTH, hash)).toBe(true);
    expect(await blobs.has(NORTH, hash)).toBe(false);
    expect(await refusing(() => all(blobs.get(NORTH, hash)))).toMatchObject({ issue: { code: 'STORE_BLOB', args: { reason: 'missing' } } });
    expect(await blobs.put(NORTH, pieces(bytes, 5))).toBe(hash);
    expect(await blobs.has(NORTH, hash)).toBe(true);
  });

  test('STORE-12 a source that breaks off leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(CHUNK_BYTES);
      throw new Error('cut off');
    }
    const count = async () => (await database.ask<{ n: string }>('superuser', 'select count(*) as n from kedu.blob_chunk'))[0]?.n;
    const before = await count();
    await expect(blobs.put(NORTH, broken())).rejects.toThrow('cut off');
    expect(await count()).toBe(before);
  });

  test('STORE-12 bytes that wait for a decision are kept where it says so, and of others nothing is left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kedu-staged-'));
    vi.stubEnv('TMPDIR', folder);
    const waiting = async () => (await readdir(folder)).length;
    const refused = await blobs.stage(NORTH, pieces(Buffer.from('示例数据 that is refused'), 5));
    expect(await waiting()).toBe(1);
    await refused.letGo();
    expect([await waiting(), await blobs.has(NORTH, refused.hash)]).toEqual([0, false]);
    const taken = await blobs.stage(NORTH, pieces(Buffer.from('示例数据 that is taken'), 5));
    await taken.keep();
    await taken.keep();
    await taken.letGo();
    expect([await waiting(), (await all(blobs.get(NORTH, taken.hash))).toString()]).toEqual([0, '示例数据 that is taken']);
    expect(taken.size).toBe(Buffer.byteLength('示例数据 that is taken'));
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  test('STORE-12 bytes that were changed behind the platform are not given out as if they were whole', async () => {
    const hash = await blobs.put(NORTH, pieces(Buffer.from('whole'), 5));
    await database.ask('superuser', 'alter table kedu.blob_chunk disable trigger all');
    await database.ask('superuser', "update kedu.blob_chunk set bytes = 'wrong' where hash = $1", [hash]);
    expect(await refusing(() => all(blobs.get(NORTH, hash)))).toMatchObject({ issue: { code: 'STORE_BLOB', args: { reason: 'changed' } } });
    await database.ask('superuser', 'delete from kedu.blob_chunk where hash = $1', [hash]);
    expect(await refusing(() => all(blobs.get(NORTH, hash)))).toMatchObject({ issue: { args: { reason: 'changed' } } });
  });
});
