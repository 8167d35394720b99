import { formatQuanta } from '@kedu/model';

const PIECE = 1 << 20;
/** A row is never longer; longer texts are flushed by themselves. */
const ROOM = 1 << 16;

/**
 * Rows as bytes: digits are written in place, so that no text is made for a number.
 *
 * Example: rows.quanta(7992, 2) → 79.92.
 */
export class RowBytes {
  private readonly bytes = Buffer.allocUnsafe(PIECE + ROOM);
  private at = 0;
  private readonly write: (bytes: Uint8Array) => void;

  constructor(write: (bytes: Uint8Array) => void) {
    this.write = write;
  }

  byte(code: number): void {
    this.bytes[this.at] = code;
    this.at += 1;
  }

  text(text: string): void {
    this.raw(Buffer.from(text));
  }

  raw(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.at + length > PIECE + ROOM - 64) this.flush();
    if (length > PIECE) {
      this.flush();
      this.write(bytes);
      return;
    }
    if (length < 24) for (let i = 0; i < length; i += 1) this.bytes[this.at + i] = bytes[i] as number;
    else this.bytes.set(bytes, this.at);
    this.at += length;
  }

  /** A whole number from 0 on. */
  whole(n: number): void {
    let digits = 1;
    for (let power = 10; power <= n; power *= 10) digits += 1;
    let rest = n;
    for (let i = this.at + digits - 1; i >= this.at; i -= 1) {
      const next = Math.floor(rest / 10);
      this.bytes[i] = 0x30 + rest - next * 10;
      rest = next;
    }
    this.at += digits;
  }

  /** Quanta as `formatQuanta` writes them; nothing for NaN. */
  quanta(quanta: number, places: number): void {
    if (Number.isNaN(quanta)) return;
    if (quanta < 0 || quanta > LARGEST || places > 6) {
      this.text(formatQuanta(quanta, places));
      return;
    }
    if (places === 0) {
      this.whole(quanta);
      return;
    }
    const power = POWERS[places] as number;
    const front = Math.floor(quanta / power);
    this.whole(front);
    this.byte(0x2e);
    let rest = quanta - front * power;
    for (let i = this.at + places - 1; i >= this.at; i -= 1) {
      const next = Math.floor(rest / 10);
      this.bytes[i] = 0x30 + rest - next * 10;
      rest = next;
    }
    this.at += places;
  }

  /** Ends a row. */
  end(): void {
    this.byte(0x0d);
    this.byte(0x0a);
    if (this.at > PIECE) this.flush();
  }

  flush(): void {
    if (this.at > 0) this.write(this.bytes.subarray(0, this.at));
    this.at = 0;
  }
}

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
/** Below this every whole number and its tenth are exact. */
const LARGEST = 1e15;
