import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { MOST_IMPORT_BYTES } from '@kedu/workflow';
import { connectorIssue } from './codes.ts';

/** A file that a connector found. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ENDINGS = ['.xlsx', '.csv', '.zip'];

/**
 * The newest file of an exchange folder: the last of those with the latest day of change, by name where they are of one moment.
 *
 * Only files of the folder itself are opened, none through a link. Rule: CONNECT-2. Errors: CONNECT_SOURCE (`folder`, `empty`, `large`).
 */
export async function newestFile(folder: string, connector: string): Promise<{ readonly value: FoundFile } | { readonly issue: Issue }> {
  const refused = (reason: string, found: string) => ({ issue: connectorIssue('CONNECT_SOURCE', {}, { reason, connector, found }) });
  const real = await realpath(folder).catch(() => undefined);
  const entries = real === undefined ? undefined : await readdir(real, { withFileTypes: true }).catch(() => undefined);
  if (real === undefined || entries === undefined) return refused('folder', folder);
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && ENDINGS.some((ending) => entry.name.toLowerCase().endsWith(ending)))
    .map((entry) => entry.name);
  let newest: { readonly name: string; readonly changed: number; readonly bytes: number } | undefined;
  for (const name of names.sort()) {
    const found = await measured(join(real, name));
    if (found !== undefined && (newest === undefined || found.changed >= newest.changed)) newest = { name, ...found };
  }
  if (newest === undefined) return refused('empty', ENDINGS.join(' '));
  if (newest.bytes > MOST_IMPORT_BYTES) return refused('large', newest.name);
  const file = await open(join(real, newest.name), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const bytes = new Uint8Array(MOST_IMPORT_BYTES < newest.bytes + 1 ? MOST_IMPORT_BYTES : newest.bytes + 1);
    let read = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, read);
      read += bytesRead;
      if (bytesRead === 0 || read === bytes.length) break;
    }
    // More than there was a moment ago: it is still being written.
    return read > newest.bytes ? refused('growing', newest.name) : { value: { name: newest.name, bytes: bytes.subarray(0, read) } };
  } finally {
    await file.close();
  }
}

async function measured(path: string): Promise<{ readonly changed: number; readonly bytes: number } | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const stat = await file.stat();
    return stat.isFile() ? { changed: stat.mtimeMs, bytes: stat.size } : undefined;
  } finally {
    await file.close();
  }
}
