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
import { type LoggedEntry, loggedEntries } from './loggedEntries.ts';
import { checkTimes, compareSeen, sightingsOf } from './sightings.ts';

/** What the reader brings along. */
export interface LogTrust {
  readonly crypto: CheckingCrypto;
  /** Which logs count and who must have seen them; that of the bundle where none is given. */
  readonly policy?: WitnessPolicy | undefined;
  /** Cosigned checkpoints of the log from elsewhere, by the name of their file. */
  readonly seen?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** What the log says, as far as it can be trusted. */
export interface CheckedLog {
  readonly entries: readonly LoggedEntry[];
  readonly checkpoint?: Checkpoint | undefined;
  readonly trusted?: TrustedCheckpoint | undefined;
}

/**
 * Holds the log part of a bundle against its policy, its tree and the clocks of those who saw it.
 *
 * Rule: VERIFY-3, POLICY-2, ENTRY-3. Errors, as findings: VERIFY_LOG_MISSING (`checkpoint`, `policy`), VERIFY_OWN_POLICY, VERIFY_UNWITNESSED, those of readPolicy, trustCheckpoint, loggedEntries,
 * compareSeen and checkTimes.
 */
export function checkLog(files: ReadonlyMap<string, Uint8Array>, { crypto, policy, seen }: LogTrust, findings: Findings): CheckedLog {
  const written = files.get(BUNDLE_PATHS.checkpoint);
  if (!written) findings.add('VERIFY_LOG_MISSING', { file: BUNDLE_PATHS.checkpoint }, { what: 'checkpoint' });
  const read = written && readCheckpoint(written);
  const checkpoint = read && 'value' in read ? read.value : undefined;
  const counts = policy ?? ownPolicy(files, crypto.sha256, checkpoint, findings);
  const trusted = written && counts && trustedOf(written, counts, crypto, findings);
  const entries = loggedEntries(files, checkpoint, crypto.sha256, findings);
  const others = trusted && counts && seen ? compareSeen(crypto, counts, trusted, seen, findings) : [];
  checkTimes(entries, [...(trusted ? sightingsOf(trusted) : []), ...others], findings);
  return { entries, checkpoint, trusted };
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
