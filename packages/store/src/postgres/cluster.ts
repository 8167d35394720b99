import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { refused } from '../refused.ts';
import type { Account } from './account.ts';
import { childEnvironment } from './childEnvironment.ts';
import type { Programs } from './programs.ts';

/** Superuser of an embedded cluster: makes roles and the database, and serves nobody. */
export const CLUSTER_USER = 'kedu_cluster';

/** Passwords of an embedded cluster, made at random, in a file for the owner of the folder alone. */
export interface ClusterPasswords {
  readonly cluster: string;
  readonly owner: string;
  readonly app: string;
  readonly read: string;
}

/** Where things stand in a data folder. */
export function clusterPlaces(folder: string) {
  return {
    data: join(folder, 'postgres'),
    making: join(folder, 'making'),
    socket: join(folder, 'socket'),
    passwords: join(folder, 'passwords.json'),
    log: join(folder, 'postgres.log'),
    pidFile: join(folder, 'postgres', 'postmaster.pid'),
  };
}

/** The passwords of a folder, made where there are none. */
export async function clusterPasswords(folder: string): Promise<ClusterPasswords> {
  const file = clusterPlaces(folder).passwords;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return JSON.parse(text) as ClusterPasswords;
  const made: ClusterPasswords = { cluster: password(), owner: password(), app: password(), read: password() };
  await writeFile(`${file}.new`, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
  return made;
}

/**
 * Makes the cluster of a folder, once: UTF-8, order of code units, checksums, scram. It gets its name when it is whole, so that one
 * which was interrupted is made anew.
 *
 * Rule: STORE-1. Errors: STORE_FOLDER (`initdb`), STORE_FOLDER (`version`: made by another version of PostgreSQL).
 */
export async function initialiseCluster(folder: string, programs: Programs, account: Account | undefined): Promise<void> {
  const { data, making } = clusterPlaces(folder);
  const major = await majorOf(programs);
  if (existsSync(data)) {
    const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
    if (found !== major) throw refused('STORE_FOLDER', { folder, reason: 'version', found: `${found} / ${major}` }, { file: data });
    return;
  }
  const { cluster } = await clusterPasswords(folder);
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const secret = join(making, 'password');
  await writeFile(secret, cluster, { mode: 0o600 });
  if (account !== undefined) for (const place of [making, secret]) await chown(place, account.uid, account.gid);
  const made = join(making, 'postgres');
  const args = [
    '-D',
    made,
    '-U',
    CLUSTER_USER,
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ];
  await promisify(execFile)(programs.initdb, args, {
    cwd: making,
    env: childEnvironment(),
    ...(account && { uid: account.uid, gid: account.gid }),
  }).catch((error: { readonly stderr?: string; readonly message: string }) => {
    throw refused('STORE_FOLDER', { folder, reason: 'initdb', found: lastLine(error.stderr ?? error.message) }, { file: folder });
  });
  await rename(made, data);
  await rm(making, { recursive: true, force: true });
}

async function majorOf(programs: Programs): Promise<string> {
  const { stdout } = await promisify(execFile)(programs.postgres, ['--version'], { env: childEnvironment() });
  return /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? '';
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
