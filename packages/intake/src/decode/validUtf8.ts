/**
 * Index of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates), or −1.
 *
 * Looks at four bytes at a time while they are ASCII, so that a data file costs little more than reading it.
 */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  const size = bytes.length;
  const aligned = (bytes.byteOffset + 3) & ~3;
  const lead = aligned - bytes.byteOffset;
  const words = size - lead >= 4 ? new Int32Array(bytes.buffer, aligned, (size - lead) >> 2) : new Int32Array(0);
  let i = 0;
  while (i < size) {
    if (i >= lead && ((i - lead) & 3) === 0) {
      let w = (i - lead) >> 2;
      while (w < words.length && ((words[w] as number) & 0x80808080) === 0) w += 1;
      i = lead + w * 4;
      if (i >= size) break;
    }
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i, byte);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** Length of the sequence that starts at `i`, 0 where it is malformed. */
function sequenceLength(bytes: Uint8Array, i: number, lead: number): number {
  const second = bytes[i + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return follows(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && follows(bytes[i + 2] ?? 0) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && follows(bytes[i + 2] ?? 0) && follows(bytes[i + 3] ?? 0) ? 4 : 0;
  }
  return 0;
}

const follows = (byte: number): boolean => (byte & 0xc0) === 0x80;
