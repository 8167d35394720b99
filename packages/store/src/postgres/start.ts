import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused, refused } from '../refused.ts';
import { type Account, accountFor, closedTo } from './account.ts';
import { childEnvironment } from './childEnvironment.ts';
import { type ClusterPasswords, clusterPasswords, clusterPlaces, initialiseCluster } from './cluster.ts';
import { ownFolder } from './folderOwner.ts';
import { settleFormerServer } from './formerServer.ts';
import { findPrograms, type Programs } from './programs.ts';
import { readablePrograms } from './readablePrograms.ts';
import { watchOver } from './watcher.ts';

/** How a cluster is started. */
export interface ServerOptions {
  /** Data folder, of this cluster alone. */
  readonly folder: string;
  /** Folder of other programs than those of npm: `/usr/lib/postgresql/15/bin`. */
  readonly bin?: string | undefined;
  /** A port of 127.0.0.1 in place of a socket, as on systems without sockets. */
  readonly overTcp?: boolean | undefined;
  /** Settings of PostgreSQL beside those that durability asks for, which cannot be changed: `shared_buffers` … */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Called when a server that nobody stopped has ended, and when it runs again. */
  readonly onChange?: ((change: 'ended' | 'running') => void) | undefined;
}

/** Where a server listens. */
export interface ServerAddress {
  /** Folder of the socket, or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
}

/** A PostgreSQL of our own that runs. It keeps its address over restarts. */
export interface RunningServer {
  readonly address: ServerAddress;
  readonly passwords: ClusterPasswords;
  /** Number of its process; another one after a restart. */
  pid(): number | undefined;
  /** Stops it fast and cleanly, and gives the folder up. */
  stop(): Promise<void>;
}

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const LONGEST_START_MS = 60_000;
const LOOK_MS = 10;
const LONGEST_SOCKET_PATH = 90;
const LARGEST_LOG_BYTES = 16 * 1024 * 1024;
const MOST_RESTARTS = 5;
const LONGEST_LINGER_MS = 30_000;
const LINGER_LOOK_MS = 100;

/** What one start needs of the others. */
interface Prepared {
  readonly folder: string;
  readonly programs: Programs;
  readonly account: Account | undefined;
  readonly address: ServerAddress;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Starts the PostgreSQL of a data folder as a child of this process: makes the cluster where there is none, recovers what a killed
 * one left, and starts it again when it ends without having been told to.
 *
 * Rule: STORE-1, STORE-2, STORE-3. Throws `Refused`: STORE_PROGRAM, STORE_FOLDER, STORE_OWNED.
 * Example: const server = await startServer({ folder: '/var/lib/kedu' }); … await server.stop().
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const folder = resolve(options.folder);
  const places = clusterPlaces(folder);
  await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw refused('STORE_FOLDER', { folder, reason: 'unwritable', found: String(error.code) }, { file: folder });
  });
  const account = await accountFor(places.data);
  const closed = account === undefined ? undefined : await closedTo(account, folder);
  if (closed !== undefined && account !== undefined)
    throw refused('STORE_FOLDER', { folder, reason: 'closed', found: `${closed} (${account.name})` }, { file: closed });
  const owner = await ownFolder(folder);
  try {
    const programs = await readablePrograms(findPrograms(options.bin), account, folder);
    await initialiseCluster(folder, programs, account);
    const passwords = await clusterPasswords(folder);
    const listening = await listenAt(folder, account, options.overTcp ?? process.platform === 'win32');
    const prepared = { folder, programs, account, address: listening.address, settings: options.settings ?? {} };
    const kept = await keepRunning(prepared, options.onChange ?? (() => {}));
    return {
      address: listening.address,
      passwords,
      pid: kept.pid,
      async stop() {
        await kept.stop();
        await listening.remove();
        await owner.release();
      },
    };
  } catch (error) {
    await owner.release();
    throw error;
  }
}

async function keepRunning(prepared: Prepared, onChange: (change: 'ended' | 'running') => void) {
  const life = { isStopping: false };
  let current = await launchWhenFree(prepared, life);
  let restarting: Promise<void> = Promise.resolve();
  const follow = (): void => {
    current.child.once('exit', () => {
      current.dismiss();
      if (life.isStopping) return;
      onChange('ended');
      restarting = restart().then(
        () => onChange('running'),
        () => undefined,
      );
    });
  };
  const restart = async (): Promise<void> => {
    for (let tries = 1; !life.isStopping; tries += 1) {
      try {
        current = await launchWhenFree(prepared, life);
        follow();
        return;
      } catch (error) {
        if (tries === MOST_RESTARTS) throw error;
        await sleep(200 * tries);
      }
    }
  };
  follow();
  return {
    pid: () => (current.child.exitCode === null && current.child.signalCode === null ? current.child.pid : undefined),
    async stop() {
      life.isStopping = true;
      await restarting;
      const { child } = current;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

interface Launched {
  readonly child: ChildProcess;
  readonly dismiss: () => void;
}

/** What PostgreSQL says where something of a former server still runs. */
const HELD = /pre-existing shared memory block|lock file ".*" already exists/;

/**
 * The folder is ours, and yet something of a former server may outlive its owner for a moment: sessions of one that was killed, or a
 * server that had not written its number when its owner died. Each try sees to it anew.
 */
async function launchWhenFree(prepared: Prepared, life: { readonly isStopping: boolean }): Promise<Launched> {
  const begun = performance.now();
  for (;;) {
    try {
      return await launch(prepared);
    } catch (error) {
      const isHeld = error instanceof Refused && HELD.test(String(error.issue.args['found']));
      if (!isHeld || life.isStopping || performance.now() - begun >= LONGEST_LINGER_MS) throw error;
      await sleep(LINGER_LOOK_MS);
    }
  }
}

/** One life of the server: started, and ready for connections. */
async function launch({ folder, programs, account, address, settings }: Prepared): Promise<Launched> {
  const { data, log, pidFile } = clusterPlaces(folder);
  await settleFormerServer(folder);
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > LARGEST_LOG_BYTES) await rename(log, `${log}.old`);
  const written = await open(log, 'a', 0o600);
  const said = (await written.stat()).size;
  const options = { ...settings, ...DURABLE, ...listenSettings(address), timezone: 'UTC', log_timezone: 'UTC' };
  const args = ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(programs.postgres, args, {
    cwd: data,
    // A group of its own: what a terminal sends to this program is not for the database.
    detached: true,
    env: childEnvironment(),
    stdio: ['ignore', written.fd, written.fd],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  const failed = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(`${code ?? signal}`));
  });
  await written.close();
  const dismiss = child.pid === undefined ? () => {} : watchOver(child.pid, pidFile, account);
  const fault = await Promise.race([failed, isReady(pidFile, child)]);
  if (fault === undefined) {
    child.unref();
    return { child, dismiss };
  }
  dismiss();
  child.kill('SIGQUIT');
  const lines = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(said).toString().trim().split('\n');
  const why = lines.findLast((line) => line.includes('FATAL')) ?? fault;
  throw refused('STORE_FOLDER', { folder, reason: 'start', found: why }, { file: log });
}

/** Undefined once it takes connections; a word where it takes too long. */
async function isReady(pidFile: string, child: ChildProcess): Promise<string | undefined> {
  for (let waited = 0; waited < LONGEST_START_MS; waited += LOOK_MS) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return undefined;
    if (child.exitCode !== null || child.signalCode !== null) break;
    await sleep(LOOK_MS);
  }
  return 'timeout';
}

/** A socket that its owner alone can reach; elsewhere a free port of this machine, behind the random password. */
async function listenAt(folder: string, account: Account | undefined, overTcp: boolean) {
  if (overTcp) return { address: { host: '127.0.0.1', port: await freePort() }, remove: async () => {} };
  const { socket } = clusterPlaces(folder);
  const isShort = socket.length <= LONGEST_SOCKET_PATH;
  const place = isShort ? socket : await mkdtemp(join(tmpdir(), 'kedu-'));
  await mkdir(place, { recursive: true });
  await chmod(place, 0o700);
  if (account !== undefined) await chown(place, account.uid, account.gid);
  return { address: { host: place, port: 5432 }, remove: async () => (isShort ? undefined : rm(place, { recursive: true, force: true })) };
}

function listenSettings({ host, port }: ServerAddress): Readonly<Record<string, string>> {
  const isTcp = host === '127.0.0.1';
  return {
    port: String(port),
    listen_addresses: isTcp ? host : '',
    unix_socket_directories: isTcp ? '' : host,
    unix_socket_permissions: '0700',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}
