import { type Anchor, readAnchor } from '@kedu/anchors';
import { BUNDLE_PATHS } from '@kedu/bundle';
import { type Checkpoint, type CheckingCrypto, type HashFunction, type Reading, sameHash, type WitnessPolicy } from '@kedu/ledger';
import { verifyIssue } from '../codes.ts';
import type { Findings } from '../findings.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';
import { type AnchorTrust, type ExaminedAnchor, examineAnchor } from './examineAnchor.ts';
import { momentText } from './moment.ts';
import { signedCheckpoint } from './signedCheckpoint.ts';

const CONTRADICTS: ReadonlySet<string> = new Set(['other_root', 'other_contract']);

/** An anchor whose evidence holds. */
export interface HeldAnchor extends ExaminedAnchor {
  readonly file: string;
  readonly checkpoint: Checkpoint;
}

interface Against {
  readonly crypto: CheckingCrypto;
  readonly trust: AnchorTrust;
  readonly policy?: WitnessPolicy | undefined;
  readonly checkpoint?: Checkpoint | undefined;
}

/**
 * Checks the anchors of a bundle: each is about its checkpoint, and its evidence holds.
 *
 * Shape: those whose evidence holds, about this tree or another of the log. Rules: VERIFY-3, VERIFY-10, ANCHOR-2, ANCHOR-13. Errors, as
 * findings: those of readAnchor and examineAnchor; VERIFY_ANCHOR where
 * nobody whom the reader trusts stands behind it; VERIFY_FORKED (compareTrees) for another tree of its size that the log signed,
 * VERIFY_PROOF (`checkpoint`) for any other checkpoint;
 * VERIFY_FILE_UNLISTED for what is no anchor by its name, or no copy of one; VERIFY_BOUNDS where there are more than are checked.
 */
export function checkAnchors(files: ReadonlyMap<string, Uint8Array>, against: Against, findings: Findings): readonly HeldAnchor[] {
  const held: HeldAnchor[] = [];
  const most = BUNDLE_LIMITS.anchors;
  let read = 0;
  for (const [file, bytes] of files) {
    if (!file.startsWith(BUNDLE_PATHS.anchors)) continue;
    const [, name, ending] = /^(anchors\/\d+-[a-z0-9-]+)\.(json|tsr)$/.exec(file) ?? [];
    if (ending === 'tsr' ? !isCopy(bytes, files.get(`${name}.json`)) : ending !== 'json') findings.add('VERIFY_FILE_UNLISTED', { file });
    if (ending !== 'json') continue;
    read += 1;
    if (read > most) continue;
    const anchor = readAnchor(bytes);
    if ('issue' in anchor) {
      findings.take(anchor.issue, { file });
      continue;
    }
    compare(file, anchor.value, against, findings);
    const examined = heldAnchor(file, anchor.value, against.crypto.sha256, against.trust, findings);
    if ('issue' in examined) findings.take(examined.issue, { file });
    else held.push(examined.value);
  }
  if (read > most) findings.add('VERIFY_BOUNDS', { file: BUNDLE_PATHS.anchors }, { bound: 'anchors', found: read, most });
  return held;
}

/** An anchor whose evidence holds. Errors: those of examineAnchor. Finding: VERIFY_ANCHOR. */
export function heldAnchor(
  file: string,
  anchor: Anchor,
  sha256: HashFunction,
  trust: AnchorTrust,
  findings: Findings,
): Reading<HeldAnchor> {
  const examined = examineAnchor(sha256, anchor, trust);
  if ('issue' in examined) return examined;
  const { open, by, time, found } = examined.value;
  if (open) {
    const said = verifyIssue('VERIFY_ANCHOR', { file }, { reason: open, by, at: time === undefined ? '' : momentText(time), found });
    // Who named nobody to trust is told; only an anchor of somebody else than they named is in doubt.
    findings.take(CONTRADICTS.has(open) ? { ...said, severity: 'warning' } : said);
  }
  return { value: { ...examined.value, file, checkpoint: anchor.checkpoint } };
}

/** A time-stamp stands beside its anchor once more as it was received, for other programs. */
function isCopy(bytes: Uint8Array, anchor: Uint8Array | undefined): boolean {
  const read = anchor && readAnchor(anchor);
  return read !== undefined && 'value' in read && read.value.evidence.kind === 'rfc3161' && sameHash(read.value.evidence.response, bytes);
}

/** Says where an anchor is about another tree than that of the bundle; an anchor of a later tree anybody can lay beside it. */
function compare(file: string, { checkpoint: other }: Anchor, { crypto, policy, checkpoint: own }: Against, findings: Findings): void {
  if (!own || other.note.text === own.note.text) return;
  const { origin, size } = own;
  const isOfLog = other.origin === origin && policy !== undefined && signedCheckpoint(crypto, other, policy) !== undefined;
  // Forks of one size are said where trees are compared.
  if (!isOfLog || other.size !== size) findings.add('VERIFY_PROOF', { file }, { reason: 'checkpoint', index: size, size: other.size });
}
