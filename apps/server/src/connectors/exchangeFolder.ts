import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { Issue } from '@kedu/model';
import { MOST_IMPORT_BYTES } from '@kedu/workflow';
import { connectorIssue } from './codes.ts';

/** A file that a connector found. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ENDINGS = ['.xlsx', '.csv', '.zip'];
/** How long a file has to be left alone before it is taken for whole, in milliseconds. */
const QUIET = 1_000;

interface Listed {
  readonly name: string;
  readonly stat: BigIntStats;
}

/**
 * The newest file of an exchange folder: the one that was changed last; of several changed at one moment the last by name.
 *
 * Only files of the folder itself are opened, none through a link, and no pipe or device. Rule: CONNECT-2.
 * Errors: CONNECT_SOURCE (`folder`, `empty`, `large`, `growing`, `unreadable`).
 */
export async function newestFile(folder: string, connector: string): Promise<{ readonly value: FoundFile } | { readonly issue: Issue }> {
  const refused = (reason: string, found: string) => ({ issue: connectorIssue('CONNECT_SOURCE', {}, { reason, connector, found }) });
  const real = await realpath(folder).catch(() => undefined);
  const names = real === undefined ? undefined : await readdir(real).catch(() => undefined);
  if (real === undefined || names === undefined) return refused('folder', folder);
  const newest = await newestOf(real, names);
  if (newest === undefined) return refused('empty', ENDINGS.join(' '));
  const { name, stat } = newest;
  if (stat.size > MOST_IMPORT_BYTES) return refused('large', name);
  if (Math.abs(Date.now() - Number(stat.mtimeMs)) < QUIET) await rest(QUIET);
  const read = await bytesOf(join(real, name), stat);
  return typeof read === 'string' ? refused(read, name) : { value: { name, bytes: read } };
}

async function newestOf(folder: string, names: readonly string[]): Promise<Listed | undefined> {
  let newest: Listed | undefined;
  const asked = names.filter((name) => !name.startsWith('.') && ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)));
  for (const name of asked.sort()) {
    const stat = await lstat(join(folder, name), { bigint: true }).catch(() => undefined);
    if (stat?.isFile() && (newest === undefined || stat.mtimeNs >= newest.stat.mtimeNs)) newest = { name, stat };
  }
  return newest;
}

/** The bytes of a file as it was listed; `growing` where it was written to since, or another took its place. */
async function bytesOf(path: string, listed: BigIntStats): Promise<Uint8Array | 'growing' | 'unreadable'> {
  // What took the place of a file may be a pipe, whose opening would wait for a writer for ever.
  const opened = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ELOOP' ? ('growing' as const) : ('unreadable' as const),
  );
  if (typeof opened === 'string') return opened;
  try {
    if (!isSame(await opened.stat({ bigint: true }), listed)) return 'growing';
    const bytes = new Uint8Array(Number(listed.size));
    for (let filled = 0; filled < bytes.length; ) {
      const { bytesRead } = await opened.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) return 'growing';
      filled += bytesRead;
    }
    return isSame(await opened.stat({ bigint: true }), listed) ? bytes : 'growing';
  } catch {
    return 'unreadable';
  } finally {
    await opened.close();
  }
}

function isSame(now: BigIntStats, then: BigIntStats): boolean {
  return now.isFile() && now.ino === then.ino && now.size === then.size && now.mtimeNs === then.mtimeNs;
}
