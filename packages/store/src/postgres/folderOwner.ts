import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '../refused.ts';
import { processName, runs } from './processName.ts';

/** A data folder held by this process until it is given up. */
export interface FolderOwner {
  release(): Promise<void>;
}

const MOST_TRIES = 20;
const RELEASED = 'released';

/**
 * Holds a data folder for this process. Holders are numbered, and the highest number counts: whoever finds that its process is
 * gone takes the next, which one alone can do, and looks once more that nobody is above.
 *
 * Rule: STORE-2. Errors: STORE_OWNED, with the number of the process that holds it.
 */
export async function ownFolder(folder: string): Promise<FolderOwner> {
  const mine = join(folder, `taking.${randomUUID()}`);
  await writeFile(mine, await processName(process.pid), { flag: 'wx' });
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const last = await lastHolder(folder);
      const found = last === 0 ? RELEASED : await readFile(fileOf(folder, last), 'utf8').catch(() => undefined);
      if (found === undefined) continue;
      if (await runs(found)) throw refused('STORE_OWNED', { folder, owner: Number(found.split(' ')[0]) }, { file: folder });
      const file = fileOf(folder, last + 1);
      const isTaken = await link(mine, file).then(
        () => true,
        () => false,
      );
      if (!isTaken) continue;
      if ((await lastHolder(folder)) === last + 1) {
        for (const number of await numbersIn(folder)) if (number <= last) await rm(fileOf(folder, number), { force: true });
        return { release: () => release(file) };
      }
      await rm(file, { force: true });
    }
    throw refused('STORE_OWNED', { folder, owner: 0 }, { file: folder });
  } finally {
    await rm(mine, { force: true });
  }
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
