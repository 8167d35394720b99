import type { CsvCursor } from '../csv/cursor.ts';
import type { Field } from './rows.ts';

/** A field of the row that is being read, kept until the row is complete; one object a column for the whole file. */
export class KeptField implements Field {
  readonly bytes: Uint8Array;
  rowStart = 0;
  rowLine = 1;
  start = 0;
  end = 0;
  quoted = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  keep(cursor: CsvCursor): void {
    this.rowStart = cursor.rowStart;
    this.rowLine = cursor.rowLine;
    this.start = cursor.start;
    this.end = cursor.end;
    this.quoted = cursor.quoted;
  }
}
