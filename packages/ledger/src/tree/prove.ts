import type { HashFunction } from '../crypto.ts';
import { type HashSource, type LeafRange, rangeHash, splitAt } from './source.ts';

/**
 * Inclusion proof of a leaf in the tree of the first `size` leaves, from its sibling up to the child of the root.
 *
 * Errors: RangeError where the leaf is not in the tree. Rule: LEDGER-2 (RFC 6962 §2.1.1).
 * Example: of the only leaf of a tree the proof is empty.
 */
export function proveInclusion(sha256: HashFunction, source: HashSource, index: number, size: number): readonly Uint8Array[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`proveInclusion: leaf ${index} is not in a tree of ${size}`);
  const proof: Uint8Array[] = [];
  let range: LeafRange = { start: 0, end: size };
  while (range.end - range.start > 1) {
    const middle = range.start + splitAt(range.end - range.start);
    const left = { start: range.start, end: middle };
    const right = { start: middle, end: range.end };
    const inLeft = index < middle;
    proof.push(rangeHash(sha256, source, inLeft ? right : left));
    range = inLeft ? left : right;
  }
  return proof.reverse();
}

/**
 * Consistency proof from the tree of the first `from` leaves to that of the first `size`; empty where they are one or the first is empty.
 *
 * Errors: RangeError where `from` is larger than `size`. Rule: LEDGER-3 (RFC 6962 §2.1.2).
 */
export function proveConsistency(sha256: HashFunction, source: HashSource, from: number, size: number): readonly Uint8Array[] {
  if (!(from >= 0 && from <= size)) throw new RangeError(`proveConsistency: a tree of ${size} has none of ${from} before it`);
  if (from === 0 || from === size) return [];
  const proof: Uint8Array[] = [];
  let range: LeafRange = { start: 0, end: size };
  // The older tree is known as a whole as long as only its left edge was followed.
  let known = true;
  while (from < range.end) {
    const middle = range.start + splitAt(range.end - range.start);
    const left = { start: range.start, end: middle };
    const right = { start: middle, end: range.end };
    if (from <= middle) {
      proof.push(rangeHash(sha256, source, right));
      range = left;
    } else {
      proof.push(rangeHash(sha256, source, left));
      range = right;
      known = false;
    }
  }
  if (!known) proof.push(rangeHash(sha256, source, range));
  return proof.reverse();
}
