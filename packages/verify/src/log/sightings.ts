import { type CheckingCrypto, sameHash, toBase64, type TrustedCheckpoint, trustCheckpoint, type WitnessPolicy } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import type { LoggedEntry } from './loggedEntries.ts';
import { momentText } from './moment.ts';

/** That somebody of the policy saw a tree of a size, and when (seconds since 1970, UTC). */
export interface Sighting {
  readonly name: string;
  readonly size: number;
  readonly time: number;
}

/** What the cosignatures of a checkpoint say. */
export function sightingsOf({ size, cosignatures }: TrustedCheckpoint): readonly Sighting[] {
  return cosignatures.flatMap(({ key, time }) => (time === undefined ? [] : [{ name: key.name, size, time }]));
}

/**
 * Holds the checkpoint of a bundle against others of the same log that the reader has from elsewhere, say from a witness.
 *
 * Shape: what those who cosigned them saw. Rule: VERIFY-3. Errors, as findings: VERIFY_SEEN for one that the policy does not accept or of another log, VERIFY_FORKED for another root
 * of the same size, VERIFY_ROLLED_BACK where the larger tree was seen before the smaller.
 */
export function compareSeen(
  crypto: CheckingCrypto,
  policy: WitnessPolicy,
  checkpoint: TrustedCheckpoint,
  seen: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
): readonly Sighting[] {
  const own = sightingsOf(checkpoint);
  return [...seen].flatMap(([file, bytes]) => {
    const read = trustCheckpoint(crypto, bytes, policy);
    const reason = 'issue' in read ? 'untrusted' : read.value.origin === checkpoint.origin ? undefined : 'other_log';
    if ('issue' in read || reason !== undefined) {
      findings.add('VERIFY_SEEN', { file }, { reason: reason ?? 'untrusted' });
      return [];
    }
    const other = read.value;
    const { origin, size } = checkpoint;
    if (other.size === size && !sameHash(other.root, checkpoint.root))
      findings.add('VERIFY_FORKED', { file }, { origin, size, found: toBase64(checkpoint.root), expected: toBase64(other.root) });
    const theirs = sightingsOf(other);
    const shrunk = theirs.find(({ time }) => own.some((one) => (one.time - time) * (one.size - other.size) < 0));
    if (shrunk)
      findings.add(
        'VERIFY_ROLLED_BACK',
        { file },
        { origin, size: Math.min(size, other.size), seen: Math.max(size, other.size), name: shrunk.name },
      );
    return theirs;
  });
}

/**
 * Holds the times of entries against each other and against what others saw.
 *
 * Rule: ENTRY-3. Errors, as findings: VERIFY_TIME (`fell`: before the time of the entry ahead of it; `late`: after somebody saw it in the tree; `dated_back`: before somebody saw the tree without it).
 */
export function checkTimes(entries: readonly LoggedEntry[], sightings: readonly Sighting[], findings: Findings): void {
  entries.forEach(({ index, at, file }, i) => {
    const ahead = entries[i - 1];
    if (ahead && at < ahead.at) findings.add('VERIFY_TIME', { file }, { reason: 'fell', at, other: ahead.at, name: String(ahead.index) });
    for (const { name, size, time } of sightings) {
      const moment = momentText(time);
      const reason = index < size && at > moment ? 'late' : index >= size && at < moment ? 'dated_back' : undefined;
      if (reason !== undefined) findings.add('VERIFY_TIME', { file }, { reason, at, other: moment, name });
    }
  });
}
