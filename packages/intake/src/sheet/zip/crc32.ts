/** The CRC-32 of a zip entry, four bytes at a time. */
export class Crc32 {
  readonly #tables = tables();
  #state = -1;

  add(bytes: Uint8Array): void {
    const [t0, t1, t2, t3] = this.#tables;
    const size = bytes.length;
    let state = this.#state;
    let i = 0;
    for (; i + 4 <= size; i += 4) {
      state ^= (bytes[i] as number) | ((bytes[i + 1] as number) << 8) | ((bytes[i + 2] as number) << 16) | ((bytes[i + 3] as number) << 24);
      state =
        (t3[state & 255] as number) ^
        (t2[(state >>> 8) & 255] as number) ^
        (t1[(state >>> 16) & 255] as number) ^
        (t0[state >>> 24] as number);
    }
    for (; i < size; i += 1) state = (state >>> 8) ^ (t0[(state ^ (bytes[i] as number)) & 255] as number);
    this.#state = state;
  }

  /** The sum of all bytes so far, unsigned. */
  value(): number {
    return ~this.#state >>> 0;
  }
}

function tables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = Int32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c;
  });
  const next = (table: Int32Array): Int32Array => table.map((c) => (c >>> 8) ^ (first[c & 255] as number));
  const second = next(first);
  const third = next(second);
  return [first, second, third, next(third)];
}
