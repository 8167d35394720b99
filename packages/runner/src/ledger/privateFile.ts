import { readFileSync, statSync } from 'node:fs';
import type { Reading } from '@kedu/ledger';
import { logIssue } from './codes.ts';
import { writeNewDurably } from './durableFiles.ts';

const MOST_BYTES = 10_000;

/** Writes a private key into a new file that only its owner may read. Errors: LOG_KEY (`exists`, `unwritable`). Rule: LOG-1. */
export function writePrivateFile(file: string, pem: string): Reading<string> {
  try {
    writeNewDurably(file, pem);
  } catch (error) {
    return keyRefused((error as NodeJS.ErrnoException).code === 'EEXIST' ? 'exists' : 'unwritable', file);
  }
  return { value: pem };
}

/** Text of a file that only its owner may read. Errors: LOG_KEY (`unreadable`, `form` where it is too long, `open`: others may read it). */
export function readPrivateFile(file: string): Reading<string> {
  try {
    const { mode, size } = statSync(file);
    if (size > MOST_BYTES) return keyRefused('form', file);
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') return keyRefused('open', file);
    return { value: readFileSync(file, 'utf8') };
  } catch {
    return keyRefused('unreadable', file);
  }
}

/** LOG_KEY with its reason. */
export function keyRefused(reason: string, file: string): Reading<never> {
  return { issue: logIssue('LOG_KEY', {}, { reason, file }) };
}
