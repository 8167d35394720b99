import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineConnection, refusing, startEmbedded, withSession } from '../../src/index.ts';
import { accountFor, closedTo } from '../../src/postgres/account.ts';
import { clusterPlaces } from '../../src/postgres/cluster.ts';
import { isRunning, isTaken, processName, runs } from '../../src/postgres/processName.ts';
import { findPrograms } from '../../src/postgres/programs.ts';
import { readablePrograms } from '../../src/postgres/readablePrograms.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-embedded-'));
chmodSync(folder, 0o711);
const data = join(folder, 'data');
const isRoot = process.getuid?.() === 0;

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Ends with 7 where it is refused, and goes on until it is killed where it is not. */
const HOLDER = `
  import { refusing, startEmbedded } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)};
  const started = await refusing(() => startEmbedded({ folder: process.argv[1] }));
  if ('issue' in started) { console.log(started.issue.code); process.exit(7); }
  console.log('running ' + started.value.server.pid());
  setInterval(() => {}, 1000);
`;

async function holder() {
  const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', HOLDER, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(program.stdout.setEncoding('utf8'), 'data')) as [string];
  return { program, said: line.trim() };
}

async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!(await isRunning(pid))) return true;
    await sleep(50);
  }
  return false;
}

describe('the embedded PostgreSQL', () => {
  beforeAll(async () => {
    const embedded = await startEmbedded({ folder: data });
    await embedded.stop();
  });

  test('STORE-1 STORE-3 it listens where its owner alone can reach it, with checksums and flushes, and lets nobody in without a password', async () => {
    const embedded = await startEmbedded({ folder: data, settings: { fsync: 'off', synchronous_commit: 'off' } });
    try {
      const places = clusterPlaces(data);
      expect(statSync(places.passwords).mode & 0o777).toBe(0o600);
      expect(statSync(places.data).mode & 0o777).toBe(0o700);
      expect(statSync(embedded.server.address.host).mode & 0o777).toBe(0o700);
      const settings = await withSession(embedded.superuser, async (client) => {
        const names = [
          'listen_addresses',
          'data_checksums',
          'fsync',
          'synchronous_commit',
          'full_page_writes',
          'server_encoding',
          'password_encryption',
        ];
        const { rows } = await client.query<{ name: string; setting: string }>(
          'select name, setting from pg_settings where name = any ($1)',
          [names],
        );
        return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
      });
      expect(settings).toEqual({
        listen_addresses: '',
        data_checksums: 'on',
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        server_encoding: 'UTF8',
        password_encryption: 'scram-sha-256',
      });
      for (const role of ['superuser', 'owner', 'app', 'read'] as const) {
        const refused = await refusing(() => withSession({ ...embedded[role], password: 'wrong' }, async () => 'in'));
        expect(refused).toMatchObject({ issue: { code: 'STORE_UNREACHABLE', args: { reason: '28P01' } } });
      }
      await withSession(embedded.app, examineConnection);
    } finally {
      await embedded.stop();
    }
  });

  test.runIf(isRoot)('STORE-1 started by root, it runs under an account that is not root and owns the data folder', async () => {
    const embedded = await startEmbedded({ folder: data });
    try {
      const account = await accountFor(clusterPlaces(data).data);
      const owner = statSync(clusterPlaces(data).data).uid;
      expect(owner).not.toBe(0);
      expect(account?.uid).toBe(owner);
      expect(statSync(`/proc/${embedded.server.pid()}`).uid).toBe(owner);
    } finally {
      await embedded.stop();
    }
  });

  test.runIf(isRoot)(
    'STORE-1 a folder that the account cannot enter is refused by name; programs that it cannot read are copied',
    async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const refused = await refusing(() => startEmbedded({ folder: join(closed, 'data') }));
      expect(refused).toMatchObject({ issue: { code: 'STORE_FOLDER', args: { reason: 'closed' }, place: { file: closed } } });
      const account = await accountFor(join(folder, 'nowhere'));
      if (account === undefined) throw new Error('root has an account to run under');
      expect(await closedTo(account, join(closed, 'x'))).toBe(closed);
      expect(await closedTo(account, folder)).toBeUndefined();
      const copied = await readablePrograms(findPrograms(), account, join(folder, 'copy'));
      expect(await closedTo(account, copied.postgres)).toBeUndefined();
    },
  );

  test('STORE-1 programs whose links npm did not make are completed in a copy', async () => {
    const npm = findPrograms();
    const bare = join(folder, 'npm', 'native');
    mkdirSync(join(bare, 'bin'), { recursive: true });
    mkdirSync(join(bare, 'lib'));
    for (const name of ['initdb', 'postgres'])
      writeFileSync(join(bare, 'bin', name), readFileSync(join(npm.root, 'bin', name)), { mode: 0o755 });
    writeFileSync(join(bare, 'lib', 'libx.so.1.2'), 'library');
    writeFileSync(join(bare, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]));
    const whole = await readablePrograms({ ...npm, root: bare }, undefined, join(folder, 'completed'));
    expect(whole.root).not.toBe(bare);
    expect(readFileSync(join(whole.root, 'lib', 'libx.so.1'), 'utf8')).toBe('library');
    expect(existsSync(join(bare, 'lib', 'libx.so.1'))).toBe(false);
  });

  test('STORE-1 where there are no sockets it listens on a port of this machine alone', async () => {
    const embedded = await startEmbedded({ folder: data, overTcp: true });
    try {
      expect(embedded.server.address.host).toBe('127.0.0.1');
      const [row] = await withSession(
        embedded.app,
        async (client) => (await client.query("select current_setting('listen_addresses') as addresses")).rows,
      );
      expect(row).toEqual({ addresses: '127.0.0.1' });
    } finally {
      await embedded.stop();
    }
  });

  test('STORE-1 a system or processor that npm has no PostgreSQL for is refused, and so is a folder without programs', async () => {
    expect(() => findPrograms(undefined, 'sunos', 'sparc')).toThrow(/STORE_PROGRAM.*platform/);
    const refused = await refusing(() => startEmbedded({ folder: join(folder, 'other'), bin: join(folder, 'nothing') }));
    expect(refused).toMatchObject({ issue: { code: 'STORE_PROGRAM', args: { reason: 'missing' } } });
  });

  test('STORE-1 a folder of another version of PostgreSQL is refused and left alone', async () => {
    const other = join(folder, 'version');
    mkdirSync(join(other, 'postgres'), { recursive: true });
    writeFileSync(join(other, 'postgres', 'PG_VERSION'), '9\n');
    if (isRoot) {
      const account = await accountFor(join(folder, 'nowhere'));
      const { chownSync } = await import('node:fs');
      if (account !== undefined) chownSync(join(other, 'postgres'), account.uid, account.gid);
    }
    expect(await refusing(() => startEmbedded({ folder: other }))).toMatchObject({
      issue: { code: 'STORE_FOLDER', args: { reason: 'version' } },
    });
  });

  test('STORE-2 a second owner is refused while the first lives; killed, its database stops by itself and the folder is free', async () => {
    const first = await holder();
    expect(first.said).toMatch(/^running \d+$/);
    const postmaster = Number(first.said.split(' ')[1]);
    const second = await holder();
    expect(second.said).toBe('STORE_OWNED');
    const here = await refusing(() => startEmbedded({ folder: data }));
    expect(here).toMatchObject({ issue: { code: 'STORE_OWNED', args: { owner: first.program.pid } } });
    first.program.kill('SIGKILL');
    expect(await gone(postmaster)).toBe(true);
    const embedded = await startEmbedded({ folder: data });
    await embedded.stop();
  });

  test('STORE-2 what a killed server left behind is taken over at once, without waiting for it to end', async () => {
    const first = await holder();
    first.program.kill('SIGKILL');
    await once(first.program, 'close');
    const embedded = await startEmbedded({ folder: data });
    expect(await withSession(embedded.app, async () => 'in')).toBe('in');
    await embedded.stop();
  });

  test.skipIf(process.platform === 'win32')('STORE-2 a server that writes its number after its owner died is stopped', async () => {
    const { pidFile } = clusterPlaces(data);
    const first = await holder();
    const postmaster = Number(first.said.split(' ')[1]);
    const written = readFileSync(pidFile, 'utf8');
    rmSync(pidFile);
    first.program.kill('SIGKILL');
    await once(first.program, 'close');
    const starting = startEmbedded({ folder: data });
    await sleep(700);
    expect(await isRunning(postmaster)).toBe(true);
    writeFileSync(pidFile, written);
    const embedded = await starting;
    expect(await withSession(embedded.app, async () => 'in')).toBe('in');
    expect(await isRunning(postmaster)).toBe(false);
    await embedded.stop();
  });

  test('STORE-2 a number of a process that is now another program keeps nobody out', async () => {
    const { pidFile } = clusterPlaces(data);
    writeFileSync(pidFile, `${process.ppid}\n${clusterPlaces(data).data}\n1\n5432\n\n\n\n`);
    const embedded = await startEmbedded({ folder: data });
    expect(await isRunning(process.ppid)).toBe(true);
    await embedded.stop();
    writeFileSync(pidFile, '');
    const again = await startEmbedded({ folder: data });
    await again.stop();
    expect(existsSync(pidFile)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('STORE-2 a dead server that nobody reaped keeps nobody out', async () => {
    // The child of a shell that becomes another program before the child ends has nobody who asks for its end.
    const careless = spawn('/bin/sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(careless.stdout.setEncoding('utf8'), 'data')) as [string];
      const dead = Number(line);
      expect(await gone(dead)).toBe(true);
      expect(isTaken(dead)).toBe(true);
      writeFileSync(clusterPlaces(data).pidFile, `${dead}\n${clusterPlaces(data).data}\n1\n5432\n\n\n\n`);
      const embedded = await startEmbedded({ folder: data });
      await embedded.stop();
    } finally {
      careless.kill('SIGKILL');
    }
  });

  test.skipIf(process.platform === 'win32')('STORE-2 a session that outlives its killed database is waited for', async () => {
    const changes: string[] = [];
    const embedded = await startEmbedded({ folder: data, onChange: (change) => changes.push(change) });
    const said = async (change: string, longestMs: number): Promise<void> => {
      for (let waited = 0; waited < longestMs && changes.at(-1) !== change; waited += 50) await sleep(50);
    };
    try {
      await withSession(embedded.superuser, async (client) => {
        client.on('error', () => {});
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        const session = rows[0]?.pid as number;
        process.kill(session, 'SIGSTOP');
        process.kill(embedded.server.pid() as number, 'SIGKILL');
        // Longer than all tries that another fault would get.
        await said('running', 4_000);
        expect(changes).toEqual(['ended']);
        process.kill(session, 'SIGCONT');
        await said('running', 15_000);
      });
      expect(changes).toEqual(['ended', 'running']);
      expect(await withSession(embedded.app, async () => 'in')).toBe('in');
    } finally {
      await embedded.stop();
    }
  });

  test('STORE-2 a process is known by its number and by when it began', async () => {
    const name = await processName(process.pid);
    expect(await runs(name)).toBe(true);
    expect(await runs(`${process.pid} 1`)).toBe(false);
    expect(await runs('999999999 1')).toBe(false);
    expect(await runs('released')).toBe(false);
  });

  test('STORE-2 a database that ends by itself is started again, at the same address', async () => {
    const changes: string[] = [];
    const embedded = await startEmbedded({ folder: data, onChange: (change) => changes.push(change) });
    try {
      const before = embedded.server.pid() as number;
      process.kill(before, 'SIGKILL');
      for (let waited = 0; waited < 15_000 && changes.at(-1) !== 'running'; waited += 50) await sleep(50);
      expect(changes).toEqual(['ended', 'running']);
      expect(embedded.server.pid()).not.toBe(before);
      expect(await withSession(embedded.app, async () => 'in')).toBe('in');
    } finally {
      await embedded.stop();
    }
  });

  test('STORE-1 making a cluster that was interrupted begins anew', async () => {
    const half = join(folder, 'half');
    mkdirSync(join(half, 'making', 'postgres'), { recursive: true });
    writeFileSync(join(half, 'making', 'postgres', 'PG_VERSION'), '17\n');
    const embedded = await startEmbedded({ folder: half });
    expect(await withSession(embedded.app, async () => 'in')).toBe('in');
    await embedded.stop();
    expect(existsSync(join(half, 'making'))).toBe(false);
  });
});
