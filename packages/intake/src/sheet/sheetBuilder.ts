import { cellName, columnName, type Place } from '@kedu/model';
import type { SheetIssues } from './sheetIssues.ts';
import type { SharedStrings } from './book/sharedStrings.ts';
import { cellText } from './cell/cellText.ts';
import { formatOf, type NumberFormat } from './cell/numberFormat.ts';
import { numberText } from './cell/numberText.ts';
import { CellList, MAX_COLUMNS, MAX_ROWS, rangeReference, rangesText } from './cell/reference.ts';
import { CsvBuffer, type TableBudget } from './csvBuffer.ts';
import { SheetFault } from './fault.ts';
import { emptyUnderMerges } from './merges.ts';
import type { BrokenCell, CellRange, Sheet } from './sheet.ts';
import { MAX_FIELD_BYTES } from '../csv/cursor.ts';

/** What the cells of a sheet are read with. */
export interface SheetContext {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  /** Names of linked workbooks; empty where formulas refer to none. */
  readonly links: readonly string[];
  readonly budget: TableBudget;
  readonly sink: SheetIssues;
}

/** Formatted rows without content at the end that are worth a word. */
const BLANK_ROWS = 1000;
const PLAIN: NumberFormat = { kind: 'plain' };

/**
 * Takes the cells of one sheet in the order of the file, and makes the table with what is to be said of it.
 * Rule: SHEET-1, SHEET-4, SHEET-6, SHEET-7. Errors: SheetFault SHEET_PART_DAMAGED where rows or cells go backwards or leave the sheet.
 */
export class SheetBuilder {
  readonly #context: SheetContext;
  readonly #csv: CsvBuffer;
  readonly #plain: readonly boolean[];
  readonly #merges: CellRange[] = [];
  readonly #broken: BrokenCell[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenRowsUsed: number[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #hiddenColumnsUsed = new Map<number, number>();
  readonly #external = new CellList();
  readonly #externalLinks = new Set<number>();
  readonly #externalShared = new Map<number, readonly number[]>();
  readonly #scaled = new Map<
    string,
    {
      readonly place: Place;
      readonly column: string;
      readonly format: string;
      readonly found: string;
      readonly value: string;
      count: number;
    }
  >();
  #row = 0;
  #rowHidden = false;
  #column = 0;
  #rows = 0;
  #columns = 0;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#csv = new CsvBuffer(context.budget);
    this.#plain = context.formats.map((format) => format.kind === 'plain' && Object.keys(format).length === 1);
  }

  get row(): number {
    return this.#row;
  }

  get hasLinks(): boolean {
    return this.#context.links.length > 0;
  }

  /** Whether a style shows numbers as they are stored. */
  isPlain(style: number): boolean {
    return this.#plain[style] ?? true;
  }

  damaged(): SheetFault {
    return new SheetFault('SHEET_PART_DAMAGED', { part: this.#context.part });
  }

  hideColumns(from: number, until: number): void {
    for (let column = Math.max(1, from); column <= Math.min(until, MAX_COLUMNS); column += 1) this.#hiddenColumns.add(column);
  }

  merge(reference: string): void {
    const range = rangeReference(reference);
    if (!range) throw this.damaged();
    this.#spend(64);
    this.#merges.push(range);
  }

  /** Begins a row, which must lie below the one before. */
  beginRow(row: number, hidden: boolean): void {
    if (!(row > this.#row && row <= MAX_ROWS)) throw this.damaged();
    this.#row = row;
    this.#rowHidden = hidden;
    this.#column = 0;
    if (!hidden) return;
    this.#spend(8);
    this.#hiddenRows.push(row);
  }

  shared(column: number, index: number): void {
    const { strings } = this.#context;
    if (!(index >= 0 && index < strings.count)) throw this.damaged();
    const start = strings.startOf(index);
    const end = strings.endOf(index);
    if (start === end) return;
    this.#put(column);
    this.#csv.bytes(this.#row, column, strings.bytes, start, end);
    this.#sayCut(column, strings.cutOf(index));
  }

  text(column: number, text: string): void {
    const line = cellText(text);
    if (line.trim() === '') return;
    this.#put(column);
    this.#sayCut(column, this.#csv.text(this.#row, column, line));
  }

  number(column: number, text: string, style: number): void {
    if (text === '') return;
    const { formats, date1904 } = this.#context;
    const format = formatOf(Number(text), formats[style] ?? PLAIN);
    const shown = cellText(numberText(text, format, date1904));
    this.#put(column);
    this.#csv.text(this.#row, column, shown);
    if (format.code !== undefined && Number(text) !== 0) this.#sayFormat(column, format, text, shown);
  }

  /** A number whose bytes are its shortest decimal, in a plain format. */
  plainNumber(column: number, bytes: Uint8Array, start: number, end: number): void {
    this.#put(column);
    this.#csv.bytes(this.#row, column, bytes, start, end);
  }

  error(column: number, text: string): void {
    const found = cellText(text).trim() || '#VALUE!';
    this.#put(column);
    this.#csv.text(this.#row, column, found);
    this.#break(column, found);
    this.#context.sink.add('SHEET_ERROR_VALUE', this.#place(column), { found });
  }

  formulaWithoutValue(column: number): void {
    this.#break(column, undefined);
    this.#context.sink.add('SHEET_FORMULA_EMPTY', this.#place(column));
  }

  /** Looks whether a formula, or the shared formula that it repeats, refers to other workbooks. */
  formula(column: number, text: string, shared: number | undefined): void {
    let links: readonly number[] = externalLinks(text);
    if (shared !== undefined && text !== '' && links.length > 0) this.#externalShared.set(shared, links);
    if (shared !== undefined && text === '') links = this.#externalShared.get(shared) ?? links;
    if (links.length === 0) return;
    this.#external.add(this.#row, column);
    for (const link of links) this.#externalLinks.add(link);
  }

  /** The sheet, after its last part was read. */
  finish(): Sheet {
    const { name, hidden, links, sink } = this.#context;
    const visible = emptyUnderMerges(this.#csv.finish(), this.#merges);
    if (!visible) throw this.damaged();
    const { bytes, covered } = visible;
    const sheet = { sheet: name };
    for (const { place, ...args } of this.#scaled.values()) sink.add('SHEET_SCALED', place, args);
    if (hidden && this.#rows > 0) sink.add('SHEET_HIDDEN', sheet);
    if (this.#hiddenRowsUsed.length > 0)
      sink.add(
        'SHEET_HIDDEN_ROWS',
        { ...sheet, cell: cellName(this.#hiddenRowsUsed[0] as number, 1) },
        { rows: rangesText(this.#hiddenRowsUsed, 'rows'), count: this.#hiddenRowsUsed.length },
      );
    const columns = [...this.#hiddenColumnsUsed.keys()].sort((a, b) => a - b);
    if (columns.length > 0)
      sink.add(
        'SHEET_HIDDEN_COLUMNS',
        { ...sheet, cell: cellName(this.#hiddenColumnsUsed.get(columns[0] as number) as number, columns[0] as number) },
        { columns: rangesText(columns, 'columns'), count: columns.length },
      );
    if (this.#external.count > 0)
      sink.add(
        'SHEET_EXTERNAL',
        { ...sheet, cell: this.#external.first },
        { cells: this.#external.text(), count: this.#external.count, books: bookNames([...this.#externalLinks], links) },
      );
    if (covered.count > 0)
      sink.add('SHEET_UNDER_MERGE', { ...sheet, cell: covered.first }, { cells: covered.text(), count: covered.count });
    if (this.#row - this.#rows >= BLANK_ROWS)
      sink.add('SHEET_BLANK_ROWS', sheet, { count: this.#row - this.#rows, first: this.#rows + 1, last: this.#row });
    return {
      name,
      form: 'sheet',
      hidden,
      bytes,
      delimiter: ',',
      rows: this.#rows,
      columns: this.#columns,
      merges: this.#merges,
      broken: this.#broken,
      hiddenRows: this.#hiddenRows.filter((row) => row <= this.#rows),
      hiddenColumns: [...this.#hiddenColumns].filter((column) => column <= this.#columns).sort((a, b) => a - b),
    };
  }

  /** Notes that a cell holds something. */
  #put(column: number): void {
    if (!(column > this.#column && column <= MAX_COLUMNS)) throw this.damaged();
    this.#column = column;
    this.#rows = this.#row;
    if (column > this.#columns) this.#columns = column;
    if (this.#rowHidden && this.#hiddenRowsUsed.at(-1) !== this.#row) this.#hiddenRowsUsed.push(this.#row);
    if (this.#hiddenColumns.size > 0 && this.#hiddenColumns.has(column) && !this.#hiddenColumnsUsed.has(column))
      this.#hiddenColumnsUsed.set(column, this.#row);
  }

  /** A format that scales is said once a column; one of which the number cannot be made out, at each cell. Rule: SHEET-13. */
  #sayFormat(column: number, { code = '', unclear }: NumberFormat, found: string, value: string): void {
    if (unclear) {
      this.#context.sink.add('SHEET_FORMAT_UNCLEAR', this.#place(column), { format: code, value });
      return;
    }
    const key = `${column} ${code}`;
    const known = this.#scaled.get(key);
    if (known) known.count += 1;
    else this.#scaled.set(key, { place: this.#place(column), column: columnName(column), format: code, found, value, count: 1 });
  }

  #break(column: number, found: string | undefined): void {
    this.#spend(64);
    this.#broken.push({ row: this.#row, column, found });
  }

  #sayCut(column: number, bytes: number | undefined): void {
    if (bytes !== undefined) this.#context.sink.add('SHEET_TEXT_CUT', this.#place(column), { bytes, limit: MAX_FIELD_BYTES });
  }

  #spend(bytes: number): void {
    const { budget } = this.#context;
    budget.spent += bytes;
    if (budget.spent > budget.limit) throw new SheetFault('SHEET_TOO_LARGE', { bytes: budget.spent, limit: budget.limit });
  }

  #place(column: number): { readonly sheet: string; readonly cell: string } {
    return { sheet: this.#context.name, cell: cellName(this.#row, column) };
  }
}

/** Numbers of the workbooks that a formula refers to: `[1]Sheet1!A1`, `'[2]分表 一'!B3`; `表1[2023]` is a column of a table. */
function externalLinks(formula: string): readonly number[] {
  if (!formula.includes('[')) return [];
  return [...formula.replace(/"[^"]*"/g, '""').matchAll(/(?<![\p{L}\p{N}_.\][])\[(\d+)\][^[\]'",;()]*'?!/gu)].map((match) =>
    Number(match[1]),
  );
}

function bookNames(links: number[], names: readonly string[]): string {
  const known = links
    .sort((a, b) => a - b)
    .map((link) => names[link - 1] ?? '')
    .filter(Boolean);
  return `${known.slice(0, 5).join(', ')}${known.length > 5 ? ' …' : ''}`;
}
