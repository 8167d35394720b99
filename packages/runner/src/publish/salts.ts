import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { SALT_SIZE, type SaltOf } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { writeNewDurably } from '../ledger/durableFiles.ts';
import { publishIssue } from './codes.ts';

const SALT_PURPOSE = 'kedu-salt/1';

/**
 * The secret of an authority from which all salts follow, 32 random bytes in a file that only its owner may read; made where there is none, whole and on the disk before it is used.
 *
 * Rule: BUNDLE-3. Errors: PUBLISH_SALTS (`unreadable`, `form`: not 32 bytes, `open`: others may read the file, `unwritable`).
 */
export function saltSecret(file: string): Reading<{ readonly secret: Uint8Array; readonly isNew: boolean }> {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return makeSecret(file);
  if (!stat.isFile() || stat.size !== SALT_SIZE) return refused('form', file);
  if ((stat.mode & 0o077) !== 0 && process.platform !== 'win32') return refused('open', file);
  try {
    return { value: { secret: new Uint8Array(readFileSync(file)), isNew: false } };
  } catch {
    return refused('unreadable', file);
  }
}

/** Salts of a run by its input hash: HMAC-SHA-256 under the secret. Rule: BUNDLE-3. */
export function saltsOf(secret: Uint8Array, input: string): SaltOf {
  return (table, first, rows) => {
    const lines = [SALT_PURPOSE, input, table, first, rows].map((line) => `${line}\n`);
    return new Uint8Array(createHmac('sha256', secret).update(lines.join('')).digest());
  };
}

function makeSecret(file: string): Reading<{ readonly secret: Uint8Array; readonly isNew: boolean }> {
  const secret = new Uint8Array(randomBytes(SALT_SIZE));
  try {
    writeNewDurably(file, secret);
  } catch (error) {
    // Somebody else made one meanwhile: that one counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return saltSecret(file);
    return refused('unwritable', file);
  }
  return { value: { secret, isNew: true } };
}

function refused(reason: string, file: string): { readonly issue: ReturnType<typeof publishIssue> } {
  return { issue: publishIssue('PUBLISH_SALTS', { file }, { reason, file }) };
}
