import { describe, expect, it } from 'vitest';
import { philox, type Words } from '../../src/draws/philox.ts';

/** Known answers of Random123 (kat_vectors, philox4x32 10). */
const KNOWN: readonly (readonly [counter: Words, key: readonly [number, number], words: Words])[] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

describe('DRAW-1 counter-based generator', () => {
  it.for(KNOWN)('gives the published words for %j', ([counter, key, words]) => {
    expect(philox(counter, key)).toEqual(words);
  });
});
