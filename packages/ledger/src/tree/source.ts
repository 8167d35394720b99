import type { HashFunction } from '../crypto.ts';
import { emptyRoot, nodeHash } from './hash.ts';

/** Hash of the complete subtree of 2^level leaves that is the index-th of its level; of level 0 a leaf. */
export type HashSource = (level: number, index: number) => Uint8Array;

/** A range of leaves `[start, end)`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Hash of the leaves of a range as a tree of its own, out of complete subtrees. Its start must be a multiple of the power of two that holds the range,
 * as the ranges of all proofs are. Rule: LEDGER-1 (RFC 6962 §2.1, MTH).
 */
export function rangeHash(sha256: HashFunction, source: HashSource, { start, end }: LeafRange): Uint8Array {
  const size = end - start;
  if (size === 0) return emptyRoot(sha256);
  const [level, whole] = largestWhole(size);
  if (whole === size) return source(level, start / whole);
  const middle = start + whole;
  return nodeHash(sha256, rangeHash(sha256, source, { start, end: middle }), rangeHash(sha256, source, { start: middle, end }));
}

/** Level and size of the largest complete subtree at the left of so many leaves. */
function largestWhole(size: number): readonly [level: number, whole: number] {
  let [level, whole] = [0, 1];
  while (whole * 2 <= size) {
    whole *= 2;
    level += 1;
  }
  return [level, whole];
}

/** The largest power of two below a size of 2 or more: where a tree parts into left and right. */
export function splitAt(size: number): number {
  let whole = 1;
  while (whole * 2 < size) whole *= 2;
  return whole;
}

/** A source over the hashes of all leaves, for trees that fit in memory: computes each complete subtree once. */
export function sourceOfLeaves(sha256: HashFunction, leaves: readonly Uint8Array[]): HashSource {
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = levels[0] as Uint8Array[]; below.length > 1; below = levels.at(-1) as Uint8Array[]) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) above.push(nodeHash(sha256, below[i] as Uint8Array, below[i + 1] as Uint8Array));
    levels.push(above);
  }
  return (level, index) => {
    const hash = levels[level]?.[index];
    if (!hash) throw new RangeError(`sourceOfLeaves: there is no complete subtree ${index} of level ${level}`);
    return hash;
  };
}
