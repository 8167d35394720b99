import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '@kedu/model';
import { backupDatabase, type BackupManifest, refused, refusing, restoreDatabase } from '@kedu/store';
import type { Configuration } from '../config/configuration.ts';
import { readyDatabase } from './database.ts';

/** Folder of a data folder, and of a backup, whose files no database holds: logs, their keys, secrets behind salts. */
export const EVIDENCE = 'evidence';
const LIST = 'evidence.sha256';

/** What was backed up or restored. */
export interface BackedUp {
  readonly manifest: BackupManifest;
  readonly files: number;
}

/**
 * Backs an installation up into a new folder: the database in one state, then
 * the files beside it, which may be ahead of it and never behind, and last the manifest.
 *
 * Rule: BACKUP-1, BACKUP-3. Errors: STORE_BACKUP, and those of the database.
 */
export async function backUp(
  configuration: Configuration,
  folder: string,
): Promise<{ readonly value: BackedUp } | { readonly issue: Issue }> {
  const ready = await readyDatabase(configuration);
  if ('issue' in ready) return ready;
  const { read, owner, stop } = ready.value;
  try {
    return await refusing(async () => {
      const by = read ?? owner;
      if (by === undefined) throw refused('STORE_BACKUP', { reason: 'reader', found: 'KEDU_READ_URL' });
      const source = join(configuration.folder, EVIDENCE);
      let lines: readonly string[] = [];
      const manifest = await backupDatabase(by, folder, () => {
        const files = existsSync(source) ? filesIn(source) : [];
        lines = files.map((file) => `${copied(join(source, file), join(folder, EVIDENCE, file))}  ${file}\n`);
        writeFileSync(join(folder, LIST), lines.join(''), { mode: 0o600, flush: true });
      });
      return { manifest, files: lines.length };
    });
  } finally {
    await stop();
  }
}

/**
 * Restores a backup into an empty installation.
 *
 * Rule: BACKUP-2, BACKUP-3. Errors: STORE_BACKUP, and those of the database.
 */
export async function restore(
  configuration: Configuration,
  folder: string,
): Promise<{ readonly value: BackedUp } | { readonly issue: Issue }> {
  const ready = await readyDatabase(configuration);
  if ('issue' in ready) return ready;
  const { owner, stop } = ready.value;
  try {
    return await refusing(async () => {
      if (owner === undefined) throw refused('STORE_BACKUP', { reason: 'owner', found: 'KEDU_OWNER_URL' });
      const target = join(configuration.folder, EVIDENCE);
      if (existsSync(target) && filesIn(target).length > 0) throw refused('STORE_BACKUP', { reason: 'exists', found: target });
      const listed = listOf(folder);
      for (const { file, sha256 } of listed)
        if (!existsSync(join(folder, EVIDENCE, file)) || digestOf(readFileSync(join(folder, EVIDENCE, file))) !== sha256)
          throw refused('STORE_BACKUP', { reason: 'file', found: `${EVIDENCE}/${file}` });
      // Beside where they belong until the database has come back: one that broke off leaves an empty installation.
      const coming = `${target}.coming`;
      rmSync(coming, { recursive: true, force: true });
      for (const { file } of listed) copied(join(folder, EVIDENCE, file), join(coming, file));
      const manifest = await restoreDatabase(owner, folder).catch((error: unknown) => {
        rmSync(coming, { recursive: true, force: true });
        throw error;
      });
      if (listed.length > 0) {
        rmSync(target, { recursive: true, force: true });
        renameSync(coming, target);
      }
      return { manifest, files: listed.length };
    });
  } finally {
    await stop();
  }
}

function listOf(folder: string): readonly { readonly file: string; readonly sha256: string }[] {
  const list = join(folder, LIST);
  if (!existsSync(list)) throw refused('STORE_BACKUP', { reason: 'file', found: LIST });
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, sha256 = '', file = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (file === '' || file.split('/').includes('..')) throw refused('STORE_BACKUP', { reason: 'file', found: LIST });
      return { file, sha256 };
    });
}

/** Files of a folder and its folders, by their paths with slashes, sorted. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Copies a file for its owner alone; the digest of what was copied. */
function copied(from: string, to: string): string {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  rmSync(to, { force: true });
  copyFileSync(from, to);
  return digestOf(readFileSync(to));
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
