import type { BulkFigure } from '@kedu/workflow';

/** The head of PostgreSQL's binary COPY: signature, no flags, no extension. */
const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);
const COLUMNS = 7;
const FULL = 256 * 1024;

/**
 * Figures as binary COPY takes them for `staged_observation`: line from 1, indicator,
 * period, unit, source, value, missing. In pieces of about 256 KiB.
 *
 * Rule: STORE-11.
 */
export async function* binaryRows(figures: AsyncIterable<BulkFigure> | Iterable<BulkFigure>): AsyncGenerator<Buffer> {
  const writer = new RowWriter();
  yield HEAD;
  let line = 0;
  for await (const { indicator, period, unit, source, figure } of figures) {
    line += 1;
    writer.int16(COLUMNS);
    writer.int32(4);
    writer.int32(line);
    writer.text(indicator);
    writer.text(period);
    writer.text(unit);
    writer.text(source);
    if ('value' in figure) {
      writer.float64(figure.value);
      writer.int32(-1);
    } else {
      writer.int32(-1);
      writer.text(figure.missing);
    }
    if (writer.length >= FULL) yield writer.take();
  }
  if (writer.length > 0) yield writer.take();
  yield END;
}

/** Bytes that grow at their end. */
class RowWriter {
  #bytes = Buffer.allocUnsafe(2 * FULL);
  length = 0;
  /** Texts that come again and again, with their length before them. */
  readonly #texts = new Map<string, Buffer>();

  int16(value: number): void {
    this.#room(2);
    this.length = this.#bytes.writeInt16BE(value, this.length);
  }

  int32(value: number): void {
    this.#room(4);
    this.length = this.#bytes.writeInt32BE(value, this.length);
  }

  float64(value: number): void {
    this.#room(12);
    this.length = this.#bytes.writeInt32BE(8, this.length);
    this.length = this.#bytes.writeDoubleBE(value, this.length);
  }

  text(text: string): void {
    const bytes = this.#texts.get(text) ?? this.#kept(text);
    this.#room(bytes.length);
    this.length += bytes.copy(this.#bytes, this.length);
  }

  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.length);
    this.#bytes = Buffer.allocUnsafe(2 * FULL);
    this.length = 0;
    return taken;
  }

  #kept(text: string): Buffer {
    const bytes = Buffer.from(text, 'utf8');
    const written = Buffer.allocUnsafe(4 + bytes.length);
    written.writeInt32BE(bytes.length, 0);
    bytes.copy(written, 4);
    if (this.#texts.size < 100_000) this.#texts.set(text, written);
    return written;
  }

  #room(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
