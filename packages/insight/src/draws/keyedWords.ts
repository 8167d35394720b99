/** 32 bits of a text: FNV-1a over its code units, then mixed as MurmurHash3 ends. */
export function textWord(text: string, salt: number): number {
  let h = salt;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Two words as a fraction that is neither 0 nor 1: 52 bits and a half. */
export function fractionOf(words: ArrayLike<number>, at: 0 | 2): number {
  const high = (words[at] as number) >>> 6;
  const low = (words[at + 1] as number) >>> 6;
  return (high * 0x4000000 + low + 0.5) / 0x10000000000000;
}
