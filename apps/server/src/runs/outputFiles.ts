import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateArchive, newPart, writeZip } from '@kedu/intake';

/** A file of the output of a run. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** Most that the output of a run may hold once inflated. */
const LIMITS = { files: 100, bytes: 2 * 1024 * 1024 * 1024 } as const;

/** The output folder of a run as one file: the same files give the same bytes. Rule: OUT-1. */
export async function packOutput(folder: string): Promise<Uint8Array> {
  const names = (await readdir(folder)).sort();
  const parts = [];
  for (const name of names) parts.push(newPart(name, new Uint8Array(await readFile(join(folder, name)))));
  return writeZip(parts);
}

/**
 * The files of an output, byte for byte as they were written. Throws where the bytes
 * are none: they were checked against their hash when they came.
 */
export function outputFiles(zip: Uint8Array): readonly OutputFile[] {
  const opened = inflateArchive(zip, LIMITS);
  if ('issue' in opened) throw new Error(`output of a run: ${opened.issue.code}`);
  return opened.entries.map((entry) => {
    const read = entry.read();
    if ('issue' in read) throw new Error(`output of a run: ${read.issue.code}`);
    return { name: entry.name, bytes: read.bytes, hash: `sha256:${createHash('sha256').update(read.bytes).digest('hex')}` };
  });
}
