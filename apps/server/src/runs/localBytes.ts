import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BlobStore, MACHINE } from '@kedu/workflow';

/**
 * A file with the bytes of a hash, on this machine: kept, so that they come over once. The bytes are checked as they come (STORE-12).
 *
 * Throws `Refused` STORE_BLOB where they are not there, or are not those of the hash.
 */
export async function localBytes(
  { blobs, folder }: { readonly blobs: BlobStore; readonly folder: string },
  authority: string,
  hash: string,
): Promise<string> {
  const place = join(folder, 'bytes', authority);
  const file = join(place, hash.replace(':', '-'));
  if (await isThere(file)) return file;
  await mkdir(place, { recursive: true, mode: 0o700 });
  const aside = join(place, `.${randomUUID()}`);
  try {
    await pipeline(Readable.from(blobs.get({ authority, ...MACHINE }, hash)), createWriteStream(aside, { mode: 0o600 }));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
  return file;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
