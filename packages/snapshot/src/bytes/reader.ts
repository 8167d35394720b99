/** Thrown inside a reader where bytes say something impossible; whoever reads turns it into an issue. */
export class Damage extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`damaged at byte ${at}`);
    this.at = at;
  }
}

/** What ByteWriter wrote, read with every bound checked. Rule: SNAPSHOT-2, SNAPSHOT-7. Errors: Damage, with the byte counted from 1. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #at: number;

  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = from;
  }

  /** Bytes that are still to be read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    this.#need(1);
    const value = this.#bytes[this.#at] as number;
    this.#at += 1;
    return value;
  }

  /** A whole number up to `most`. */
  count(most: number = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (value > most) this.damaged();
      if (byte < 128) return value;
      scale *= 128;
      if (scale > Number.MAX_SAFE_INTEGER) this.damaged();
    }
  }

  whole(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  number(): number {
    this.#need(8);
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  text(): string {
    const bytes = this.raw(this.count(this.left));
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return this.damaged();
    }
  }

  texts(): string[] {
    // Each takes a byte at least, so that a count beyond the bytes left is refused before anything is held for it.
    return Array.from({ length: this.count(this.left) }, () => this.text());
  }

  /** The next bytes, not copied. */
  raw(length: number): Uint8Array {
    this.#need(length);
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  damaged(): never {
    throw new Damage(Math.min(this.#at + 1, this.#bytes.length));
  }

  #need(length: number): void {
    if (length > this.left) this.damaged();
  }
}
