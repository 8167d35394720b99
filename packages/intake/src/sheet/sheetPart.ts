import { SheetFault } from './fault.ts';
import { RowScanner } from './rowScanner.ts';
import type { SheetBuilder } from './sheetBuilder.ts';
import { SheetXml } from './sheetXml.ts';
import { XmlReader } from './xml.ts';
import type { Archive } from './zip/archive.ts';

/** Bytes before the rows, or of one row, that are waited for before the parser takes over. */
const PATIENCE = 4 * 1024 * 1024;

/**
 * Streams the part of a worksheet into its builder: what stands before and after the rows by the XML parser, the rows from bytes as long as they are
 * regular, and from the first irregular one on by the parser.
 *
 * Workbooks whose formulas refer to others are read by the parser alone, which reads the formulas.
 * Rule: SHEET-3. Errors: SheetFault SHEET_PART_MISSING, SHEET_PART_DAMAGED, SHEET_DTD.
 */
export function readSheetPart(archive: Archive, part: string, builder: SheetBuilder, scanning = true): void {
  const entry = archive.find(part);
  if (!entry) throw new SheetFault('SHEET_PART_MISSING', { part });
  const reader = new SheetPartReader(part, builder, scanning && !builder.hasLinks);
  archive.stream(entry, (piece) => reader.add(piece));
  reader.end();
}

class SheetPartReader {
  readonly #handler: SheetXml;
  readonly #parser: XmlReader;
  readonly #scanner: RowScanner;
  #waiting = new Uint8Array(0);
  #mode: 'head' | 'rows' | 'parser';

  constructor(part: string, builder: SheetBuilder, scanning: boolean) {
    this.#handler = new SheetXml(builder);
    this.#parser = new XmlReader(part, this.#handler);
    this.#scanner = new RowScanner(builder);
    this.#mode = scanning ? 'head' : 'parser';
  }

  add(piece: Uint8Array): void {
    if (this.#mode === 'parser') {
      this.#parser.add(piece);
      return;
    }
    this.#waiting = joined(this.#waiting, piece);
    if (this.#mode === 'head') this.#head();
    if (this.#mode === 'rows') this.#rows();
  }

  end(): void {
    if (this.#mode !== 'parser') this.#handOver(0);
    this.#parser.end();
  }

  #head(): void {
    const start = indexOf(this.#waiting, '<sheetData>', 0);
    if (start < 0) {
      if (this.#waiting.length > PATIENCE) this.#handOver(0);
      return;
    }
    const rows = start + '<sheetData>'.length;
    this.#parser.add(this.#waiting.subarray(0, rows));
    this.#waiting = this.#waiting.subarray(rows);
    this.#mode = 'rows';
    if (!this.#handler.atRows) this.#handOver(0);
  }

  #rows(): void {
    const bytes = this.#waiting;
    const until = lastBoundary(bytes);
    if (until === 0) {
      if (bytes.length > PATIENCE) this.#handOver(0);
      return;
    }
    const end = this.#scanner.scan(bytes, until);
    if (end === 'more') this.#waiting = bytes.subarray(until);
    else this.#handOver(this.#scanner.at);
  }

  /** Leaves the rest, from a byte of what waits, to the parser. */
  #handOver(from: number): void {
    if (this.#scanner.inRow) {
      this.#handler.resumeRow(this.#scanner.column);
      this.#parser.add(new TextEncoder().encode('<row>'));
    }
    this.#parser.add(this.#waiting.subarray(from));
    this.#waiting = new Uint8Array(0);
    this.#mode = 'parser';
  }
}

/** Where the last row starts, which may be incomplete; the whole length where the rows end within the bytes. */
function lastBoundary(bytes: Uint8Array): number {
  for (let at = bytes.lastIndexOf(0x3c); at > 0; at = bytes.lastIndexOf(0x3c, at - 1)) {
    if (startsAt(bytes, '<row', at)) return at;
    if (startsAt(bytes, '</sheetData', at)) return bytes.length;
  }
  return startsAt(bytes, '</sheetData', 0) ? bytes.length : 0;
}

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) if (startsAt(bytes, text, at)) return at;
  return -1;
}

function startsAt(bytes: Uint8Array, text: string, at: number): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
