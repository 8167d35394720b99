import { readFileSync, statSync } from 'node:fs';
import { bytesOf } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { anchoringIssue } from './codes.ts';

const MOST_BYTES = 1_000;

/** The private key of an account on a chain: 32 bytes in hexadecimal, as wallets give it out, in a file that its owner alone may read. Errors: ANCHOR_TRUST (`unreadable`, `open`, `form`). */
export function readChainKey(file: string): Reading<Uint8Array> {
  const refused = (reason: string): Reading<Uint8Array> => ({ issue: anchoringIssue('ANCHOR_TRUST', { file }, { reason, file }) });
  let text: string;
  try {
    const { mode, size } = statSync(file);
    if (size > MOST_BYTES) return refused('form');
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') return refused('open');
    text = readFileSync(file, 'utf8').trim();
  } catch {
    return refused('unreadable');
  }
  const key = bytesOf(text.startsWith('0x') ? text : `0x${text}`);
  return key?.length === 32 && key.some((byte) => byte !== 0) ? { value: key } : refused('form');
}
