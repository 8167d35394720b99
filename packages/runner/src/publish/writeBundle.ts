import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Issue } from '@kedu/model';
import { runnerIssue } from '../codes.ts';
import { checkReplaceable, makeFolder, replaceFolder } from '../output/folder.ts';
import { type WaitingZip, writeZipAside, zipFault } from './bundleZip.ts';

/**
 * Writes the files of a bundle into a folder and into a zip beside it, each whole or not at all; only a bundle gives way.
 *
 * Rule: BUNDLE-2, BUNDLE-7, OUT-3. Errors: those of replaceFolder and zipFault; nothing is changed then.
 */
export function writeBundle(folder: string, files: ReadonlyMap<string, Uint8Array>): readonly Issue[] {
  const refused = checkReplaceable(folder, 'bundle') ?? zipFault(folder);
  if (refused) return [refused];
  let zip: WaitingZip | undefined;
  try {
    makeFolder(dirname(resolve(folder)));
    zip = writeZipAside(folder, files);
    const issues = writeFolder(folder, files);
    if (issues.length === 0) zip.keep();
    else zip.drop();
    return issues;
  } catch (error) {
    zip?.drop();
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined || !/^E[A-Z]+$/.test(reason)) throw error;
    return [runnerIssue('OUT_UNWRITABLE', {}, { folder, reason })];
  }
}

function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): readonly Issue[] {
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
