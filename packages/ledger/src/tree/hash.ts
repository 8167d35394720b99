import type { HashFunction } from '../crypto.ts';

export const HASH_SIZE = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const NOTHING = new Uint8Array(0);

/** Hash of an entry as a leaf: SHA-256(0x00 ‖ entry). Rule: LEDGER-1 (RFC 6962 §2.1). */
export function leafHash(sha256: HashFunction, entry: Uint8Array): Uint8Array {
  return sha256(LEAF, entry);
}

/** Hash of two subtrees side by side: SHA-256(0x01 ‖ left ‖ right). Rule: LEDGER-1. */
export function nodeHash(sha256: HashFunction, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** Root of a tree without leaves: SHA-256 of nothing. Rule: LEDGER-1. */
export function emptyRoot(sha256: HashFunction): Uint8Array {
  return sha256(NOTHING);
}

/** Whether two hashes are the same bytes. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
