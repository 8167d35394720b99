import type { TableRow } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import { parseCsv } from '@kedu/model';

/** A CSV as it is published. */
export interface ReadTable {
  readonly text: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
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
    const table = text === undefined ? undefined : readTable(text);
    this.#read.set(path, table);
    return table;
  }
}

/** Rows and cells of a CSV; quoting faults are left as they read. */
export function readTable(text: string): ReadTable {
  const [heading, ...rows] = text.includes('"') || /\r(?!\n)|[^\r]\n|\ufeff/.test(text) ? parsed(text) : split(text);
  return { text, headings: heading?.cells ?? [], rows };
}

function parsed(text: string): readonly TableRow[] {
  return parseCsv(text).rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.text) }));
}

/** The same for a text without quotes whose lines all end with CR LF: millions of cells, of which hardly one is quoted. */
function split(text: string): readonly TableRow[] {
  const lines = text.split('\r\n');
  const rows: TableRow[] = [];
  lines.forEach((line, i) => {
    if (line !== '') rows.push({ line: i + 1, cells: line.split(',') });
  });
  return rows;
}
