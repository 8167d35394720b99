import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { LogFolder, LogWriter, makeKeyFile, readKeyFile } from '@kedu/runner';
import type { LoggedEntry } from '@kedu/workflow';
import { serverIssue } from '../codes.ts';
import { logName } from './evidenceEntries.ts';

/** Where the log of an authority, its key and the secret behind its salts stand. */
export interface EvidenceFolder {
  readonly log: string;
  readonly key: string;
  readonly salts: string;
}

/** What the database knows of a log; nothing of one that is yet to be made. */
export interface KnownLog {
  /** How many entries it has at least, by what was published. */
  readonly published: number;
  /** The last entry that was written down. */
  readonly last?: LoggedEntry | undefined;
}

/** How many entries a log has at least, as far as the database knows. */
export function knownSize({ published, last }: KnownLog): number {
  return Math.max(published, last === undefined ? 0 : last.index + 1);
}

/**
 * The folder of an authority's log, held to what the database knows of it; made with a key of its own where neither has any of it, by
 * whoever holds the log alone.
 *
 * Shape: `log/`, `log.key` (mode 0600) and `salts` in a folder an authority.
 * Rules: LOG-1, COMMIT-5. Errors: EVIDENCE_LOG, those of LogFolder, and of making a log and a key.
 */
export async function evidenceFolder(evidence: string, authority: string, known: KnownLog): Promise<Reading<EvidenceFolder>> {
  const folder = join(evidence, authority);
  const found: EvidenceFolder = { log: join(folder, 'log'), key: join(folder, 'log.key'), salts: join(folder, 'salts') };
  if (knownSize(known) > 0 || existsSync(join(found.log, 'log.json'))) {
    const fault = await logFault(evidence, authority, known);
    return fault === undefined ? { value: found } : { issue: fault };
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = logName(authority);
  const signer = existsSync(found.key) ? readKeyFile(found.key, name) : makeKeyFile(found.key, name);
  if ('issue' in signer) return signer;
  const made = await LogWriter.create(found.log, signer.value);
  return 'issue' in made ? made : { value: found };
}

/**
 * Why the log of a folder is not the one that the database knows; undefined where it is, or is ahead of it. Nothing is written.
 *
 * Rule: COMMIT-5, BACKUP-4. Errors: EVIDENCE_LOG (`lost`: no log, `behind`: fewer entries, `other`: another entry there,
 * `salts`: no secret behind the salts of what was published), those of LogFolder.
 */
export async function logFault(evidence: string, authority: string, known: KnownLog): Promise<Issue | undefined> {
  const expected = knownSize(known);
  const named = { log: logName(authority), folder: `evidence/${authority}` };
  const fewer = (reason: 'lost' | 'behind', found: number): Issue =>
    serverIssue('EVIDENCE_LOG', {}, { ...named, reason, found, expected, entry: '' });
  const folder = join(evidence, authority, 'log');
  if (!existsSync(join(folder, 'log.json'))) return expected > 0 ? fewer('lost', 0) : undefined;
  const log = await LogFolder.open(folder);
  if ('issue' in log) return log.issue;
  const checkpoint = await log.value.checkpoint();
  if ('issue' in checkpoint) return checkpoint.issue;
  const { size } = checkpoint.value;
  if (size < expected) return fewer('behind', size);
  if (known.published > 0 && !existsSync(join(evidence, authority, 'salts')))
    return serverIssue('EVIDENCE_LOG', {}, { ...named, reason: 'salts', found: '', expected: '', entry: '' });
  if (known.last === undefined) return undefined;
  const entry = log.value.entry(known.last.index, size);
  if ('issue' in entry) return entry.issue;
  if (Buffer.compare(entry.value, known.last.entry) === 0) return undefined;
  return serverIssue('EVIDENCE_LOG', {}, { ...named, reason: 'other', found: '', expected: '', entry: known.last.index + 1 });
}
