import { type Checkpoint, sameHash, toBase64 } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import type { KnownSubtrees } from './knownSubtrees.ts';
import type { SignedCheckpoint } from './signedCheckpoint.ts';
import type { Sighting } from './sightings.ts';

/** Another tree that the log signed, and who saw it when. */
export interface OtherTree {
  readonly file: string;
  readonly checkpoint: Checkpoint;
  readonly sightings: readonly Sighting[];
}

/** The tree of a bundle with who saw it, and what its proofs tell of the trees before it. */
export interface OwnTree {
  readonly checkpoint: SignedCheckpoint;
  readonly sightings: readonly Sighting[];
  readonly known: KnownSubtrees;
}

/**
 * Holds the tree of a bundle against another one that the same log signed.
 *
 * Rule: VERIFY-10. Errors, as findings: VERIFY_FORKED for another root of the same size, or of a smaller one to which the proofs of the
 * bundle lead; VERIFY_ROLLED_BACK where one and the same follower took the
 * larger tree before the smaller: of two who saw, each may have been shown an old tree late. Shape: `apart` and `larger` where nothing is
 * wrong, but the trees could not be compared.
 */
export function compareTrees(
  { checkpoint, sightings, known }: OwnTree,
  other: OtherTree,
  findings: Findings,
): 'same' | 'wrong' | 'apart' | 'larger' {
  const { origin, size } = checkpoint;
  const { file, checkpoint: theirs } = other;
  const own = theirs.size === size ? checkpoint.root : known.rootAt(theirs.size);
  const isForked = own !== undefined && !sameHash(own, theirs.root);
  if (isForked)
    findings.add('VERIFY_FORKED', { file }, { origin, size: theirs.size, found: toBase64(own), expected: toBase64(theirs.root) });
  const shrunk = other.sightings.find((seen) => sightings.some((one) => hasShrunk(one, seen)));
  if (shrunk) {
    const [smaller, larger] = [Math.min(size, theirs.size), Math.max(size, theirs.size)];
    findings.add('VERIFY_ROLLED_BACK', { file }, { origin, size: smaller, seen: larger, name: shrunk.name });
  }
  if (isForked || shrunk) return 'wrong';
  if (own) return 'same';
  return theirs.size > size ? 'larger' : 'apart';
}

/** Whether one follower took a larger tree before a smaller one; within a second nobody knows which came first. */
function hasShrunk(one: Sighting, other: Sighting): boolean {
  return one.follower !== undefined && one.follower === other.follower && (one.time - other.time) * (one.size - other.size) < 0;
}

/**
 * Whether somebody saw a larger tree before somebody else saw that of the bundle: entries may have been taken out, or an old tree was shown
 * late. Rule: VERIFY-10.
 */
export function isOvertaken({ checkpoint, sightings }: OwnTree, other: OtherTree): boolean {
  return (
    other.checkpoint.size > checkpoint.size &&
    other.sightings.some((seen) => sightings.some((own) => own.size < seen.size && own.time > seen.time))
  );
}
