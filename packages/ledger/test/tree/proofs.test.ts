import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_FRONTIER,
  emptyRoot,
  frontierRoot,
  grow,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rangeHash,
  sourceOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from '../../src/index.ts';
import { leaves, sha256 } from '../checking.ts';

const all = leaves(700);
const source = sourceOfLeaves(sha256, all);
const rootOf = (size: number): Uint8Array => rangeHash(sha256, source, { start: 0, end: size });

/** MTH as RFC 6962 §2.1 writes it. */
function merkleTreeHash(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot(sha256);
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(sha256, merkleTreeHash(hashes.slice(0, k)), merkleTreeHash(hashes.slice(k)));
}

const anySize = fc.integer({ min: 1, max: all.length });

describe('LEDGER-1 roots', () => {
  test('are those of RFC 6962, from complete subtrees and from the right edge, however the tree grew', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 4 }), (steps) => {
        let frontier = EMPTY_FRONTIER;
        for (const step of steps) ({ frontier } = grow(sha256, frontier, all.slice(frontier.size, frontier.size + step)));
        const expected = merkleTreeHash(all.slice(0, frontier.size));
        expect(frontierRoot(sha256, frontier)).toEqual(expected);
        expect(rootOf(frontier.size)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('LEDGER-2 inclusion', () => {
  test('what is proved is verified, and at no other index, size, leaf or root (property)', () => {
    fc.assert(
      fc.property(anySize, fc.nat(), fc.nat(), (size, a, b) => {
        const [index, other] = [a % size, b % size];
        const proof = proveInclusion(sha256, source, index, size);
        const claim = { index: BigInt(index), size: BigInt(size), leaf: all[index] as Uint8Array, root: rootOf(size), proof };
        expect(verifyInclusion(sha256, claim)).toBe(true);
        expect(verifyInclusion(sha256, { ...claim, index: BigInt(other) })).toBe(other === index);
        expect(verifyInclusion(sha256, { ...claim, leaf: all[other] as Uint8Array })).toBe(other === index);
        expect(verifyInclusion(sha256, { ...claim, root: rootOf(other) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: [...proof, claim.root] })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(sha256, { ...claim, proof: proof.slice(1) })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('of a leaf that is not there nothing is proved', () => {
    expect(() => proveInclusion(sha256, source, 5, 5)).toThrow(RangeError);
  });
});

describe('LEDGER-3 consistency', () => {
  test('a tree is the beginning of each later one; of one with a leaf changed it is not (property)', () => {
    fc.assert(
      fc.property(anySize, fc.nat(), fc.nat(), (size, a, b) => {
        const from = 1 + (a % size);
        const proof = proveConsistency(sha256, source, from, size);
        const claim = { from: BigInt(from), size: BigInt(size), fromRoot: rootOf(from), root: rootOf(size), proof };
        expect(verifyConsistency(sha256, claim)).toBe(true);

        const forged = all.slice(0, size);
        forged[b % from] = sha256(Uint8Array.of(7));
        const other = sourceOfLeaves(sha256, forged);
        const forgedClaim = {
          ...claim,
          root: rangeHash(sha256, other, { start: 0, end: size }),
          proof: proveConsistency(sha256, other, from, size),
        };
        expect(verifyConsistency(sha256, forgedClaim)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('from the empty tree nothing is shown, and nothing proved backwards', () => {
    expect(verifyConsistency(sha256, { from: 0n, size: 3n, fromRoot: emptyRoot(sha256), root: rootOf(3), proof: [] })).toBe(false);
    expect(proveConsistency(sha256, source, 0, 3)).toEqual([]);
    expect(() => proveConsistency(sha256, source, 4, 3)).toThrow(RangeError);
  });
});
