import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { admit, BUNDLE_LIMITS, type BundleLimits, type Findings, isJunk, type Offered, readZip } from '@kedu/verify';

interface Listed extends Offered {
  readonly full: string;
}

/**
 * The files of a bundle in a folder or a zip, by path, within bounds; no link is followed out of the folder, or at all.
 *
 * Rules: VERIFY-1, VERIFY-6. Errors, as findings: VERIFY_UNREADABLE (`missing`, `kind`, or the code of the system), VERIFY_NAME (`link`, `special`), those of admit and readZip.
 */
export async function readBundle(
  path: string,
  findings: Findings,
  limits: BundleLimits = BUNDLE_LIMITS,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  try {
    const root = await stat(path);
    if (root.isFile()) {
      if (root.size <= limits.bytes) return readZip(await readFile(path, 0), findings, limits);
      findings.add('VERIFY_BOUNDS', {}, { bound: 'bytes', found: root.size, most: limits.bytes });
      return files;
    }
    if (!root.isDirectory()) {
      findings.add('VERIFY_UNREADABLE', {}, { reason: 'kind' });
      return files;
    }
    const listed = await list(path, findings, limits);
    for (const file of admit(listed, findings, limits)) files.set(file.path, await readFile(file.full, constants.O_NOFOLLOW));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    findings.add('VERIFY_UNREADABLE', {}, { reason: code === 'ENOENT' || code === undefined ? 'missing' : code });
  }
  return files;
}

/** All files below a folder; nothing where it holds more files and folders than the bounds allow. */
async function list(folder: string, findings: Findings, limits: BundleLimits): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  const waiting = [''];
  let entered = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = `${below}${entry.name}`;
      if (isJunk(path)) continue;
      entered += 1;
      if (entered > limits.files) {
        findings.add('VERIFY_BOUNDS', {}, { bound: 'files', found: entered, most: limits.files });
        return [];
      }
      if (entry.isDirectory()) waiting.push(`${path}/`);
      else if (entry.isFile()) found.push({ path, full: join(folder, path), bytes: (await lstat(join(folder, path))).size });
      else findings.add('VERIFY_NAME', { file: path }, { reason: entry.isSymbolicLink() ? 'link' : 'special', other: '' });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readFile(path: string, flags: number): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | flags);
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle?.close();
  }
}
