import { MAX_FIELD_BYTES } from '../csv/cursor.ts';
import { SheetFault } from './fault.ts';

/** Bytes of the first piece and of the largest. */
const FIRST_PIECE = 1 << 14;
const PIECE = 1 << 20;

/** Characters after which the text of a cell is not collected further: it is cut long before. */
export const MAX_TEXT = 1 << 20;

/** Bytes of all tables of one file so far. */
export interface TableBudget {
  spent: number;
  readonly limit: number;
}

/**
 * Writes the cells of a sheet as RFC 4180 text in UTF-8: line N is row N, field N is column N. Rows and cells come in ascending order; what is
 * not written is empty, and nothing stands behind the last cell of a row or the last row.
 *
 * Memory: the text once, in pieces of a megabyte, and a second time while `finish` joins them.
 * Rule: SHEET-1. Errors: SheetFault SHEET_TOO_LARGE.
 */
export class CsvBuffer {
  readonly #budget: TableBudget;
  readonly #encoder = new TextEncoder();
  readonly #full: Uint8Array[] = [];
  #piece = new Uint8Array(FIRST_PIECE);
  #at = 0;
  #row = 1;
  #column = 1;

  constructor(budget: TableBudget) {
    this.#budget = budget;
  }

  /** Writes a field of bytes that stand as they are: without delimiter, quote and line break, or quoted already. */
  bytes(row: number, column: number, from: Uint8Array, start: number, end: number): void {
    this.#moveTo(row, column, end - start);
    const piece = this.#piece;
    let at = this.#at;
    for (let i = start; i < end; i += 1) {
      piece[at] = from[i] as number;
      at += 1;
    }
    this.#at = at;
  }

  /** Writes a field of ASCII text that needs no quotes. */
  ascii(row: number, column: number, text: string): void {
    this.#moveTo(row, column, text.length);
    for (let i = 0; i < text.length; i += 1) this.#piece[this.#at + i] = text.charCodeAt(i);
    this.#at += text.length;
  }

  /** Writes a field of any text in one line; quotes it where it must be. Tells how long the text was where it had to be cut. */
  text(row: number, column: number, text: string): number | undefined {
    const { field, cut } = fieldBytes(text, this.#encoder);
    this.bytes(row, column, field, 0, field.length);
    return cut;
  }

  finish(): Uint8Array {
    const size = this.#full.reduce((sum, piece) => sum + piece.length, 0) + this.#at;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of [...this.#full.splice(0), this.#piece.subarray(0, this.#at)]) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #moveTo(row: number, column: number, size: number): void {
    const lines = row - this.#row;
    const commas = column - (lines > 0 ? 1 : this.#column);
    this.#reserve(lines + commas + size);
    if (lines > 0) {
      this.#piece.fill(0x0a, this.#at, this.#at + lines);
      this.#at += lines;
      this.#row = row;
    }
    this.#piece.fill(0x2c, this.#at, this.#at + commas);
    this.#at += commas;
    this.#column = column;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#piece.length) return;
    this.#budget.spent += this.#at + size;
    const { spent, limit } = this.#budget;
    if (spent > limit) throw new SheetFault('SHEET_TOO_LARGE', { bytes: spent, limit });
    this.#budget.spent -= size;
    this.#full.push(this.#piece.slice(0, this.#at));
    this.#piece = new Uint8Array(Math.max(Math.min(this.#piece.length * 2, PIECE), size));
    this.#at = 0;
  }
}

/** A text in one line as a field, with the length of a text that had to be cut. */
export function fieldBytes(text: string, encoder: TextEncoder): { readonly field: Uint8Array; readonly cut?: number } {
  const quoted = /[",]/.test(text) || text.startsWith('\ufeff');
  const whole = encoder.encode(quoted ? `"${text.replaceAll('"', '""')}"` : text);
  if (whole.length <= MAX_FIELD_BYTES) return { field: whole };
  let kept = text.slice(0, Math.floor(MAX_FIELD_BYTES / 6));
  if (/[\ud800-\udbff]$/.test(kept)) kept = kept.slice(0, -1);
  const { field } = fieldBytes(kept, encoder);
  return { field, cut: encoder.encode(text).length };
}
