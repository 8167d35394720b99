import { inflateArchive } from '@kedu/intake';
import { admit } from './admit.ts';
import type { Findings } from '../findings.ts';
import { isJunk, withoutTopFolder } from './folderOf.ts';
import { BUNDLE_LIMITS, type BundleLimits } from './limits.ts';

/**
 * The files of a zipped bundle, by path; of a zip that holds one folder alone, those in the folder.
 *
 * Rule: VERIFY-1, VERIFY-6. Errors, as findings: those of admit; SHEET_DAMAGED, SHEET_PART_DAMAGED, SHEET_ZIP_… where it is no sound zip or unpacks to more than it may.
 */
export function readZip(zip: Uint8Array, findings: Findings, limits: BundleLimits = BUNDLE_LIMITS): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const most = Math.min(limits.bytes, zip.length * limits.ratio);
  const opened = inflateArchive(zip, { files: limits.files, bytes: most });
  if ('issue' in opened) {
    findings.take(opened.issue);
    return files;
  }
  const entries = opened.entries.filter(({ name }) => !name.endsWith('/') && !isJunk(name));
  const named = withoutTopFolder(entries.map(({ name }) => name));
  const offered = entries.map((entry, i) => ({ path: named[i] ?? entry.name, bytes: entry.size, entry }));
  const stated = entries.reduce((sum, { size }) => sum + size, 0);
  if (stated > most && most < limits.bytes) {
    findings.add('VERIFY_BOUNDS', {}, { bound: 'ratio', found: stated, most });
    return files;
  }
  for (const { path, entry } of admit(offered, findings, limits)) {
    const read = entry.read();
    if (!('issue' in read)) files.set(path, read.bytes);
    else if (read.issue.code === 'SHEET_ZIP_INFLATES')
      findings.add('VERIFY_BOUNDS', { file: path }, { bound: 'ratio', found: entry.size, most });
    else findings.take(read.issue, { file: path });
  }
  return files;
}
