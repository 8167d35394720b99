import { createMPT } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proveReceipt, readReceipt } from '../src/index.ts';

const receipts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 300 });

describe('ANCHOR-9 the tree of receipts', () => {
  test('has the root that another program finds (@ethereumjs/mpt)', async () => {
    await fc.assert(
      fc.asyncProperty(receipts, async (values) => {
        const other = await createMPT();
        for (const [i, value] of values.entries()) await other.put(RLP.encode(i), value);
        expect(proveReceipt(values, 0).root).toEqual(other.root());
      }),
      { numRuns: 60 },
    );
  });

  test('a proof leads to its own receipt, and to nothing with a byte changed, a node left out or added, or at another position', () => {
    fc.assert(
      fc.property(receipts, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (values, at, place, change) => {
        const index = at % values.length;
        const { root, nodes } = proveReceipt(values, index);
        expect(readReceipt(root, index, nodes)).toEqual(values[index]);
        const which = place % nodes.length;
        const changed = nodes.map((node, i) =>
          i === which ? node.map((byte, j) => (j === place % node.length ? byte ^ change : byte)) : node,
        );
        expect(readReceipt(root, index, changed)).toBeUndefined();
        expect(readReceipt(root, index, nodes.slice(0, -1))).toBeUndefined();
        expect(readReceipt(root, index, [...nodes, root])).toBeUndefined();
        expect(readReceipt(root, values.length + 1, nodes)).toBeUndefined();
        const other = (index + 1) % values.length;
        if (other !== index) expect([undefined, values[other]]).toContainEqual(readReceipt(root, other, nodes));
      }),
    );
  });

  test('a position that is not there is a fault of the program', () => {
    expect(() => proveReceipt([], 0)).toThrow(RangeError);
    expect(() => proveReceipt([Uint8Array.of(1)], 1)).toThrow(RangeError);
  });
});
