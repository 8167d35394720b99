import type { Checkpoint } from './checkpoint.ts';
import type { HashFunction } from './crypto.ts';
import { type Frontier, frontierRoot, grow } from './tree/growth.ts';
import { leafHash, sameHash } from './tree/hash.ts';

/** What has become of a log since somebody looked last. */
export type LogChange =
  | { readonly kind: 'same' }
  | { readonly kind: 'grew'; readonly frontier: Frontier }
  /** Of the size that was seen, or grown from it, there is another tree: the log was rewritten, or shows different people different trees. */
  | { readonly kind: 'forked' }
  /** Smaller than it was: put back from an old copy, or an old checkpoint is being shown. */
  | { readonly kind: 'shrank' };

/**
 * Whether a log only grew: the entries that it says are new, on the right edge that was seen last, lead to the root that it signs now.
 *
 * Shape: `added` are all entries from `seen.size` to `now.size`. Rule: AUDIT-1.
 */
export function followLog(sha256: HashFunction, seen: Frontier, now: Checkpoint, added: readonly Uint8Array[]): LogChange {
  if (now.size < seen.size) return { kind: 'shrank' };
  const { frontier } = grow(
    sha256,
    seen,
    added.map((entry) => leafHash(sha256, entry)),
  );
  if (frontier.size !== now.size || !sameHash(frontierRoot(sha256, frontier), now.root)) return { kind: 'forked' };
  return now.size === seen.size ? { kind: 'same' } : { kind: 'grew', frontier };
}
