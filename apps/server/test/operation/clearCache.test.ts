import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { MACHINE } from '@kedu/workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clearCache } from '../../src/operation/clearCache.ts';
import { localBytes } from '../../src/runs/localBytes.ts';
import { MemoryBlobs } from '../setup/memoryBlobs.ts';
import { AUTHORITY as PLACE, testServer, type TestServer } from '../setup/testServer.ts';

const HOUR = 3_600_000;
const AUTHORITY = '990000';

describe('OPERATE-8 the cache of a server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-cache-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A file, changed and used so many hours ago. */
  function write(path: string, bytes: number, hours: number): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.alloc(bytes));
    const then = new Date(Date.now() - hours * HOUR);
    utimesSync(file, then, then);
    if (!path.startsWith('bytes/')) utimesSync(dirname(file), then, then);
  }

  test('is rid of what a server that was killed left a day ago, and of nothing that may be at work', async () => {
    write('kedu-bytes-aaaaaa/bytes', 10, 25);
    write('run-aaaaaa/results.csv', 10, 25);
    write('bundle-aaaaaa/bundle.zip', 10, 25);
    write('bytes/990000/.half', 10, 25);
    write('kedu-bytes-bbbbbb/bytes', 10, 23);
    write('bytes/990000/.coming', 10, 23);
    write('bytes/990000/sha256-aa', 10, 1_000);
    await clearCache(folder);
    expect(readdirSync(folder).sort()).toEqual(['bytes', 'kedu-bytes-bbbbbb']);
    expect(readdirSync(join(folder, 'bytes', AUTHORITY)).sort()).toEqual(['.coming', 'sha256-aa']);
    await clearCache(join(folder, 'none'));
  });

  test('keeps no more bytes than its bound: those used longest ago go, of all authorities, and none that is in use', async () => {
    write('bytes/990000/sha256-a', 40, 3);
    write('bytes/nanhe/sha256-b', 40, 5);
    write('bytes/990000/sha256-c', 40, 4);
    write('bytes/990000/sha256-d', 40, 0.5);
    const kept = () => ['990000', 'nanhe'].flatMap((each) => readdirSync(join(folder, 'bytes', each))).sort();
    await clearCache(folder, { most: 160 });
    expect(kept()).toHaveLength(4);
    await clearCache(folder, { most: 80 });
    expect(kept()).toEqual(['sha256-a', 'sha256-d']);
    await clearCache(folder, { most: 1 });
    expect(kept()).toEqual(['sha256-d']);
  });

  test('gives no bytes that are not those of their name, whatever became of the file while no server ran', async () => {
    const blobs = new MemoryBlobs();
    const hash = await blobs.put({ authority: AUTHORITY, ...MACHINE }, Readable.from([Buffer.from('规则 rules')]));
    const file = await localBytes({ blobs, folder }, AUTHORITY, hash);
    const long = new Date(Date.now() - 10 * HOUR);
    utimesSync(file, long, long);
    expect(await localBytes({ blobs, folder }, AUTHORITY, hash)).toBe(file);
    await clearCache(folder, { most: 1 });
    expect(existsSync(file), 'it was used just now').toBe(true);
    writeFileSync(file, '');
    const again = Object.assign(new MemoryBlobs(), { get: blobs.get.bind(blobs) });
    expect(await localBytes({ blobs: again, folder }, AUTHORITY, hash)).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('规则 rules');
    expect(readdirSync(dirname(file))).toHaveLength(1);
    rmSync(file);
    expect(readFileSync(await localBytes({ blobs: again, folder }, AUTHORITY, hash), 'utf8')).toBe('规则 rules');
  });
});

describe('OPERATE-8 a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({}, { workers: [] });
  }, 120_000);
  afterAll(() => server?.end());

  test('has what waits for a decision in its cache, and clears the cache when it begins', async () => {
    const { folder, blobs } = server.ports;
    const staged = await blobs.stage({ authority: PLACE, ...MACHINE }, Readable.from([Buffer.from('示例数据')]));
    expect(readdirSync(folder).filter((name) => name.startsWith('kedu-bytes-'))).toHaveLength(1);
    const left = join(folder, 'kedu-bytes-aaaaaa');
    mkdirSync(left);
    const then = new Date(Date.now() - 25 * HOUR);
    utimesSync(left, then, then);
    await server.another();
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('kedu-bytes-'))).toHaveLength(1);
    await staged.letGo();
    expect(readdirSync(folder).filter((name) => name.startsWith('kedu-bytes-'))).toEqual([]);
  });
});
