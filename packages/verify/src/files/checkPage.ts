import { BUNDLE_PATHS, hexOf } from '@kedu/bundle';
import type { HashFunction } from '@kedu/ledger';
import type { Findings } from '../findings.ts';

/** What a page says of itself: `<meta name="generator" content="kedu 0.3.0">`, within its head. */
const VERSION = /<meta name="generator" content="kedu ([0-9A-Za-z.+-]{1,40})">/;
const HEAD_BYTES = 4096;

/**
 * Holds the checker that lies in a bundle against that of the program that checks: whoever forges a bundle can exchange the page too, which then says that all is well.
 *
 * Shape: `own` is `verify.html` of this program, byte for byte. Rule: VERIFY-11. Errors, as findings: VERIFY_PAGE (`version`: it says that it is of another version; `bytes`: it is another page).
 */
export function checkPage(files: ReadonlyMap<string, Uint8Array>, own: Uint8Array, sha256: HashFunction, findings: Findings): void {
  const page = files.get(BUNDLE_PATHS.checker);
  if (!page) return;
  const [found, expected] = [hexOf(sha256(page)), hexOf(sha256(own))];
  if (found === expected) return;
  const [theirs, ours] = [versionOf(page), versionOf(own)];
  const isOther = theirs !== '' && theirs !== ours;
  const args = isOther ? { reason: 'version', found: theirs, expected: ours } : { reason: 'bytes', found, expected };
  findings.add('VERIFY_PAGE', { file: BUNDLE_PATHS.checker }, args);
}

function versionOf(page: Uint8Array): string {
  return VERSION.exec(new TextDecoder().decode(page.subarray(0, HEAD_BYTES)))?.[1] ?? '';
}
