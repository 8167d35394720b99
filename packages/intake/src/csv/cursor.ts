/** Longest field that is read, in bytes of UTF-8 (INTAKE-4): beyond it a quote was not closed, or this is no table. */
export const MAX_FIELD_BYTES = 64 * 1024;

/** What broke the reading of a file; nothing after it is read. */
export interface CursorFault {
  readonly code: 'INTAKE_QUOTE_OPEN' | 'INTAKE_QUOTE_STRAY' | 'INTAKE_FIELD_TOO_LONG';
  readonly line: number;
  readonly args: Readonly<Record<string, string | number>>;
}

/** The bounds of a field: its bytes without the outer quotes. */
export interface FieldSpan {
  start: number;
  end: number;
  quoted: boolean;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** Powers of ten that float64 holds exactly. */
const TENS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/**
 * Walks over the fields of RFC 4180 text in UTF-8 bytes without making a string, one pass, no copy.
 *
 * `next` moves to the next field; `number` does the same and reads it as a number in the same pass where it is plainly
 * written. After either, `rowEnd` says whether the field was the last of its row. Line ends are LF, CRLF or CR; lines count
 * physical lines, also those inside quotes.
 * Rule: INTAKE-4, INTAKE-6 (docs/spec/pack.md).
 */
export class CsvCursor {
  readonly bytes: Uint8Array;
  readonly delimiter: ',' | ';' | '\t';
  readonly #delimiter: number;
  #at = 0;
  #line = 1;

  /** The current field: its bytes without the outer quotes, and where it starts. */
  start = 0;
  end = 0;
  quoted = false;
  line = 1;
  /** Where the row of the current field starts, and on which line. */
  rowStart = 0;
  rowLine = 1;
  rowEnd = true;
  /** Number that `number()` read, and its decimal: `digits` (signed) × 10^−`decimals`. */
  value = 0;
  digits = 0;
  decimals = 0;
  fault: CursorFault | undefined;

  constructor(bytes: Uint8Array, delimiter: ',' | ';' | '\t' = ',') {
    this.bytes = bytes;
    this.delimiter = delimiter;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Whether no row is left. */
  get done(): boolean {
    return this.rowEnd && this.#at >= this.bytes.length;
  }

  /** Moves to the next field. */
  next(): void {
    const bytes = this.bytes;
    const size = bytes.length;
    let at = this.#at;
    this.#begin();
    if (at < size && bytes[at] === QUOTE) {
      this.#quoted(at);
      return;
    }
    const delimiter = this.#delimiter;
    this.quoted = false;
    this.start = at;
    while (at < size) {
      const byte = bytes[at] as number;
      if (byte === delimiter || byte === LF || byte === CR) break;
      at += 1;
    }
    this.end = at;
    if (at - this.start > MAX_FIELD_BYTES) this.#fail('INTAKE_FIELD_TOO_LONG', { bytes: at - this.start, limit: MAX_FIELD_BYTES });
    else this.#finish(at);
  }

  /**
   * Moves to the next field if it is a plain decimal of at most 15 digits, and reads it: the integer of its digits divided by a
   * power of ten, one correctly rounded operation on exact operands, hence the same float64 as `Number(text)`. Otherwise stays.
   */
  number(): boolean {
    const start = this.#at;
    const end = this.#decimal(start);
    if (end < 0) return false;
    this.#begin();
    this.quoted = false;
    this.start = start;
    this.end = end;
    this.#finish(end);
    return true;
  }

  /**
   * Does the same for a run of fields: their numbers go into `values` from `from` on, up to `until` or the first field that is no plain decimal, and not
   * beyond the row. Returns where it stopped; the last field read is the current one, `value`, `digits` and `decimals` are not set.
   * The digits are read in place and not by `#decimal`, on purpose: this is the inner loop of every import (bench/import.ts).
   */
  numbers(values: Float64Array, from: number, until: number): number {
    const bytes = this.bytes;
    const size = bytes.length;
    const delimiter = this.#delimiter;
    let at = this.#at;
    let start = at;
    let end = -1;
    let slot = from;
    while (slot < until && at < size) {
      const field = at;
      let byte = bytes[at] as number;
      const negative = byte === 0x2d;
      if (negative) {
        at += 1;
        byte = at < size ? (bytes[at] as number) : 0;
      }
      const first = at;
      let whole = 0;
      while (byte >= 0x30 && byte <= 0x39) {
        whole = whole * 10 + (byte - 0x30);
        at += 1;
        byte = at < size ? (bytes[at] as number) : 0;
      }
      let digits = at - first;
      let decimals = 0;
      if (byte === 0x2e) {
        at += 1;
        const point = at;
        byte = at < size ? (bytes[at] as number) : 0;
        while (byte >= 0x30 && byte <= 0x39) {
          whole = whole * 10 + (byte - 0x30);
          at += 1;
          byte = at < size ? (bytes[at] as number) : 0;
        }
        decimals = at - point;
        digits += decimals;
      }
      if (digits === 0 || digits > 15 || (byte !== delimiter && byte !== LF && byte !== CR && at < size)) break;
      const magnitude = decimals === 0 ? whole : whole / (TENS[decimals] as number);
      values[slot] = negative ? -magnitude : magnitude;
      slot += 1;
      start = field;
      end = at;
      if (byte !== delimiter) break;
      at += 1;
    }
    if (end < 0) return slot;
    this.#begin();
    this.quoted = false;
    this.start = start;
    this.end = end;
    this.#finish(end);
    return slot;
  }

  /**
   * Moves over a run of fields without quotes, from `from` up to `until` of the spans and not beyond the row; each span takes the bounds of its field.
   * Returns where it stopped; the last field passed is the current one.
   */
  spans(spans: readonly FieldSpan[], from: number, until: number): number {
    const bytes = this.bytes;
    const size = bytes.length;
    const delimiter = this.#delimiter;
    let at = this.#at;
    let index = from;
    while (index < until && at < size && bytes[at] !== QUOTE) {
      const start = at;
      let byte = bytes[at] as number;
      while (byte !== delimiter && byte !== LF && byte !== CR) {
        at += 1;
        if (at >= size) break;
        byte = bytes[at] as number;
      }
      if (at - start > MAX_FIELD_BYTES) break;
      const span = spans[index] as FieldSpan;
      span.start = start;
      span.end = at;
      span.quoted = false;
      index += 1;
      if (at >= size || byte !== delimiter) break;
      at += 1;
    }
    if (index === from) return index;
    const { start, end } = spans[index - 1] as FieldSpan;
    this.#begin();
    this.quoted = false;
    this.start = start;
    this.end = end;
    this.#finish(end);
    return index;
  }

  /** Reads the plain decimal that is the field at a byte; returns where the field ends, −1 where it is none. */
  #decimal(start: number): number {
    const bytes = this.bytes;
    const size = bytes.length;
    let at = start;
    const negative = at < size && bytes[at] === 0x2d;
    if (negative) at += 1;
    let whole = 0;
    const first = at;
    let byte = at < size ? (bytes[at] as number) : 0;
    while (byte >= 0x30 && byte <= 0x39) {
      whole = whole * 10 + (byte - 0x30);
      at += 1;
      byte = at < size ? (bytes[at] as number) : 0;
    }
    let digits = at - first;
    let decimals = 0;
    if (byte === 0x2e) {
      at += 1;
      const point = at;
      byte = at < size ? (bytes[at] as number) : 0;
      while (byte >= 0x30 && byte <= 0x39) {
        whole = whole * 10 + (byte - 0x30);
        at += 1;
        byte = at < size ? (bytes[at] as number) : 0;
      }
      decimals = at - point;
      digits += decimals;
    }
    if (digits === 0 || digits > 15) return -1;
    if (at < size && byte !== this.#delimiter && byte !== LF && byte !== CR) return -1;
    const magnitude = decimals === 0 ? whole : whole / (TENS[decimals] as number);
    this.value = negative ? -magnitude : magnitude;
    this.digits = negative ? -whole : whole;
    this.decimals = decimals;
    return at;
  }

  /** The current field as text. */
  text(): string {
    return fieldText(this.bytes, this.start, this.end, this.quoted);
  }

  /** Whether the current field holds nothing but spaces. */
  blank(): boolean {
    return blankBetween(this.bytes, this.start, this.end);
  }

  #begin(): void {
    this.line = this.#line;
    if (!this.rowEnd) return;
    this.rowStart = this.#at;
    this.rowLine = this.#line;
  }

  #quoted(open: number): void {
    const bytes = this.bytes;
    const size = bytes.length;
    this.quoted = true;
    this.start = open + 1;
    for (let at = open + 1; at < size; at += 1) {
      const byte = bytes[at];
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.#line += 1;
      if (byte === QUOTE) {
        if (bytes[at + 1] === QUOTE) {
          at += 1;
          continue;
        }
        this.end = at;
        const after = at + 1 < size ? bytes[at + 1] : LF;
        if (after === this.#delimiter || after === LF || after === CR) this.#finish(at + 1);
        else this.#fail('INTAKE_QUOTE_STRAY', { found: fieldText(bytes, at, Math.min(at + 20, size), false) });
        return;
      }
      if (at - open > MAX_FIELD_BYTES) {
        this.#fail('INTAKE_FIELD_TOO_LONG', { bytes: at - open, limit: MAX_FIELD_BYTES });
        return;
      }
    }
    this.#fail('INTAKE_QUOTE_OPEN', {});
  }

  /** Steps over what ended the field. */
  #finish(at: number): void {
    if (at >= this.bytes.length) {
      this.#at = at;
      this.rowEnd = true;
      return;
    }
    const byte = this.bytes[at];
    if (byte === this.#delimiter) {
      this.#at = at + 1;
      this.rowEnd = false;
      return;
    }
    this.#at = byte === CR && this.bytes[at + 1] === LF ? at + 2 : at + 1;
    this.#line += 1;
    this.rowEnd = true;
  }

  #fail(code: CursorFault['code'], args: CursorFault['args']): void {
    this.fault = { code, line: this.line, args };
    this.end = Math.min(this.start, this.bytes.length);
    this.#at = this.bytes.length;
    this.rowEnd = true;
  }
}

/** Whether nothing but spaces and tabs stands between two bytes. */
export function blankBetween(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (bytes[i] !== 0x20 && bytes[i] !== 0x09) return false;
  return true;
}

/**
 * A decimal of at most 15 digits with its point moved: `digits` × 10^(`shift` − `decimals`), one correctly rounded operation on exact operands,
 * hence the float64 nearest to the number meant. Example: shiftedNumber(12345, 0, -4) → 1.2345.
 */
export function shiftedNumber(digits: number, decimals: number, shift: number): number {
  const tens = shift - decimals;
  if (tens > 22 || tens < -22) return Number(`${digits}e${tens}`);
  return tens < 0 ? digits / (TENS[-tens] as number) : digits * (TENS[tens] as number);
}

/** Text of the bytes of a field; doubled quotes of a quoted field are single ones. */
export function fieldText(bytes: Uint8Array, start: number, end: number, quoted: boolean): string {
  let text = '';
  if (end - start <= 24) {
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) return unescaped(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end)), quoted);
      text += String.fromCharCode(byte);
    }
    return unescaped(text, quoted);
  }
  return unescaped(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end)), quoted);
}

const unescaped = (text: string, quoted: boolean): string => (quoted ? text.replaceAll('""', '"') : text);
