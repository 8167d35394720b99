import { BUNDLE_PATHS, type EntryKind, type LogEntry, proofPath, readEntry } from '@kedu/bundle';
import { type Checkpoint, type HashFunction, leafHash, readLogProof, sameHash, utf8, verifyInclusion } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import type { ProvenLeaf } from './knownSubtrees.ts';

/** An entry of the log that lies in the bundle, with its place in the log. */
export interface LoggedEntry extends LogEntry {
  readonly index: number;
  readonly file: string;
  /** Whether its proof leads to the root of the checkpoint. */
  readonly proven: boolean;
  /** What it was proven with. */
  readonly leaf?: ProvenLeaf | undefined;
}

const ENTRY = /^log\/(0|[1-9]\d{0,14})-([a-z]+)\.json$/;
/** Names of signed statements of openings. Rule: OPEN-5. */
export const STATEMENT = /^log\/(0|[1-9]\d{0,14})-opening\.dsse\.json$/;
const PROOF = /^log\/(0|[1-9]\d{0,14})-([a-z]+)\.tlog-proof$/;

/**
 * The entries that a bundle shows, in the order of the log, each held against the tree of the checkpoint.
 *
 * Rule: VERIFY-3, PROOF-1, ENTRY-1. Errors, as findings: those of readEntry and readLogProof; VERIFY_LOG_MISSING (`proof`, `entry`), VERIFY_PROOF (`index`, `checkpoint`, `inclusion`),
 * VERIFY_ENTRY (`kind`) where the name of the file says another kind, VERIFY_FILE_UNLISTED for what else lies under log/.
 */
export function loggedEntries(
  files: ReadonlyMap<string, Uint8Array>,
  checkpoint: Checkpoint | undefined,
  sha256: HashFunction,
  findings: Findings,
): readonly LoggedEntry[] {
  const found: LoggedEntry[] = [];
  for (const [file, bytes] of files) {
    if (!file.startsWith(BUNDLE_PATHS.log) || file === BUNDLE_PATHS.checkpoint || file === BUNDLE_PATHS.policy || STATEMENT.test(file))
      continue;
    const [, number, kind] = ENTRY.exec(file) ?? [];
    if (number === undefined || kind === undefined) {
      const [, of, ofKind] = PROOF.exec(file) ?? [];
      if (of === undefined) findings.add('VERIFY_FILE_UNLISTED', { file });
      else if (!files.has(`${BUNDLE_PATHS.log}${of}-${ofKind}.json`)) findings.add('VERIFY_LOG_MISSING', { file }, { what: 'entry' });
      continue;
    }
    const index = Number(number);
    const leaf = provenLeaf(files, { index, kind, file, bytes }, checkpoint, sha256, findings);
    const read = readEntry(bytes);
    if ('issue' in read) {
      findings.take(read.issue, { file });
      continue;
    }
    if (read.value.kind !== kind)
      findings.add('VERIFY_ENTRY', { file }, { kind: read.value.kind, field: 'kind', found: kind, expected: read.value.kind });
    found.push({ ...read.value, index, file, proven: leaf !== undefined, leaf });
  }
  return found.sort((a, b) => a.index - b.index);
}

function provenLeaf(
  files: ReadonlyMap<string, Uint8Array>,
  { index, kind, file, bytes }: { readonly index: number; readonly kind: string; readonly file: string; readonly bytes: Uint8Array },
  checkpoint: Checkpoint | undefined,
  sha256: HashFunction,
  findings: Findings,
): ProvenLeaf | undefined {
  const path = proofPath(index, kind as EntryKind);
  const written = files.get(path);
  if (!written) {
    findings.add('VERIFY_LOG_MISSING', { file }, { what: 'proof' });
    return undefined;
  }
  const read = readLogProof(written);
  if ('issue' in read) {
    findings.take(read.issue, { file: path });
    return undefined;
  }
  const { proof, checkpoint: own } = read.value;
  const fail = (reason: string): undefined => {
    findings.add('VERIFY_PROOF', { file: path }, { reason, index, size: own.size });
    return undefined;
  };
  if (read.value.index !== index) return fail('index');
  // Without a checkpoint of the bundle, which is said elsewhere, the proof is held against its own.
  if (checkpoint && !sameHash(utf8(own.note.text), utf8(checkpoint.note.text))) return fail('checkpoint');
  const leaf = leafHash(sha256, bytes);
  const claim = { index: BigInt(index), size: BigInt(own.size), leaf, root: own.root, proof };
  return verifyInclusion(sha256, claim) ? { index, leaf, proof } : fail('inclusion');
}
