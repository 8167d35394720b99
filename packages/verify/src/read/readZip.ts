import { looksLikeNotice } from '@kedu/bundle';
import { inflateArchive } from '@kedu/intake';
import { fromUtf8, readCheckpoint } from '@kedu/ledger';
import { admit } from './admit.ts';
import type { Findings } from '../findings.ts';
import { isJunk, withoutTopFolder } from './folderOf.ts';
import { BUNDLE_LIMITS, type BundleLimits } from './limits.ts';
import { zipLayout } from './zipLayout.ts';

/**
 * The files of a zipped bundle, by path; of a zip that holds one folder alone, those in the folder.
 *
 * Shape: `onRead` is given each as soon as it is read.
 * Rule: VERIFY-1, VERIFY-6, VERIFY-12. Errors, as findings: those of admit; VERIFY_ARCHIVE (of zipLayout), VERIFY_UNREADABLE (`zip` where
 * it is no whole zip, `notice`, `statement`, `opening`, `checkpoint` where it is something else that goes with a bundle, `part` where a
 * file of it is damaged), VERIFY_NAME (`link`, `special`); SHEET_ZIP_… where it is locked or packed in a way that is not read.
 */
export function readZip(
  zip: Uint8Array,
  findings: Findings,
  limits: BundleLimits = BUNDLE_LIMITS,
  onRead: (file: Uint8Array) => void = () => undefined,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const most = Math.min(limits.bytes, zip.length * limits.ratio);
  const opened = inflateArchive(zip, { files: limits.files, bytes: most });
  if ('issue' in opened) {
    const { code, args } = opened.issue;
    if (code === 'SHEET_ZIP_PARTS') findings.add('VERIFY_BOUNDS', {}, { bound: 'files', found: args['count'] ?? '', most: limits.files });
    else if (code === 'SHEET_DAMAGED') findings.add('VERIFY_UNREADABLE', {}, { reason: otherFile(zip) ?? 'zip' });
    else findings.take(opened.issue);
    return files;
  }
  const layout = zipLayout(zip);
  if ('fault' in layout) {
    findings.add('VERIFY_ARCHIVE', {}, { reason: layout.fault });
    return files;
  }
  for (const [place, reason] of layout.odd) findings.add('VERIFY_NAME', { file: opened.entries[place]?.name ?? '' }, { reason, other: '' });
  const entries = opened.entries.filter(({ name }, i) => !layout.odd.has(i) && !name.endsWith('/') && !isJunk(name));
  const named = withoutTopFolder(entries.map(({ name }) => name));
  const offered = entries.map((entry, i) => ({ path: named[i] ?? entry.name, bytes: entry.size, entry }));
  const stated = entries.reduce((sum, { size }) => sum + size, 0);
  if (stated > most && most < limits.bytes) {
    findings.add('VERIFY_BOUNDS', {}, { bound: 'ratio', found: stated, most });
    return files;
  }
  for (const { path, entry } of admit(offered, findings, limits)) {
    const read = entry.read();
    if (!('issue' in read)) {
      files.set(path, read.bytes);
      onRead(read.bytes);
    } else if (read.issue.code === 'SHEET_ZIP_INFLATES')
      findings.add('VERIFY_BOUNDS', { file: path }, { bound: 'ratio', found: entry.size, most });
    else if (read.issue.code === 'SHEET_DAMAGED' || read.issue.code === 'SHEET_PART_DAMAGED')
      findings.add('VERIFY_UNREADABLE', { file: path }, { reason: 'part' });
    else findings.take(read.issue, { file: path });
  }
  return files;
}

/** What was given in place of a bundle, where it is something that goes with one. */
function otherFile(bytes: Uint8Array): 'notice' | 'statement' | 'opening' | 'checkpoint' | undefined {
  if (looksLikeNotice(bytes)) return 'notice';
  const edge = (part: Uint8Array): string => fromUtf8(part) ?? '';
  if (edge(bytes.subarray(0, 64)).startsWith('{"as":') && edge(bytes.subarray(-64)).includes('"kedu":{"opening":')) return 'opening';
  if (bytes.length > 1_000_000) return undefined;
  if (edge(bytes).includes('"payloadType"')) return 'statement';
  return 'value' in readCheckpoint(bytes) ? 'checkpoint' : undefined;
}
