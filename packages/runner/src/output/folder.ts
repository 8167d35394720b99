import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BUNDLE_PATHS } from '@kedu/bundle';
import type { Issue } from '@kedu/model';
import { runnerIssue } from '../codes.ts';
import { flushPath, flushTree } from '../ledger/durableFiles.ts';

/** Files that a run writes; a folder that holds only these, run.json among them, is ours to replace. Rule: OUT-3. */
export const OUTPUT_FILES = [
  'results.csv',
  'indicators.csv',
  'parts.csv',
  'weights.csv',
  'proposals.csv',
  'references.csv',
  'recognition.csv',
  'lights.csv',
  'run.json',
] as const;

/** What a folder may hold: results of a run, a replay, or a bundle. */
export type FolderKind = 'result' | 'replay' | 'bundle';

/** First names of the paths of a bundle. */
const BUNDLE_NAMES: readonly string[] = [...new Set(Object.values(BUNDLE_PATHS).map((path) => path.split('/')[0] as string))];

/**
 * Fills a folder whole or not at all: `write` gets a new folder beside it, which takes the place of the old one when it is complete.
 *
 * A replay takes the place of a replay alone, a bundle that of a bundle; a bundle is flushed before it does (FAULT-1). Rule: OUT-3, OUT-24 (docs/spec/output.md), BUNDLE-2.
 * Errors: OUT_FOREIGN_FILES where something else stands in the folder, OUT_NOT_A_FOLDER, OUT_UNWRITABLE; then nothing was changed.
 */
export function replaceFolder(path: string, write: (folder: string) => void, kind: FolderKind = 'result'): readonly Issue[] {
  const target = resolve(path);
  const partial = join(dirname(target), `.${basename(target)}.kedu-${process.pid}.partial`);
  const old = join(dirname(target), `.${basename(target)}.kedu-${process.pid}.old`);
  try {
    const refused = checkReplaceable(path, kind);
    if (refused) return [refused];
    makeFolder(dirname(target));
    removeLeftOvers(target);
    mkdirSync(partial);
    write(partial);
    if (kind === 'bundle') flushTree(partial);
    const replaces = existsSync(target);
    if (replaces) renameSync(target, old);
    try {
      renameSync(partial, target);
    } catch (error) {
      if (replaces) renameSync(old, target);
      throw error;
    }
    // The old folder goes when the disk has the new one under its name: whoever loses power has one of them, whole.
    if (kind === 'bundle') flushPath(dirname(target));
    rmSync(old, { recursive: true, force: true });
    return [];
  } catch (error) {
    if (existsSync(partial)) rmSync(partial, { recursive: true, force: true });
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined || !/^E[A-Z]+$/.test(reason)) throw error;
    return [runnerIssue('OUT_UNWRITABLE', {}, { folder: path, reason })];
  }
}

/** Why a folder may not be replaced; undefined where it may, or is not there. Rule: OUT-3. Errors: OUT_NOT_A_FOLDER, OUT_FOREIGN_FILES, OUT_UNWRITABLE where nobody can look at it. */
export function checkReplaceable(path: string, kind: FolderKind): Issue | undefined {
  try {
    return foreignIn(path, kind);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined || !/^E[A-Z]+$/.test(reason)) throw error;
    return runnerIssue('OUT_UNWRITABLE', {}, { folder: path, reason });
  }
}

function foreignIn(path: string, kind: FolderKind): Issue | undefined {
  const target = resolve(path);
  const stat = statSync(target, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isDirectory()) return runnerIssue('OUT_NOT_A_FOLDER', {}, { folder: path });
  const own: readonly string[] = kind === 'bundle' ? BUNDLE_NAMES : OUTPUT_FILES;
  const identity = kind === 'bundle' ? BUNDLE_PATHS.manifest : 'run.json';
  const names = readdirSync(target);
  const foreign = names.filter((name) => !own.includes(name));
  if (names.length > 0 && foreign.length === 0 && !isOurs(join(target, identity), kind)) foreign.push(identity);
  return foreign.length === 0 ? undefined : runnerIssue('OUT_FOREIGN_FILES', {}, { folder: path, found: foreign.slice(0, 5).join(', ') });
}

/** Results may take the place of a replay, never the other way round; a bundle that of a bundle. */
function isOurs(identity: string, kind: FolderKind): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(identity, 'utf8'));
    if (typeof value !== 'object' || value === null || !('kedu' in value)) return false;
    const { kedu } = value;
    return kind === 'result' || (typeof kedu === 'object' && kedu !== null && kind in kedu);
  } catch {
    return false;
  }
}

/** As mkdir -p. Node's own `recursive` never ends where a file system answers ENOENT for a folder whose parent exists, as /proc does. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Removes what a killed process left beside the folder; a folder that it had only moved away comes back. */
function removeLeftOvers(target: string): void {
  const prefix = `.${basename(target)}.kedu-`;
  for (const name of readdirSync(dirname(target))) {
    const match = name.startsWith(prefix) ? /^(\d+)\.(partial|old)$/.exec(name.slice(prefix.length)) : null;
    if (!match || isAlive(Number(match[1]))) continue;
    const path = join(dirname(target), name);
    if (match[2] === 'old' && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
