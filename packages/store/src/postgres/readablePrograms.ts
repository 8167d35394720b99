import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, closedTo } from './account.ts';
import { findPrograms, type Programs } from './programs.ts';

/** One link of the archive: npm packs none, so that the package lists them beside its files. */
interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Programs that the account can run: those that came with npm, or a copy of them in the data folder where they stand below a folder
 * that the account cannot enter (root's own), or where npm was told to run no scripts and the links between libraries are missing.
 *
 * Rule: STORE-1.
 */
export async function readablePrograms(programs: Programs, account: Account | undefined, folder: string): Promise<Programs> {
  if (!programs.isWhole) return programs;
  const links = await linksOf(programs.root);
  const isComplete = links.every(({ target }) => existsSync(join(dirname(programs.root), target)));
  if (isComplete && (account === undefined || (await closedTo(account, programs.initdb)) === undefined)) return programs;
  const copy = join(folder, 'program', await versionOf(programs.root), basename(programs.root));
  if (!existsSync(copy)) await copyWhole(programs.root, copy, links);
  return { ...findPrograms(join(copy, 'bin')), root: copy, isWhole: true };
}

/** Complete or not there: the copy gets its name last. */
async function copyWhole(from: string, to: string, links: readonly Link[]): Promise<void> {
  const making = `${dirname(to)}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(dirname(making), { recursive: true, mode: 0o755 });
  await cp(from, join(making, basename(to)), { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of links) {
    const place = join(making, target);
    if (!existsSync(place)) await symlink(basename(source), place);
  }
  await rename(making, dirname(to));
}

async function linksOf(root: string): Promise<readonly Link[]> {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly Link[];
}

async function versionOf(root: string): Promise<string> {
  const text = await readFile(join(root, '..', 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { readonly version?: string }).version ?? 'unknown';
}
