import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from '@kedu/bundle';
import { LogFolder } from '@kedu/runner';
import type { FollowedTo } from '@kedu/store';

/**
 * The rows of the audit trail that the log of an authority names, each in the entry of a seal, in the order of the log.
 *
 * A log that cannot be opened names none: `logFault` says why. Rule: COMMIT-9.
 */
export async function auditMarks(evidence: string, authority: string): Promise<readonly FollowedTo[]> {
  const folder = join(evidence, authority, 'log');
  if (!existsSync(join(folder, 'log.json'))) return [];
  const log = await LogFolder.open(folder);
  if ('issue' in log) return [];
  const checkpoint = await log.value.checkpoint();
  const entries = 'issue' in checkpoint ? checkpoint : log.value.entries(checkpoint.value.size);
  if ('issue' in entries) return [];
  return entries.value.flatMap((bytes) => {
    const read = readEntry(bytes);
    if ('issue' in read || read.value.kind !== 'seal') return [];
    const { audit, audit_digest: digest } = read.value.about;
    return typeof audit === 'number' && typeof digest === 'string' ? [{ sequence: audit, digest }] : [];
  });
}
