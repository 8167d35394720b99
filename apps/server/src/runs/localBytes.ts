import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BlobStore, MACHINE } from '@kedu/workflow';
import { BYTES } from '../operation/clearCache.ts';

/** How exactly it is told when a file was used last, in milliseconds. */
const USED = 60_000;

/** Files that are known to be the bytes of their hash, since their server began. */
const known = new WeakMap<BlobStore, Set<string>>();

/**
 * A file with the bytes of a hash, on this machine: kept, so that they come over once. The bytes are checked as they come (STORE-12), and
 * once more where another start of the server kept them: a file that is not what its name says is brought anew. Rule: OPERATE-8.
 *
 * Throws `Refused` STORE_BLOB where they are not there, or are not those of the hash.
 */
export async function localBytes(
  { blobs, folder }: { readonly blobs: BlobStore; readonly folder: string },
  authority: string,
  hash: string,
): Promise<string> {
  const place = join(folder, BYTES, authority);
  const file = join(place, hash.replace(':', '-'));
  const checked = known.get(blobs) ?? new Set();
  known.set(blobs, checked);
  if (await isKept(file, hash, checked)) return file;
  await mkdir(place, { recursive: true, mode: 0o700 });
  const aside = join(place, `.${randomUUID()}`);
  try {
    await pipeline(Readable.from(blobs.get({ authority, ...MACHINE }, hash)), createWriteStream(aside, { mode: 0o600, flush: true }));
    await rename(aside, file);
    checked.add(file);
  } finally {
    await rm(aside, { force: true });
  }
  return file;
}

/** Whether a file is there, and is what its name says; that it was used is told to whoever clears the cache. */
async function isKept(file: string, hash: string, checked: Set<string>): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return false;
  if (!checked.has(file)) {
    if ((await hashOf(file)) !== hash) return false;
    checked.add(file);
  }
  if (Date.now() - found.atimeMs > USED) await utimes(file, new Date(), found.mtime).catch(() => {});
  return true;
}

async function hashOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece as Uint8Array);
  return `sha256:${digest.digest('hex')}`;
}
