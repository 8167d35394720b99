import type { HashFunction } from '../crypto.ts';
import { emptyRoot, nodeHash, sameHash } from './hash.ts';
import { verifyInclusion } from './verify.ts';

/** A run of leaves `[start, end)` that is a tree of its own within a larger one. */
export interface Subtree {
  readonly start: bigint;
  readonly end: bigint;
}

/** Whether a range is a subtree: it begins at a multiple of the power of two that holds it. Rule: LEDGER-4 (Merkle tree certificates §4.1). */
export function isSubtree({ start, end }: Subtree): boolean {
  if (start < 0n || end <= start) return false;
  let whole = 1n;
  while (whole < end - start) whole <<= 1n;
  return start % whole === 0n;
}

export interface SubtreeInclusionClaim extends Subtree {
  readonly index: bigint;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether a proof shows that a leaf hash stands at the index of the log inside the subtree of this root. Rule: LEDGER-4. */
export function verifySubtreeInclusion(sha256: HashFunction, { index, start, end, leaf, root, proof }: SubtreeInclusionClaim): boolean {
  return isSubtree({ start, end }) && verifyInclusion(sha256, { index: index - start, size: end - start, leaf, root, proof });
}

export interface SubtreeConsistencyClaim extends Subtree {
  readonly size: bigint;
  /** Of the subtree, and of the whole tree. */
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a proof shows that the subtree of this root stands in the tree of this size and root. An empty one stands in every tree, and says nothing of it.
 *
 * Rule: LEDGER-4 (Merkle tree certificates §4.4).
 */
export function verifySubtreeConsistency(sha256: HashFunction, claim: SubtreeConsistencyClaim): boolean {
  const { start, end, size, subtreeRoot, root } = claim;
  if (start === end) return start >= 0n && end <= size && claim.proof.length === 0 && sameHash(subtreeRoot, emptyRoot(sha256));
  if (!isSubtree(claim) || end > size) return false;
  const last = end - 1n;
  const rightmost = size - 1n;
  let level = startLevel(start, last, rightmost);
  const path = [...claim.proof];
  const seed = start >> level === last >> level ? subtreeRoot : path.shift();
  if (!seed) return false;
  let [inSubtree, inTree] = [seed, seed];
  for (const sibling of path) {
    if (rightmost >> level === 0n) return false;
    if (isRight(last, level) || last >> level === rightmost >> level) {
      if (start >> level < last >> level) inSubtree = nodeHash(sha256, sibling, inSubtree);
      inTree = nodeHash(sha256, sibling, inTree);
      while (!isRight(last, level) && last >> level > 0n) level += 1n;
    } else inTree = nodeHash(sha256, inTree, sibling);
    level += 1n;
  }
  return rightmost >> level === 0n && sameHash(inSubtree, subtreeRoot) && sameHash(inTree, root);
}

/** Level of the first node that the proof starts from: the subtree itself where it stands whole in the tree, else the whole part at its right edge. */
function startLevel(start: bigint, last: bigint, rightmost: bigint): bigint {
  for (let level = 0n; ; level += 1n) {
    const isOne = start >> level === last >> level;
    if (isOne || (last !== rightmost && !isRight(last, level))) return level;
  }
}

/** Whether the node above a leaf at a level is the right child of its parent. */
function isRight(index: bigint, level: bigint): boolean {
  return ((index >> level) & 1n) === 1n;
}
