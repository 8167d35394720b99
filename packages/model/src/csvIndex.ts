import { parseCsv } from './csv.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Where the rows of a large table stand in its bytes: cells become texts when somebody asks for them, and not before.
 *
 * Rows are counted from 0, without the heading; the first is in line 2. Rule: OUT-1.
 */
export class CsvIndex {
  readonly bytes: Uint8Array;
  readonly headings: readonly string[];
  /** Rows without the heading. */
  readonly count: number;
  /** Number of the first row that has not as many cells as the heading. */
  readonly uneven: number | undefined;
  /** Where rows begin, the heading first; one more for the end. */
  readonly #starts: Uint32Array;
  /** The whole as a text, where a byte is a character. */
  readonly #text: string | undefined;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array, starts: Uint32Array, { uneven, isAscii }: { readonly uneven: number; readonly isAscii: boolean }) {
    this.bytes = bytes;
    this.#starts = starts;
    this.count = starts.length - 2;
    this.uneven = uneven < 0 ? undefined : uneven;
    this.#text = isAscii ? this.#decoder.decode(bytes) : undefined;
    this.headings = this.cells(-1);
  }

  /** Where a row begins in the bytes; row −1 is the heading. */
  start(row: number): number {
    return this.#starts[row + 1] as number;
  }

  /** Where its last cell ends. */
  end(row: number): number {
    return (this.#starts[row + 2] as number) - 2;
  }

  /** The row as it is written, without its end of line. */
  text(row: number): string {
    const [start, end] = [this.start(row), this.end(row)];
    return this.#text === undefined ? this.#decoder.decode(this.bytes.subarray(start, end)) : this.#text.slice(start, end);
  }

  cells(row: number): readonly string[] {
    return csvCells(this.text(row));
  }
}

/** The cells of one line of a table, well quoted and without its end. Example: csvCells('a,"b,c"') → ['a', 'b,c']. Rule: OUT-1. */
export function csvCells(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  // The comma behind it keeps a row of one cell from being split at a tab or semicolon.
  return (parseCsv(`${line},`).rows[0]?.cells ?? []).slice(0, -1).map((cell) => cell.text);
}

/**
 * Finds the rows of a table that is written as this house writes tables: comma-separated, well quoted, every line ended by CR LF, none of them blank or broken within a cell.
 *
 * Shape: undefined for any other, which `parseCsv` reads; cells are the same as it reads them. The bytes are taken to be UTF-8. Rule: OUT-1, PACK-3. Errors: none.
 * Example: indexCsv(utf8('a,b\r\n1,2\r\n'))?.cells(0) → ['1', '2'].
 */
export function indexCsv(bytes: Uint8Array): CsvIndex | undefined {
  const size = bytes.length;
  if (size < 2 || bytes[size - 1] !== LF || bytes[size - 2] !== CR || hasByteOrderMark(bytes)) return undefined;
  let starts = new Uint32Array(1024);
  let rows = 0;
  let width = 0;
  let uneven = -1;
  let all = 0;
  for (let at = 0; at < size; ) {
    if (rows + 2 > starts.length) {
      const larger = new Uint32Array(starts.length * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[rows] = at;
    if (bytes[at] === CR) return undefined;
    let cells = 1;
    let isCellStart = true;
    for (;;) {
      const byte = bytes[at] as number;
      all |= byte;
      if (byte === COMMA) {
        cells += 1;
        isCellStart = true;
      } else if (byte === CR) {
        if (bytes[at + 1] !== LF) return undefined;
        at += 2;
        break;
      } else if (byte === LF) return undefined;
      else if (byte === QUOTE) {
        if (!isCellStart) return undefined;
        const end = endOfQuoted(bytes, at);
        if (end < 0) return undefined;
        for (; at < end; at += 1) all |= bytes[at] as number;
        isCellStart = false;
        continue;
      } else isCellStart = false;
      at += 1;
    }
    if (rows === 0) width = cells;
    else if (cells !== width && uneven < 0) uneven = rows - 1;
    rows += 1;
  }
  // By the heading alone it is told what stands between cells (INTAKE-4).
  if (width < 2) return undefined;
  starts[rows] = size;
  return new CsvIndex(bytes, starts.slice(0, rows + 1), { uneven, isAscii: all < 0x80 });
}

const hasByteOrderMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Behind the closing quotation mark of a cell that begins at `at`; −1 where it never closes, breaks its line, or text follows. */
function endOfQuoted(bytes: Uint8Array, at: number): number {
  for (let i = at + 1; ; i += 1) {
    const byte = bytes[i];
    if (byte === undefined || byte === CR || byte === LF) return -1;
    if (byte !== QUOTE) continue;
    if (bytes[i + 1] !== QUOTE) return bytes[i + 1] === COMMA || bytes[i + 1] === CR ? i + 1 : -1;
    i += 1;
  }
}
