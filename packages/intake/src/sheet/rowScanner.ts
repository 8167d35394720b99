import { cellsText } from './cell/xmlCharacters.ts';
import { MAX_COLUMNS } from './cell/reference.ts';
import type { SheetBuilder } from './sheetBuilder.ts';
import { addCell } from './sheetXml.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMP = 0x26;
const ZERO = 0x30;

/** Where a scan stopped. */
export type ScanEnd = 'more' | 'end' | 'irregular';

/**
 * Reads rows of a worksheet from bytes, as programs write them: `<row r="5"><c r="A5" s="1" t="s"><v>7</v></c></row>`, formulas and simple inline
 * texts included. Whatever else XML allows (prefixes, comments, CDATA, rich text, missing numbers) is irregular, and read by the parser instead.
 *
 * It exists for speed: 3.6 million cells take two thirds of the time of a bare parse that does nothing with them (bench/sheets.ts).
 * Rule: SHEET-3: both ways read the same (test/sheet/scanner.test.ts).
 */
export class RowScanner {
  readonly #builder: SheetBuilder;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #row = 0;
  /** Of the start tag or attribute read last. */
  #selfClosed = false;
  #valueStart = 0;
  #valueEnd = 0;

  /** Whether the scan stopped between cells of a row that has begun. */
  inRow = false;
  /** Column of the cell read last in that row. */
  column = 0;

  constructor(builder: SheetBuilder) {
    this.#builder = builder;
  }

  /** Where the scan stopped. */
  get at(): number {
    return this.#at;
  }

  /** Reads from the start of a row up to `until`, which is a boundary of rows. Stops at the first cell or row that it does not understand. */
  scan(bytes: Uint8Array, until: number): ScanEnd {
    this.#bytes = bytes;
    this.#at = 0;
    for (;;) {
      this.#skipSpace();
      const start = this.#at;
      if (start >= until) return this.inRow ? 'irregular' : 'more';
      const known = this.inRow ? this.#cellOrRowEnd() : this.#rowOrDataEnd();
      if (known === 'end') return 'end';
      if (known) continue;
      this.#at = start;
      return 'irregular';
    }
  }

  #rowOrDataEnd(): boolean | 'end' {
    if (this.#starts('</sheetData')) return 'end';
    if (!this.#starts('<row')) return false;
    this.#at += 4;
    let row = 0;
    let hidden = false;
    for (;;) {
      const name = this.#attribute();
      if (name === undefined) return false;
      if (name === '') break;
      if (name === 'r') row = this.#digits(this.#valueStart, this.#valueEnd);
      else if (name === 'hidden') hidden = this.#valueIs('1') || this.#valueIs('true') || this.#valueIs('on');
    }
    if (row <= 0) return false;
    this.#builder.beginRow(row, hidden);
    this.#row = row;
    this.column = 0;
    this.inRow = !this.#selfClosed;
    return true;
  }

  #cellOrRowEnd(): boolean {
    if (this.#starts('</row>')) {
      this.#at += 6;
      this.inRow = false;
      return true;
    }
    const bytes = this.#bytes;
    if (bytes[this.#at] !== LT || bytes[this.#at + 1] !== 0x63) return false;
    this.#at += 2;
    let column = 0;
    let style = 0;
    let type = '';
    for (;;) {
      const name = this.#attribute();
      if (name === undefined) return false;
      if (name === '') break;
      if (name === 'r') column = this.#columnOf(this.#valueStart, this.#valueEnd);
      else if (name === 's') style = this.#digits(this.#valueStart, this.#valueEnd);
      else if (name === 't') type = this.#ascii(this.#valueStart, this.#valueEnd);
    }
    if (column <= 0 || style < 0) return false;
    if (!this.#selfClosed && !this.#content(column, style, type)) return false;
    this.column = column;
    return true;
  }

  /** What stands in a cell, up to its end tag. Gives the cell to the builder once all of it is understood. */
  #content(column: number, style: number, type: string): boolean {
    const bytes = this.#bytes;
    let from = -1;
    let until = -1;
    let formula = false;
    let inline = false;
    for (;;) {
      if (bytes[this.#at] !== LT) return false;
      const letter = bytes[this.#at + 1];
      if (letter === SLASH) break;
      if (letter === 0x76) {
        if (from >= 0) return false;
        if (this.#starts('<v/>')) {
          this.#at += 4;
          continue;
        }
        if (bytes[this.#at + 2] !== GT) return false;
        from = this.#at + 3;
        until = bytes.indexOf(LT, from);
        this.#at = until;
        if (!this.#passes('</v>')) return false;
      } else if (letter === 0x66) {
        this.#at += 2;
        formula = true;
        if (!this.#passesStartTag()) return false;
        if (this.#selfClosed) continue;
        this.#at = bytes.indexOf(LT, this.#at);
        if (!this.#passes('</f>')) return false;
      } else if (letter === 0x69) {
        if (from >= 0 || !this.#passes('<is><t')) return false;
        inline = true;
        if (!this.#passesStartTag() || this.#selfClosed) return false;
        from = this.#at;
        until = bytes.indexOf(LT, from);
        this.#at = until;
        if (!this.#passes('</t></is>')) return false;
      } else return false;
    }
    if (!this.#passes('</c>')) return false;
    if (inline !== (type === 'inlineStr') && from >= 0) return false;
    return this.#give(column, style, type, formula, from, until);
  }

  #give(column: number, style: number, type: string, formula: boolean, from: number, until: number): boolean {
    const builder = this.#builder;
    if (type === 's' && until > from) {
      const index = this.#digits(from, until);
      if (index < 0) return false;
      builder.shared(column, index);
      return true;
    }
    if ((type === '' || type === 'n') && until > from && isShortDecimal(this.#bytes, from, until) && builder.isPlain(style)) {
      builder.plainNumber(column, this.#bytes, from, until);
      return true;
    }
    const text = from < 0 ? '' : cellsText(this.#bytes, from, until);
    if (text === undefined) return false;
    if (formula && type !== 'str' && text.trim() === '') builder.formulaWithoutValue(column);
    else addCell(builder, column, type === '' ? 'n' : type, style, text);
    return true;
  }

  /** Moves over the next attribute of a start tag: its name, '' at the end of the tag, undefined where it is irregular. */
  #attribute(): string | undefined {
    const bytes = this.#bytes;
    const before = this.#at;
    this.#skipSpace();
    const first = bytes[this.#at];
    if (first === GT) {
      this.#selfClosed = false;
      this.#at += 1;
      return '';
    }
    if (first === SLASH && bytes[this.#at + 1] === GT) {
      this.#selfClosed = true;
      this.#at += 2;
      return '';
    }
    if (this.#at === before) return undefined;
    const start = this.#at;
    const equals = start + 64 < bytes.length ? indexWithin(bytes, 0x3d, start, start + 64) : bytes.indexOf(0x3d, start);
    if (equals <= start) return undefined;
    const quote = bytes[equals + 1] as number;
    if (quote !== 0x22 && quote !== 0x27) return undefined;
    this.#valueStart = equals + 2;
    for (let at = this.#valueStart; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        this.#valueEnd = at;
        this.#at = at + 1;
        return equals === start + 1 ? String.fromCharCode(bytes[start] as number) : this.#name(start, equals);
      }
      if (byte === LT || byte === AMP) return undefined;
    }
    return undefined;
  }

  #name(start: number, end: number): string | undefined {
    for (let at = start; at < end; at += 1) {
      const byte = this.#bytes[at] as number;
      const letter = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= ZERO && byte <= 0x3a) || byte === 0x5f;
      if (!letter) return undefined;
    }
    return this.#ascii(start, end);
  }

  /** Passes the rest of a start tag whose attributes do not matter. */
  #passesStartTag(): boolean {
    for (;;) {
      const name = this.#attribute();
      if (name === undefined) return false;
      if (name === '') return true;
    }
  }

  #columnOf(start: number, end: number): number {
    let column = 0;
    let at = start;
    for (; at < end; at += 1) {
      const byte = this.#bytes[at] as number;
      if (byte < 0x41 || byte > 0x5a) break;
      column = column * 26 + byte - 0x40;
    }
    return column <= MAX_COLUMNS && this.#digits(at, end) === this.#row ? column : 0;
  }

  /** A whole number of at most nine digits, −1 where the bytes are none. */
  #digits(start: number, end: number): number {
    if (end <= start || end - start > 9) return -1;
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = (this.#bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  #valueIs(text: string): boolean {
    return this.#valueEnd - this.#valueStart === text.length && this.#matches(text, this.#valueStart);
  }

  #ascii(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += 1) text += String.fromCharCode(this.#bytes[at] as number);
    return text;
  }

  #starts(text: string): boolean {
    return this.#matches(text, this.#at);
  }

  #passes(text: string): boolean {
    if (this.#at < 0 || !this.#matches(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #matches(text: string, from: number): boolean {
    for (let i = 0; i < text.length; i += 1) if (this.#bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at]) at += 1;
    this.#at = at;
  }
}

function indexWithin(bytes: Uint8Array, byte: number, from: number, until: number): number {
  for (let at = from; at < until; at += 1) if (bytes[at] === byte) return at;
  return -1;
}

/** Whether the bytes are a decimal of at most 15 digits without superfluous zeros: it is then its own shortest form. */
function isShortDecimal(bytes: Uint8Array, from: number, until: number): boolean {
  let at = from;
  if (bytes[at] === 0x2d) at += 1;
  const first = at;
  let point = -1;
  if (until - first > 16 || until === first) return false;
  for (; at < until; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= 0x39) continue;
    if (byte !== 0x2e || point >= 0) return false;
    point = at;
  }
  const whole = (point < 0 ? until : point) - first;
  if (whole === 0 || (whole > 1 && bytes[first] === ZERO)) return false;
  if (point < 0) return whole <= 15 && (whole > 1 || bytes[first] !== ZERO || first === from);
  return point < until - 1 && bytes[until - 1] !== ZERO;
}
