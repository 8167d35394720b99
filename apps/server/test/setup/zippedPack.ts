import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPart, writeZip } from '@kedu/intake';

/** The zip of a pack of the repository, as an office uploads it. `change` may give other text to a file. */
export function zippedPack(name: string, change: (file: string, text: string) => string = (_, text) => text): Uint8Array {
  const folder = fileURLToPath(new URL(`../../../../packs/${name}/`, import.meta.url));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|csv|md)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return writeZip(files.map((file) => newPart(file, new TextEncoder().encode(change(file, readFileSync(join(folder, file), 'utf8'))))));
}
