import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file under a name of its own, flushes it, and gives it its name: there is the whole file or none. */
export async function writeDurably(file: string, bytes: Uint8Array | string): Promise<void> {
  const folder = dirname(file);
  await makeFolder(folder);
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** Flushes what stands in a folder: names of files that were made, renamed or removed. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder and those above it, each flushed into the one that holds it. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = folder; at !== dirname(first); at = dirname(at)) await flushFolder(dirname(at));
}

/** Several files written durably, and the folders that hold them flushed. */
export async function writeAllDurably(root: string, files: readonly (readonly [path: string, bytes: Uint8Array])[]): Promise<void> {
  const folders = new Set<string>();
  for (const [path, bytes] of files) {
    const file = join(root, path);
    await writeDurably(file, bytes);
    folders.add(dirname(file));
  }
  for (const folder of folders) await flushFolder(folder);
}
