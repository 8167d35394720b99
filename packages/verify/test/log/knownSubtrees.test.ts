import fc from 'fast-check';
import { leafHash, proveInclusion, rangeHash, sourceOfLeaves } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import { hashers } from '../../../../tools/goodBundle.ts';
import { KnownSubtrees } from '../../src/log/knownSubtrees.ts';

const { sha256 } = hashers;
const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(sha256, Uint8Array.of(i, i >> 8)));

describe('VERIFY-10 roots of earlier trees out of proofs of inclusion', () => {
  test('with the proof of entry i the root over i + 1 entries is known, and whatever is known is right', () => {
    const cases = fc
      .integer({ min: 1, max: 200 })
      .chain((size) => fc.tuple(fc.constant(size), fc.uniqueArray(fc.nat({ max: size - 1 }), { minLength: 1, maxLength: 6 })));
    fc.assert(
      fc.property(cases, ([size, shown]) => {
        const leaves = leavesOf(size);
        const source = sourceOfLeaves(sha256, leaves);
        const known = new KnownSubtrees(
          sha256,
          size,
          shown.map((index) => ({ index, leaf: leaves[index] as Uint8Array, proof: proveInclusion(sha256, source, index, size) })),
        );
        for (let earlier = 1; earlier <= size; earlier += 1) {
          const root = known.rootAt(earlier);
          if (root) expect(root).toEqual(rangeHash(sha256, source, { start: 0, end: earlier }));
          else expect(shown).not.toContain(earlier - 1);
        }
        expect([known.rootAt(0), known.rootAt(size + 1), known.rootAt(0.5)]).toEqual([undefined, undefined, undefined]);
      }),
    );
  });

  test('two neighbours make the subtree above them; what no proof leads to stays unknown', () => {
    const leaves = leavesOf(16);
    const source = sourceOfLeaves(sha256, leaves);
    const known = new KnownSubtrees(
      sha256,
      16,
      [12].map((index) => ({ index, leaf: leaves[index] as Uint8Array, proof: proveInclusion(sha256, source, index, 16) })),
    );
    const sizes = Array.from({ length: 16 }, (_, i) => i + 1).filter((size) => known.rootAt(size));
    expect(sizes).toEqual([8, 12, 13, 14, 16]);
  });
});
