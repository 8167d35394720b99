import { type CsvCursor, fieldText } from '../csv/cursor.ts';
import { positionOf } from '../csv/position.ts';
import type { CellPosition } from './topRows.ts';

/** The row that is being read, as its fields know it. */
export interface CurrentRow {
  start: number;
  line: number;
}

/** A field of the row that is being read, kept until the row is complete; one object a column for the whole table. */
export class KeptField {
  readonly bytes: Uint8Array;
  /** Column of the table, from 0. */
  readonly column: number;
  readonly #row: CurrentRow;
  readonly inSheet: boolean;
  start = 0;
  end = 0;
  quoted = false;

  constructor(bytes: Uint8Array, column: number, row: CurrentRow, inSheet: boolean) {
    this.bytes = bytes;
    this.column = column;
    this.#row = row;
    this.inSheet = inSheet;
  }

  keep(cursor: CsvCursor): void {
    this.start = cursor.start;
    this.end = cursor.end;
    this.quoted = cursor.quoted;
  }

  /** Stands for a field that its row does not have. */
  empty(at: number): void {
    this.start = at;
    this.end = at;
    this.quoted = false;
  }

  /** Takes the text of another field, keeping its own place in the table. */
  takeText(other: KeptField): void {
    this.start = other.start;
    this.end = other.end;
    this.quoted = other.quoted;
  }

  text(): string {
    return fieldText(this.bytes, this.start, this.end, this.quoted).trim();
  }

  /** Where it stands, for an issue. */
  position(): CellPosition {
    const { start, line } = this.#row;
    if (this.inSheet) return { line, column: this.column + 1 };
    return positionOf(this.bytes, this.quoted ? this.start - 1 : this.start, start, line);
  }
}
