import { BUNDLE_PATHS } from '@kedu/bundle';
import {
  type Checkpoint,
  type CheckingCrypto,
  type HashFunction,
  readCheckpoint,
  readPolicy,
  type TrustedCheckpoint,
  trustCheckpoint,
  type WitnessPolicy,
} from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import { checkAnchors, type HeldAnchor } from './checkAnchors.ts';
import { checkSeen } from './checkSeen.ts';
import { compareTrees, type OwnTree } from './compareTrees.ts';
import type { AnchorTrust } from './examineAnchor.ts';
import { KnownSubtrees } from './knownSubtrees.ts';
import { type LoggedEntry, loggedEntries } from './loggedEntries.ts';
import { type FoundStatement, type Noticed, statementsIn, takeNotices, withNoticed } from './notices.ts';
import { signedCheckpoint } from './signedCheckpoint.ts';
import { anchorSightings, checkTimes, checkUndated, sightingsOf } from './sightings.ts';

/** What the reader brings along. */
export interface LogTrust {
  readonly crypto: CheckingCrypto;
  /** Which logs count and who must have seen them; that of the bundle where none is given. */
  readonly policy?: WitnessPolicy | undefined;
  /** Checkpoints and anchors of the log from elsewhere, by the name of their file. */
  readonly seen?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Time-stamp authorities and chain that the reader trusts. */
  readonly anchors?: AnchorTrust | undefined;
}

/** What the log says, as far as it can be trusted. */
export interface CheckedLog {
  /** Those of the bundle. */
  readonly entries: readonly LoggedEntry[];
  /**
   * Those of them that are proven under a checkpoint that the log signed, and those of notices that the reader brought, each once
   * (NOTICE-3): nothing else is believed.
   */
  readonly all: readonly LoggedEntry[];
  /** Those of the bundle that nothing proves; what they say counts for nothing. Rule: VERIFY-3. */
  readonly unproven: readonly LoggedEntry[];
  /** Signed statements of openings, of the bundle and of notices. */
  readonly statements: readonly FoundStatement[];
  /** What the notices show that the reader brought. */
  readonly noticed: Noticed['shown'];
  /** Whose keys count. */
  readonly policy?: WitnessPolicy | undefined;
  readonly checkpoint?: Checkpoint | undefined;
  readonly trusted?: TrustedCheckpoint | undefined;
  /** Anchors of the checkpoint whose evidence holds. */
  readonly anchors: readonly HeldAnchor[];
}

/**
 * Holds the log part of a bundle against its policy, its tree and the clocks of those who saw it.
 *
 * Rule: VERIFY-3, VERIFY-10, POLICY-2, ENTRY-3. Errors, as findings: VERIFY_LOG_MISSING (`checkpoint`, `policy`), VERIFY_OWN_POLICY,
 * VERIFY_UNWITNESSED, those of readPolicy, trustCheckpoint, loggedEntries,
 * checkAnchors, checkSeen, takeNotices, withNoticed, compareTrees, checkTimes and checkUndated.
 */
export function checkLog(
  files: ReadonlyMap<string, Uint8Array>,
  { crypto, policy, seen, anchors: trust = {} }: LogTrust,
  findings: Findings,
): CheckedLog {
  const written = files.get(BUNDLE_PATHS.checkpoint);
  if (!written) findings.add('VERIFY_LOG_MISSING', { file: BUNDLE_PATHS.checkpoint }, { what: 'checkpoint' });
  const read = written && readCheckpoint(written);
  const checkpoint = read && 'value' in read ? read.value : undefined;
  const counts = policy ?? ownPolicy(files, crypto.sha256, checkpoint, findings);
  const trusted = written && counts && trustedOf(written, counts, crypto, findings);
  const entries = loggedEntries(files, checkpoint, crypto.sha256, findings);
  const held = checkAnchors(files, { crypto, trust, policy: counts, checkpoint }, findings);
  const anchors = held.filter((anchor) => anchor.checkpoint.note.text === checkpoint?.note.text);
  const own = checkpoint && counts && ownTree(crypto, counts, checkpoint, entries, anchors);
  if (own && counts) for (const other of held) compareAnchored(own, other, { crypto, policy: counts }, findings);
  const noticed = takeNotices(seen ?? new Map(), own && counts && { crypto, policy: counts, own }, findings);
  const others = own && counts ? checkSeen(own, noticed.seen, { crypto, policy: counts, trust }, findings) : [];
  const believed = own ? entries.filter(({ proven }) => proven) : [];
  const all = withNoticed(believed, noticed.entries, findings);
  const unproven = entries.filter((entry) => !believed.includes(entry));
  const sightings = [...(own?.sightings ?? []), ...noticed.sightings, ...others];
  checkTimes(all, sightings, findings);
  checkUndated(all, sightings, findings);
  return {
    entries,
    all,
    unproven,
    statements: [...statementsIn(files), ...noticed.statements],
    noticed: noticed.shown,
    policy: counts,
    checkpoint,
    trusted,
    anchors,
  };
}

/**
 * The tree of the bundle where the log signed it. Who saw it is the word of the bundle itself: it has to agree with that, whoever is
 * trusted.
 */
function ownTree(
  crypto: CheckingCrypto,
  policy: WitnessPolicy,
  checkpoint: Checkpoint,
  entries: readonly LoggedEntry[],
  anchors: readonly HeldAnchor[],
): OwnTree | undefined {
  const signed = signedCheckpoint(crypto, checkpoint, policy);
  if (!signed) return undefined;
  const proven = entries.flatMap(({ leaf }) => leaf ?? []);
  return {
    checkpoint: signed,
    sightings: [...sightingsOf(signed), ...anchors.flatMap(anchorSightings)],
    known: new KnownSubtrees(crypto.sha256, signed.size, proven),
  };
}

/** An anchor of the bundle about another tree that the log signed. */
function compareAnchored(
  own: OwnTree,
  anchor: HeldAnchor,
  { crypto, policy }: { readonly crypto: CheckingCrypto; readonly policy: WitnessPolicy },
  findings: Findings,
): void {
  const { file, checkpoint } = anchor;
  if (checkpoint.origin === own.checkpoint.origin && signedCheckpoint(crypto, checkpoint, policy))
    compareTrees(own, { file, checkpoint, sightings: anchorSightings(anchor) }, findings);
}

function ownPolicy(
  files: ReadonlyMap<string, Uint8Array>,
  sha256: HashFunction,
  checkpoint: Checkpoint | undefined,
  findings: Findings,
): WitnessPolicy | undefined {
  const file = BUNDLE_PATHS.policy;
  const bytes = files.get(file);
  if (!bytes) {
    findings.add('VERIFY_LOG_MISSING', { file }, { what: 'policy' });
    return undefined;
  }
  const read = readPolicy(sha256, new TextDecoder().decode(bytes));
  if ('issue' in read) {
    findings.take(read.issue, { file });
    return undefined;
  }
  findings.add('VERIFY_OWN_POLICY', { file }, { origin: checkpoint?.origin ?? '' });
  return read.value;
}

function trustedOf(written: Uint8Array, policy: WitnessPolicy, crypto: CheckingCrypto, findings: Findings): TrustedCheckpoint | undefined {
  const file = BUNDLE_PATHS.checkpoint;
  const read = trustCheckpoint(crypto, written, policy);
  if ('issue' in read) {
    findings.take(read.issue, { file });
    return undefined;
  }
  if (read.value.cosignatures.length === 0) findings.add('VERIFY_UNWITNESSED', { file }, { origin: read.value.origin });
  return read.value;
}
