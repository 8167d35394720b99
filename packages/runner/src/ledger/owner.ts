import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '@kedu/ledger';
import { logIssue } from './codes.ts';

/** A folder held by this process until it is given up. */
export interface Owner {
  release(): Promise<void>;
}

const MOST_TRIES = 20;
const RELEASED = 'released';

/**
 * Holds a folder for this process. Holders are numbered, and the highest number counts: whoever finds that its process is no more takes the next, which one alone
 * can do, and looks once more that nobody is above. The last number stays when its holder goes, so that none is given twice.
 *
 * Rule: LOG-5. Errors: LOG_OWNED.
 */
export async function own(folder: string): Promise<Reading<Owner>> {
  const mine = join(folder, `taking.${randomUUID()}`);
  await writeFile(mine, await nameOf(process.pid), { flag: 'wx' });
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const last = await lastHolder(folder);
      const found = last === 0 ? RELEASED : await readFile(fileOf(folder, last), 'utf8').catch(() => undefined);
      if (found === undefined) continue;
      if (await isAlive(found)) return owned(folder, Number(found.split(' ')[0]));
      const file = fileOf(folder, last + 1);
      if (!(await isMade(link(mine, file)))) continue;
      if ((await lastHolder(folder)) === last + 1) {
        await removeBelow(folder, last + 1);
        return { value: { release: () => release(file) } };
      }
      await rm(file, { force: true });
    }
    return owned(folder, 0);
  } finally {
    await rm(mine, { force: true });
  }
}

function owned(folder: string, owner: number): Reading<Owner> {
  return { issue: logIssue('LOG_OWNED', { file: folder }, { owner }) };
}

/** Says that its holder is gone. */
async function release(file: string): Promise<void> {
  const free = `${file}.${randomUUID()}`;
  await writeFile(free, RELEASED);
  await rename(free, file);
}

function fileOf(folder: string, number: number): string {
  return join(folder, `owner.${number}`);
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => (/^owner\.[1-9]\d*$/.test(name) ? [Number(name.slice('owner.'.length))] : []));
}

async function lastHolder(folder: string): Promise<number> {
  return (await numbersIn(folder)).reduce((last, number) => Math.max(last, number), 0);
}

async function removeBelow(folder: string, held: number): Promise<void> {
  for (const number of await numbersIn(folder)) if (number < held) await rm(fileOf(folder, number), { force: true });
}

async function isMade(act: Promise<unknown>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}

async function isAlive(name: string): Promise<boolean> {
  const pid = Number(name.split(' ')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await nameOf(pid)) === name;
}

/** A process by its number and, where the system tells it, when it began: numbers are used again. */
async function nameOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const began = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${began}`;
}
