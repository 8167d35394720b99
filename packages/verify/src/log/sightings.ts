import { writeVerifierKey } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import type { HeldAnchor } from './checkAnchors.ts';
import type { LoggedEntry } from './loggedEntries.ts';
import { momentText } from './moment.ts';
import type { SignedCheckpoint } from './signedCheckpoint.ts';

/** That a witness, a time-stamp authority or a chain saw a tree of a size, and when (seconds since 1970, UTC): the tree was there by then. What was not in it nobody says by that. */
export interface Sighting {
  readonly name: string;
  readonly size: number;
  readonly time: number;
  /**
   * Who it is that never takes a smaller tree after a larger one: the key of a witness, the account at a contract of a chain that the reader trusts.
   * Absent for time-stamp authorities, which stamp whatever anybody sends them.
   */
  readonly follower?: string | undefined;
}

/** What the cosignatures of a checkpoint say. */
export function sightingsOf({ size, cosignatures }: Pick<SignedCheckpoint, 'size' | 'cosignatures'>): readonly Sighting[] {
  return cosignatures.flatMap(({ key, time }) =>
    time === undefined ? [] : [{ name: key.name, size, time, follower: writeVerifierKey(key) }],
  );
}

/** What an anchor says. */
export function anchorSightings({ by, time, follower, checkpoint: { size } }: HeldAnchor): readonly Sighting[] {
  return time === undefined ? [] : [{ name: by, size, time, follower }];
}

/**
 * Holds the times of entries against each other and against what others saw.
 *
 * Rule: ENTRY-3. Errors, as findings: VERIFY_TIME (`fell`: before the time of the entry ahead of it; `late`: after somebody saw it in the tree).
 */
export function checkTimes(entries: readonly LoggedEntry[], sightings: readonly Sighting[], findings: Findings): void {
  entries.forEach(({ index, at, file }, i) => {
    const ahead = entries[i - 1];
    if (ahead && at < ahead.at) findings.add('VERIFY_TIME', { file }, { reason: 'fell', at, other: ahead.at, name: String(ahead.index) });
    for (const { name, size, time } of sightings) {
      const moment = momentText(time);
      if (index < size && at > moment) findings.add('VERIFY_TIME', { file }, { reason: 'late', at, other: moment, name });
    }
  });
}

/**
 * Says where somebody saw the tree without an entry at a moment after the time that the entry states: it may have been dated back, or an old tree was shown late, which anybody can do.
 *
 * Rule: ENTRY-3, VERIFY-10. Findings: VERIFY_UNDATED, once for each who saw, with the first such entry. Never an error: nobody can tell the two apart.
 */
export function checkUndated(entries: readonly LoggedEntry[], sightings: readonly Sighting[], findings: Findings): void {
  for (const { name, size, time } of sightings) {
    const other = momentText(time);
    const first = entries.find(({ index, at }) => index >= size && at < other);
    if (first) findings.add('VERIFY_UNDATED', { file: first.file }, { index: first.index, at: first.at, size, other, name });
  }
}
