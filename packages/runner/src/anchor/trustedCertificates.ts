import { readFileSync, statSync } from 'node:fs';
import { certificatesIn } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { anchoringIssue } from './codes.ts';

const MOST_BYTES = 1_000_000;

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
  const certificates = certificatesIn(text);
  return certificates.length > 0 ? { value: certificates } : refused('form');
}
