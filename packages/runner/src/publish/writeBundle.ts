import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '@kedu/model';
import { replaceFolder } from '../output/folder.ts';

/**
 * Writes the files of a bundle into a folder, whole or not at all; only a bundle gives way.
 *
 * Rule: BUNDLE-2, OUT-3. Errors: those of replaceFolder; nothing is changed then.
 */
export function writeBundle(folder: string, files: ReadonlyMap<string, Uint8Array>): readonly Issue[] {
  return replaceFolder(
    folder,
    (path) => {
      for (const [name, bytes] of files) {
        const file = join(path, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes, { flag: 'wx' });
      }
    },
    'bundle',
  );
}
