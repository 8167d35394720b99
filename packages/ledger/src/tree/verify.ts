import type { HashFunction } from '../crypto.ts';
import { HASH_SIZE, nodeHash, sameHash } from './hash.ts';

/** A leaf said to stand at an index of a tree. Sizes and indexes are bigint, as other logs may count up to 2⁶⁴. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a proof shows that the leaf hash stands at the index of the tree with this size and root.
 *
 * Rule: LEDGER-2 (RFC 9162 §2.1.3.2). A malformed claim is simply not shown.
 */
export function verifyInclusion(sha256: HashFunction, { index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (index < 0n || index >= size || leaf.length !== HASH_SIZE) return false;
  const { inner, border } = proofShape(index, size);
  if (proof.length !== inner + border) return false;
  const within = chain(sha256, leaf, proof.slice(0, inner), index);
  return sameHash(chainLeft(sha256, within, proof.slice(inner)), root);
}

/** A tree said to be the beginning of another. */
export interface ConsistencyClaim {
  readonly from: bigint;
  readonly size: bigint;
  readonly fromRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a proof shows that the first tree is the beginning of the second.
 *
 * The empty tree is the beginning of every tree and says nothing of it: a claim from size 0 is not shown; who accepts it, as a witness does at first sight, does so
 * knowingly. Rule: LEDGER-3 (RFC 9162 §2.1.4.2).
 */
export function verifyConsistency(sha256: HashFunction, { from, size, fromRoot, root, proof }: ConsistencyClaim): boolean {
  if (from <= 0n || from > size) return false;
  if (from === size) return proof.length === 0 && sameHash(fromRoot, root);
  const shape = proofShape(from - 1n, size);
  const shift = trailingZeros(from);
  const inner = shape.inner - shift;
  const isWhole = from === 1n << BigInt(shift);
  const [first, ...others] = proof;
  if (!isWhole && first === undefined) return false;
  const seed = isWhole ? fromRoot : (first as Uint8Array);
  const path = isWhole ? proof : others;
  if (path.length !== inner + shape.border) return false;
  const position = (from - 1n) >> BigInt(shift);
  const [low, high] = [path.slice(0, inner), path.slice(inner)];
  const older = chainLeft(sha256, chainLeftOnly(sha256, seed, low, position), high);
  const newer = chainLeft(sha256, chain(sha256, seed, low, position), high);
  return sameHash(older, fromRoot) && sameHash(newer, root);
}

/** How many hashes of an inclusion proof lie beside the path while it is inside the tree, and how many on its right edge. */
function proofShape(index: bigint, size: bigint): { readonly inner: number; readonly border: number } {
  const inner = bitLength(index ^ (size - 1n));
  return { inner, border: onesIn(index >> BigInt(inner)) };
}

function chain(sha256: HashFunction, seed: Uint8Array, proof: readonly Uint8Array[], index: bigint): Uint8Array {
  return proof.reduce(
    (hash, sibling, level) => (bitAt(index, level) ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling)),
    seed,
  );
}

/** Only those siblings that stand on the left: they alone belong to the older tree. */
function chainLeftOnly(sha256: HashFunction, seed: Uint8Array, proof: readonly Uint8Array[], index: bigint): Uint8Array {
  return proof.reduce((hash, sibling, level) => (bitAt(index, level) ? nodeHash(sha256, sibling, hash) : hash), seed);
}

function chainLeft(sha256: HashFunction, seed: Uint8Array, proof: readonly Uint8Array[]): Uint8Array {
  return proof.reduce((hash, sibling) => nodeHash(sha256, sibling, hash), seed);
}

function bitAt(x: bigint, position: number): boolean {
  return ((x >> BigInt(position)) & 1n) === 1n;
}

function bitLength(x: bigint): number {
  return x === 0n ? 0 : x.toString(2).length;
}

function onesIn(x: bigint): number {
  return x.toString(2).replaceAll('0', '').length;
}

function trailingZeros(x: bigint): number {
  const bits = x.toString(2);
  return bits.length - 1 - bits.lastIndexOf('1');
}
