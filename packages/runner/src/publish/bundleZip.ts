import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BUNDLE_PATHS } from '@kedu/bundle';
import { inflateArchive, newPart, writeZip } from '@kedu/intake';
import type { Issue } from '@kedu/model';
import { BUNDLE_LIMITS } from '@kedu/verify';
import { runnerIssue } from '../codes.ts';
import { flushPath } from '../ledger/durableFiles.ts';

/** The zip that stands beside the folder of a bundle: `bundle.zip` beside `bundle`. */
export function zipPath(folder: string): string {
  const whole = resolve(folder);
  return join(dirname(whole), `${basename(whole)}.zip`);
}

/** A zip of the files of a bundle by their paths, in code-unit order and without times: the same files give the same bytes. Rule: BUNDLE-7. */
export function bundleZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return writeZip([...files.keys()].sort().map((path) => newPart(path, files.get(path) as Uint8Array)));
}

/** Why what stands under the name of the zip may not give way: it is no zip of a bundle. Rule: BUNDLE-7. Errors: OUT_FOREIGN_FILES. */
export function zipFault(folder: string): Issue | undefined {
  const file = zipPath(folder);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || (stat.isFile() && stat.size <= BUNDLE_LIMITS.bytes && isBundle(new Uint8Array(readFileSync(file))))) return undefined;
  return runnerIssue('OUT_FOREIGN_FILES', {}, { folder: dirname(file), found: basename(file) });
}

/** A zip that is on the disk under a name of its own, and gets its name, or goes, by what becomes of the folder. */
export interface WaitingZip {
  readonly keep: () => void;
  readonly drop: () => void;
}

/** Writes the zip of a bundle aside and flushes it. Throws what the system says; nothing is left then. */
export function writeZipAside(folder: string, files: ReadonlyMap<string, Uint8Array>): WaitingZip {
  const file = zipPath(folder);
  const aside = join(dirname(file), `.${basename(file)}.kedu-partial`);
  const drop = (): void => rmSync(aside, { force: true });
  try {
    const descriptor = openSync(aside, 'w');
    try {
      writeFileSync(descriptor, bundleZip(files));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    drop();
    throw error;
  }
  const keep = (): void => {
    renameSync(aside, file);
    flushPath(dirname(file));
  };
  return { keep, drop };
}

function isBundle(bytes: Uint8Array): boolean {
  const opened = inflateArchive(bytes, { files: BUNDLE_LIMITS.files, bytes: BUNDLE_LIMITS.bytes });
  return !('issue' in opened) && opened.entries.some(({ name }) => name === BUNDLE_PATHS.manifest);
}
