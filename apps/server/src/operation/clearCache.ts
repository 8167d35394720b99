import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the folder of kept bytes in the cache: a folder an authority, a file a hash. */
export const BYTES = 'bytes';

/** After how many milliseconds what waits in the cache is of no server any more. */
const LEFT = 24 * 3_600_000;

/** Most bytes that are kept, and for how many milliseconds after their last use they are kept in any case. */
const MOST_BYTES = 2 * 1024 ** 3;
const IN_USE = 3_600_000;

/**
 * Clears the cache of a server: what a server that was killed left a day ago (uploads, results, bundles, bytes half brought), and of kept
 * bytes those used longest ago, where there are more than `most`.
 *
 * Nothing of another server that shares the folder is touched while it is at work. Rule: OPERATE-8.
 */
export async function clearCache(
  folder: string,
  { now = Date.now(), most = MOST_BYTES }: { readonly now?: number; readonly most?: number } = {},
): Promise<void> {
  for (const { name } of await entriesOf(folder)) if (name !== BYTES) await clearLeft(join(folder, name), now);
  const kept: { readonly file: string; readonly size: number; readonly used: number }[] = [];
  for (const authority of await entriesOf(join(folder, BYTES)))
    for (const { name } of await entriesOf(join(folder, BYTES, authority.name))) {
      const file = join(folder, BYTES, authority.name, name);
      if (name.startsWith('.')) await clearLeft(file, now);
      else {
        const found = await stat(file).catch(() => undefined);
        if (found) kept.push({ file, size: found.size, used: found.atimeMs });
      }
    }
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size, used } of kept.sort((a, b) => a.used - b.used)) {
    if (total <= most || now - used < IN_USE) return;
    await rm(file, { force: true });
    total -= size;
  }
}

async function clearLeft(path: string, now: number): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && now - found.mtimeMs > LEFT) await rm(path, { recursive: true, force: true });
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
