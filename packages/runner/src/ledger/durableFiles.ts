import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a file system answers that has no links. */
const WITHOUT_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/**
 * Writes a file that was not there: flushed, under a name of its own, before it gets its name, and its folder after that. There is the whole file or none, and none is overwritten.
 *
 * Shape: `mode` of the file, for its owner alone where none is given. Errors: throws what the system says, EEXIST where there is such a file.
 */
export function writeNewDurably(file: string, bytes: Uint8Array | string, mode = 0o600): void {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.new`);
  try {
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    nameNew(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
  flushPath(dirname(file));
}

/** Flushes a file, or the names that stand in a folder, onto the disk. */
export function flushPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes a folder with all that is below it. */
export function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else if (entry.isFile()) flushPath(path);
  }
  flushPath(folder);
}

/** A second name never takes the place of another file, as a rename does. */
function nameNew(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!WITHOUT_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    if (existsSync(file)) throw Object.assign(new Error(`${file} is there already`), { code: 'EEXIST' });
    renameSync(temporary, file);
  }
}
