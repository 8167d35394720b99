import { looksLikeNotice, type Notice, readNotice, writeEntry } from '@kedu/bundle';
import {
  type CheckingCrypto,
  fromUtf8,
  leafHash,
  readCheckpoint,
  sameHash,
  toBase64,
  trustCheckpoint,
  utf8,
  verifyInclusion,
  type WitnessPolicy,
  writeNote,
} from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';
import { compareTrees, type OtherTree, type OwnTree } from './compareTrees.ts';
import { KnownSubtrees } from './knownSubtrees.ts';
import { type LoggedEntry, STATEMENT } from './loggedEntries.ts';
import { signedCheckpoint } from './signedCheckpoint.ts';
import { type Sighting, sightingsOf } from './sightings.ts';

/** A signed statement as it came, with the file in which it did. */
export interface FoundStatement {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What notices tell beside the bundle. */
export interface Noticed {
  /** What the reader brought beside notices. */
  readonly seen: ReadonlyMap<string, Uint8Array>;
  /** Entries that are proven under a checkpoint that the policy accepts, in the order of the log. */
  readonly entries: readonly LoggedEntry[];
  readonly statements: readonly FoundStatement[];
  /** What each notice shows, by its file. */
  readonly shown: readonly { readonly file: string; readonly indexes: readonly number[] }[];
  /** Who saw the trees of the notices. */
  readonly sightings: readonly Sighting[];
}

/** One notice, as far as it is believed. */
interface TakenNotice extends Omit<Noticed, 'seen' | 'shown'> {
  readonly file: string;
}

interface Against {
  readonly crypto: CheckingCrypto;
  readonly policy: WitnessPolicy;
  readonly own: OwnTree;
}

/**
 * Takes the notices out of what a reader brought: what they show, as far as the policy accepts their checkpoint and their proofs lead to
 * it.
 *
 * Shape: nothing but what was brought where the tree of the bundle itself is not one that the log signed. Rule: NOTICE-3. Errors, as
 * findings: those of readNotice; VERIFY_SEEN (`untrusted`, `other_log`, `proof` for an entry
 * that does not stand under the checkpoint); those of compareTrees; VERIFY_FORKED where the tree of the notice did not grow out of that of
 * the bundle;
 * VERIFY_BOUNDS where there are more than are read: those that the reader brought come first.
 */
export function takeNotices(seen: ReadonlyMap<string, Uint8Array>, against: Against | undefined, findings: Findings): Noticed {
  const notices = [...seen].filter(([, bytes]) => looksLikeNotice(bytes));
  const others = new Map([...seen].filter(([, bytes]) => !looksLikeNotice(bytes)));
  const most = BUNDLE_LIMITS.notices;
  if (notices.length > most)
    findings.add('VERIFY_BOUNDS', { file: notices[most]?.[0] ?? '' }, { bound: 'notices', found: notices.length, most });
  const taken = against ? notices.slice(0, most).flatMap(([file, bytes]) => takeNotice(file, bytes, against, findings) ?? []) : [];
  return {
    seen: others,
    entries: taken.flatMap(({ entries }) => entries).sort((a, b) => a.index - b.index),
    statements: taken.flatMap(({ statements }) => statements),
    shown: taken.map(({ file, entries }) => ({ file, indexes: entries.map(({ index }) => index) })),
    sightings: taken.flatMap(({ sightings }) => sightings),
  };
}

function takeNotice(file: string, bytes: Uint8Array, { crypto, policy, own }: Against, findings: Findings): TakenNotice | undefined {
  const read = readNotice(bytes);
  if ('issue' in read) {
    findings.take({ ...read.issue, severity: 'warning' }, { file });
    return undefined;
  }
  const trusted = trustCheckpoint(crypto, utf8(checkpointOf(read.value)), policy);
  if ('issue' in trusted) return uncosigned(file, read.value, { crypto, policy, own }, findings);
  if (trusted.value.origin !== own.checkpoint.origin) {
    findings.add('VERIFY_SEEN', { file }, { reason: 'other_log' });
    return undefined;
  }
  const sightings = sightingsOf(trusted.value);
  const entries = provenEntries(file, read.value, crypto, findings);
  holdAgainst(own, { file, checkpoint: trusted.value, sightings }, { entries, crypto }, findings);
  return { file, entries, sightings, statements: read.value.statements.map((statement) => ({ file, bytes: statement })) };
}

/**
 * What a notice shows whose checkpoint too few witnesses cosigned: that a publication was withdrawn, for of that the signature of the log
 * itself is the word of whoever published it.
 * Nothing else of it counts. Rule: NOTICE-5.
 */
function uncosigned(file: string, notice: Notice, { crypto, policy, own }: Against, findings: Findings): TakenNotice | undefined {
  const read = readCheckpoint(utf8(checkpointOf(notice)));
  const signed = 'value' in read ? signedCheckpoint(crypto, read.value, policy) : undefined;
  const isOther = signed !== undefined && signed.origin !== own.checkpoint.origin;
  findings.add('VERIFY_SEEN', { file }, { reason: isOther ? 'other_log' : signed ? 'uncosigned' : 'untrusted' });
  if (!signed || isOther) return undefined;
  const entries = provenEntries(file, notice, crypto, findings);
  holdAgainst(own, { file, checkpoint: signed, sightings: [] }, { entries, crypto }, findings);
  return { file, entries: entries.filter(({ kind }) => kind === 'withdrawal'), statements: [], sightings: [] };
}

/** The tree of a notice must have grown out of that of the bundle, or the other way round, as far as the proofs tell. */
function holdAgainst(
  own: OwnTree,
  tree: OtherTree,
  { entries, crypto }: { readonly entries: readonly LoggedEntry[]; readonly crypto: CheckingCrypto },
  findings: Findings,
): void {
  const { origin, size, root } = own.checkpoint;
  if (compareTrees(own, tree, findings) !== 'larger') return;
  const proven = entries.flatMap(({ leaf }) => leaf ?? []);
  const before = new KnownSubtrees(crypto.sha256, tree.checkpoint.size, proven).rootAt(size);
  if (before && !sameHash(before, root))
    findings.add('VERIFY_FORKED', { file: tree.file }, { origin, size, found: toBase64(root), expected: toBase64(before) });
}

/** The signed statements of openings in a bundle. */
export function statementsIn(files: ReadonlyMap<string, Uint8Array>): readonly FoundStatement[] {
  return [...files].flatMap(([file, bytes]) => (STATEMENT.test(file) ? [{ file, bytes }] : []));
}

/**
 * The entries of a bundle and those of notices together, each once.
 *
 * Rule: NOTICE-3. Errors, as findings: VERIFY_CONTRADICTED where both have an entry of one index, proven, and they differ; that of the
 * bundle is gone on with.
 */
export function withNoticed(own: readonly LoggedEntry[], noticed: readonly LoggedEntry[], findings: Findings): readonly LoggedEntry[] {
  const all = new Map(own.map((entry) => [entry.index, entry]));
  for (const entry of noticed) {
    const other = all.get(entry.index);
    if (!other) all.set(entry.index, entry);
    else if (other.proven && textOf(other) !== textOf(entry))
      findings.add('VERIFY_CONTRADICTED', { file: entry.file }, { index: entry.index, other: other.file });
  }
  return [...all.values()].sort((a, b) => a.index - b.index);
}

function provenEntries(file: string, { entries }: Notice, { sha256 }: CheckingCrypto, findings: Findings): readonly LoggedEntry[] {
  return entries.flatMap(({ entry, bytes, proof: { index, proof, checkpoint } }) => {
    const leaf = { index, leaf: leafHash(sha256, bytes), proof };
    const claim = { index: BigInt(index), size: BigInt(checkpoint.size), leaf: leaf.leaf, root: checkpoint.root, proof };
    if (verifyInclusion(sha256, claim)) return [{ ...entry, index, file, proven: true, leaf }];
    findings.add('VERIFY_SEEN', { file }, { reason: 'proof' });
    return [];
  });
}

function checkpointOf({ entries: [first] }: Notice): string {
  return first ? writeNote(first.proof.checkpoint.note) : '';
}

function textOf({ kind, authority, at, about, hashes, roots }: LoggedEntry): string | undefined {
  return fromUtf8(writeEntry({ kind, authority, at, about, hashes, roots }));
}
