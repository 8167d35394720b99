import { randomBytes } from 'node:crypto';
import { type Anchor, anchoredHash, type CheckedTimestamp, checkTimestamp, TIMESTAMP_REQUEST_TYPE, timestampRequest } from '@kedu/anchors';
import type { Checkpoint, Reading } from '@kedu/ledger';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';
import type { Clock } from '../witness/witness.ts';
import { boundedBytes } from './boundedBytes.ts';
import { anchoringIssue } from './codes.ts';
import { nodeCertificates } from './nodeCertificates.ts';

/** Whom to ask, and who counts. */
export interface TimestampAuthority {
  readonly url: string;
  /** Certificates in DER. */
  readonly roots: readonly Uint8Array[];
  /** Object identifier of the policy, where only one counts. */
  readonly policy?: string | undefined;
}

const TIME_OUT = 20_000;
const MOST_BYTES = 100_000;
/** Seconds by which the clock of an authority and ours may differ. */
const MOST_DRIFT = 300;

/**
 * Asks a time-stamp authority for a time-stamp of a checkpoint and keeps it only where it holds.
 *
 * Rules: ANCHOR-1, ANCHOR-4 to ANCHOR-6. Errors: ANCHOR_ASKED (`url`, `empty`, `unreachable`, `refused` with the status of HTTP); ANCHOR_TIMESTAMP, ANCHOR_CERTIFICATE.
 */
export async function askTimestamp(
  checkpoint: Checkpoint,
  { url, roots, policy }: TimestampAuthority,
  clock: Clock,
): Promise<Reading<{ readonly anchor: Anchor; readonly checked: CheckedTimestamp }>> {
  const refused = (reason: string, status: number | '' = '') => ({ issue: anchoringIssue('ANCHOR_ASKED', {}, { url, reason, status }) });
  if (!/^https?:\/\//.test(url)) return refused('url');
  if (checkpoint.size === 0) return refused('empty');
  const hash = anchoredHash(nodeSha256, checkpoint);
  const nonce = new Uint8Array(randomBytes(16));
  const notBefore = clock() - MOST_DRIFT;
  let response: Uint8Array;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': TIMESTAMP_REQUEST_TYPE },
      body: timestampRequest(hash, nonce) as BodyInit,
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_OUT),
    });
    if (answer.status !== 200) return refused('refused', answer.status);
    response = await boundedBytes(answer, MOST_BYTES);
  } catch {
    return refused('unreachable');
  }
  const asked = { hash, nonce, policy, roots, notBefore, notAfter: clock() + MOST_DRIFT };
  const checked = checkTimestamp(nodeCertificates, response, asked);
  if ('issue' in checked) return checked;
  return { value: { anchor: { checkpoint, evidence: { kind: 'rfc3161', nonce, response } }, checked: checked.value } };
}
