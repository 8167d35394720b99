import { join } from 'node:path';
import { type Anchor, anchoredHash, checkTimestamp, prefixed } from '@kedu/anchors';
import { type Checkpoint, checkSignatures, type Reading, verifyConsistency } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { LogFolder } from '../ledger/logFolder.ts';
import { nodeCrypto, nodeSha256 } from '../ledger/nodeCrypto.ts';
import { ANCHOR_FOLDER, anchorFiles, openAnchor } from './anchorFolder.ts';
import { anchoringIssue } from './codes.ts';
import { checkChain, type ChainSettings } from './checkChain.ts';
import { entryTimes } from './entryTimes.ts';
import { nodeCertificates } from './nodeCertificates.ts';

/** Whom the reader trusts. What is not given cannot be checked, and an anchor that needs it is refused. */
export interface AnchorTrust {
  /** Certificates in DER of the roots of time-stamp authorities. */
  readonly roots?: readonly Uint8Array[] | undefined;
  /** Object identifier of the policy, where only one counts. */
  readonly policy?: string | undefined;
  /** Second since 1970 before which what is in the log cannot have been there; the times of its entries where none is given. */
  readonly notBefore?: number | undefined;
  /** Chain, contract, account and a node to ask. */
  readonly chain?: ChainSettings | undefined;
}

/** An anchor that holds. */
export interface HeldAnchor {
  readonly file: string;
  readonly kind: Anchor['evidence']['kind'];
  readonly size: number;
  /** Second since 1970 that it states. */
  readonly time: number;
  /** Who states it. */
  readonly by: string;
}

/**
 * Checks every anchor beside a log: the evidence by what the reader trusts, the signature of the log under the checkpoint, and that the log as it stands now grew out of it.
 *
 * Rules: ANCHOR-3, ANCHOR-7. Errors, all of them together: ANCHOR_NONE where there is none; ANCHOR_TRUST (`missing`); ANCHOR_LOG (`origin`, `empty`, `shrank`, `forked`); ANCHOR_FILE,
 * ANCHOR_TIMESTAMP, ANCHOR_CERTIFICATE, ANCHOR_CHAIN, ANCHOR_ASKED, LEDGER_*, LOG_*.
 */
export async function checkAnchors(
  log: LogFolder,
  trust: AnchorTrust,
): Promise<{ readonly held: readonly HeldAnchor[]; readonly issues: readonly Issue[] }> {
  const now = await log.checkpoint();
  if ('issue' in now) return { held: [], issues: [now.issue] };
  const frontier = log.frontier(now.value);
  if ('issue' in frontier) return { held: [], issues: [frontier.issue] };
  const times = entryTimes(log, now.value.size);
  if ('issue' in times) return { held: [], issues: [times.issue] };
  const files = await anchorFiles(log.folder);
  if (files.length === 0) {
    const folder = join(log.folder, ANCHOR_FOLDER);
    return { held: [], issues: [anchoringIssue('ANCHOR_NONE', { file: folder }, { folder })] };
  }
  const held: HeldAnchor[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const checked = await checkOne(log, now.value, file, trust, times.value);
    if ('value' in checked) held.push(checked.value);
    else issues.push({ ...checked.issue, place: { file: join(log.folder, file) } });
  }
  return { held, issues };
}

async function checkOne(
  log: LogFolder,
  now: Checkpoint,
  file: string,
  trust: AnchorTrust,
  timeOf: (size: number) => number | undefined,
): Promise<Reading<HeldAnchor>> {
  const anchor = await openAnchor(log.folder, file);
  if ('issue' in anchor) return anchor;
  const stated = await checkEvidence(anchor.value, { ...trust, notBefore: trust.notBefore ?? timeOf(anchor.value.checkpoint.size) });
  if ('issue' in stated) return stated;
  const { checkpoint, evidence } = anchor.value;
  const issue = isOfLog(log, now, checkpoint);
  return issue ? { issue } : { value: { file, kind: evidence.kind, size: checkpoint.size, ...stated.value } };
}

async function checkEvidence(
  { checkpoint, evidence }: Anchor,
  { roots, policy, notBefore, chain }: AnchorTrust,
): Promise<Reading<Pick<HeldAnchor, 'time' | 'by'>>> {
  if (evidence.kind !== 'rfc3161' && chain) {
    const checked = await checkChain(checkpoint, evidence, chain);
    return 'issue' in checked ? checked : { value: { time: checked.value.time, by: `${evidence.kind} ${prefixed(evidence.contract)}` } };
  }
  if (evidence.kind !== 'rfc3161' || !roots)
    return { issue: anchoringIssue('ANCHOR_TRUST', {}, { reason: 'missing', file: evidence.kind }) };
  const hash = anchoredHash(nodeSha256, checkpoint);
  const checked = checkTimestamp(nodeCertificates, evidence.response, { hash, nonce: evidence.nonce, roots, policy, notBefore });
  return 'issue' in checked ? checked : { value: { time: checked.value.time, by: checked.value.authority } };
}

/** What is wrong where a checkpoint is not one that the log signed and grew out of. */
function isOfLog(log: LogFolder, now: Checkpoint, { origin, size, root, note }: Checkpoint): Issue | undefined {
  const wrong = (reason: string): Issue => anchoringIssue('ANCHOR_LOG', {}, { reason, anchored: size, size: now.size });
  if (origin !== log.head.origin) return wrong('origin');
  const signed = checkSignatures(nodeCrypto, note, [log.head.key]);
  if ('issue' in signed) return signed.issue;
  if (signed.value.length === 0) return wrong('origin');
  if (size === 0) return wrong('empty');
  if (size > now.size) return wrong('shrank');
  const proof = log.proveGrowth(size, now.size);
  if ('issue' in proof) return proof.issue;
  const claim = { from: BigInt(size), fromRoot: root, size: BigInt(now.size), root: now.root, proof: proof.value };
  return verifyConsistency(nodeSha256, claim) ? undefined : wrong('forked');
}
