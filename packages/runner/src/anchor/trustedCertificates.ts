import { readFileSync, statSync } from 'node:fs';
import type { Reading } from '@kedu/ledger';
import { anchoringIssue } from './codes.ts';

const MOST_BYTES = 1_000_000;
const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----/g;

/** Certificates of a PEM file, in DER: the roots that the reader trusts. Rule: ANCHOR-6. Errors: ANCHOR_TRUST (`unreadable`, `form`). */
export function trustedCertificates(file: string): Reading<readonly Uint8Array[]> {
  const refused = (reason: string): Reading<readonly Uint8Array[]> => ({
    issue: anchoringIssue('ANCHOR_TRUST', { file }, { reason, file }),
  });
  let text: string;
  try {
    if (statSync(file).size > MOST_BYTES) return refused('form');
    text = readFileSync(file, 'latin1');
  } catch {
    return refused('unreadable');
  }
  const certificates = [...text.matchAll(BLOCK)].map(([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
  return certificates.length > 0 ? { value: certificates } : refused('form');
}
