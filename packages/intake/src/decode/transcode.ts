const CHUNK = 1 << 20;

/**
 * Bytes of another encoding as UTF-8, a megabyte at a time, so that no text of the whole file is ever held.
 * Undefined where the bytes are not of that encoding, or where what comes out does not look like Chinese text
 * (bytes of Latin letters can happen to be well-formed GB 18030).
 */
export function transcode(bytes: Uint8Array, encoding: 'gb18030' | 'utf-16le' | 'utf-16be'): Uint8Array | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const judge = encoding === 'gb18030' ? new ChineseJudge() : undefined;
  let out = new Uint8Array(Math.ceil(bytes.length * 1.5) + 64);
  let size = 0;
  try {
    for (let at = 0; at < bytes.length || at === 0; at += CHUNK) {
      const last = at + CHUNK >= bytes.length;
      const text = decoder.decode(bytes.subarray(at, at + CHUNK), { stream: !last });
      judge?.look(text);
      if (out.length - size < text.length * 3) {
        const larger = new Uint8Array(Math.max(out.length * 2, size + text.length * 3));
        larger.set(out.subarray(0, size));
        out = larger;
      }
      size += encoder.encodeInto(text, out.subarray(size)).written;
      if (last) break;
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return judge && !judge.isChinese() ? undefined : out.subarray(0, size);
}

/** Counts what share of the letters beyond ASCII are Chinese characters (those of planes 2 and 3 by their high surrogate), their punctuation or full-width forms. */
class ChineseJudge {
  #chinese = 0;
  #other = 0;

  look(text: string): void {
    for (let i = 0; i < text.length && this.#chinese + this.#other < 10_000; i += 1) {
      const code = text.charCodeAt(i);
      if (code < 0x80 || (code >= 0xdc00 && code <= 0xdfff)) continue;
      if (
        (code >= 0x3000 && code <= 0x9fff) ||
        (code >= 0xff00 && code <= 0xffef) ||
        (code >= 0x2010 && code <= 0x2030) ||
        (code >= 0xd840 && code <= 0xd88f)
      )
        this.#chinese += 1;
      else this.#other += 1;
    }
  }

  isChinese(): boolean {
    return this.#chinese >= this.#other;
  }
}
