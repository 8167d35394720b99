/** Four words of 32 bits. */
export type Words = readonly [number, number, number, number];

const ROUNDS = 10;
const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const WEYL = [0x9e3779b9, 0xbb67ae85] as const;

/**
 * Philox4x32-10: four random words out of a counter and a key, with no state between two calls.
 *
 * Shape: words as unsigned integers below 2³². Rule: DRAW-1. Errors: none. Source: Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC 2011.
 * Example: counter and key of zeros → 6627e8d5 e169c58d bc57ac4c 9b00dbd8.
 */
export function philox(counter: Words, key: readonly [number, number]): Words {
  const words = new Uint32Array(4);
  philoxInto(words, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
  return [words[0] as number, words[1] as number, words[2] as number, words[3] as number];
}

/** The same, written into four words that are at hand. */
export function philoxInto(words: Uint32Array, a: number, b: number, c: number, d: number, k0: number, k1: number): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const high0 = highProduct(MULTIPLIERS[0], a);
    const low0 = Math.imul(MULTIPLIERS[0], a);
    const high1 = highProduct(MULTIPLIERS[1], c);
    const low1 = Math.imul(MULTIPLIERS[1], c);
    a = high1 ^ b ^ k0;
    b = low1;
    c = high0 ^ d ^ k1;
    d = low0;
    k0 = (k0 + WEYL[0]) | 0;
    k1 = (k1 + WEYL[1]) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

/** The upper 32 bits of a product of two unsigned words. */
function highProduct(x: number, y: number): number {
  const xl = x & 0xffff;
  const xh = x >>> 16;
  const yl = y & 0xffff;
  const yh = y >>> 16;
  const cross = Math.imul(xh, yl);
  const other = Math.imul(xl, yh);
  const middle = (Math.imul(xl, yl) >>> 16) + (cross & 0xffff) + (other & 0xffff);
  return (Math.imul(xh, yh) + (cross >>> 16) + (other >>> 16) + (middle >>> 16)) | 0;
}
