import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '@kedu/ledger';
import { LogWriter, makeKeyFile, readKeyFile } from '@kedu/runner';
import { logName } from './evidenceEntries.ts';

/** Where the log of an authority, its key and the secret behind its salts stand. */
export interface EvidenceFolder {
  readonly log: string;
  readonly key: string;
  readonly salts: string;
}

/**
 * The folder of an authority's log, made with a key of its own where there is none yet; only by whoever holds the log.
 *
 * Shape: `log/`, `log.key` (mode 0600) and `salts` in a folder an authority.
 * Rules: LOG-1, COMMIT-5. Errors: those of making a log and a key.
 */
export async function evidenceFolder(evidence: string, authority: string): Promise<Reading<EvidenceFolder>> {
  const folder = join(evidence, authority);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found: EvidenceFolder = { log: join(folder, 'log'), key: join(folder, 'log.key'), salts: join(folder, 'salts') };
  if (existsSync(join(found.log, 'log.json'))) return { value: found };
  const name = logName(authority);
  const signer = existsSync(found.key) ? readKeyFile(found.key, name) : makeKeyFile(found.key, name);
  if ('issue' in signer) return signer;
  const made = await LogWriter.create(found.log, signer.value);
  return 'issue' in made ? made : { value: found };
}
