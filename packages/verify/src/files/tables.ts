import type { TableRow } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import { type CsvIndex, indexCsv, parseCsv } from '@kedu/model';

/** A CSV as it is published; rows are counted from 0, without the heading. */
export interface ReadTable {
  readonly headings: readonly string[];
  readonly count: number;
  readonly row: (number: number) => TableRow;
  /** All rows at once; read when somebody asks for them. */
  readonly rows: readonly TableRow[];
  /** Where rows stand in the bytes, of a table that is written as it should be. */
  readonly index?: CsvIndex | undefined;
}

/** The tables of a bundle, each read when somebody asks for it, and once. */
export class Tables {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #read = new Map<string, ReadTable | undefined>();

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
  }

  /** The table at a path; undefined where there is none, or no text in UTF-8. */
  of(path: string): ReadTable | undefined {
    if (this.#read.has(path)) return this.#read.get(path);
    const bytes = this.#files.get(path);
    const text = bytes && fromUtf8(bytes);
    const table = bytes === undefined || text === undefined ? undefined : readTable(bytes, text);
    this.#read.set(path, table);
    return table;
  }
}

/** Rows and cells of a CSV; quoting faults are left as they read. */
function readTable(bytes: Uint8Array, text: string): ReadTable {
  const index = indexCsv(bytes);
  return index ? new IndexedTable(index) : parsed(text);
}

class IndexedTable implements ReadTable {
  readonly index: CsvIndex;
  readonly headings: readonly string[];
  readonly count: number;
  #rows: readonly TableRow[] | undefined;

  constructor(index: CsvIndex) {
    this.index = index;
    this.headings = index.headings;
    this.count = index.count;
  }

  readonly row = (number: number): TableRow => ({ line: number + 2, cells: this.index.cells(number) });

  get rows(): readonly TableRow[] {
    this.#rows ??= Array.from({ length: this.count }, (_, number) => this.row(number));
    return this.#rows;
  }
}

function parsed(text: string): ReadTable {
  const [heading, ...rows] = parseCsv(text).rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.text) }));
  const none: TableRow = { line: 0, cells: [] };
  return { headings: heading?.cells ?? [], count: rows.length, row: (number) => rows[number] ?? none, rows };
}
