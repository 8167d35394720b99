import { type Column, type Observations, type Origin, missingCode } from '@kedu/model';

/** Most cells that are held: series (indicator × period with data) × units of the register, 2^27 (INTAKE-2). */
export const MAX_CELLS = 134_217_728;

/** A cell nobody reported: it has no line. */
const ABSENT = missingCode('overdue');

/** Values of one indicator in one period, with the line of each. */
export interface Series extends Column {
  /** Line in the sequence of all files, 0 for none. May be shared with the other columns of a wide file. */
  lines: Int32Array;
  shared: boolean;
  /** Column by table. */
  readonly columns: Map<number, number>;
  /** Column by unit, where one table fills the series from several columns; 0 where `columns` tells it. */
  cellColumns: Int32Array | undefined;
  /** Cells that were read differently from how they stand, as they stand. */
  written: Map<number, string> | undefined;
}

interface StoredFile {
  readonly name: string;
  readonly sheet: string | undefined;
  readonly source: string | undefined;
  /** Its line 1 is line `base + 1` of the sequence. */
  readonly base: number;
}

/**
 * Holds what was reported, compactly: per cell eight bytes and a reason, per row of a wide file one line number.
 * Rule: INTAKE-12.
 */
export class SeriesStore {
  readonly #unitIds: readonly string[];
  readonly #example: Uint8Array;
  readonly #files: StoredFile[] = [];
  readonly #byIndicator = new Map<string, Map<string, Series>>();
  #series = 0;
  #lines = 0;

  constructor(unitIds: readonly string[], example: Uint8Array) {
    this.#unitIds = unitIds;
    this.#example = example;
  }

  get units(): number {
    return this.#unitIds.length;
  }

  /** How many series there are. */
  get series(): number {
    return this.#series;
  }

  /** Whether one more series exceeds MAX_CELLS. */
  get full(): boolean {
    return (this.#series + 1) * this.#unitIds.length > MAX_CELLS;
  }

  /** Starts a table of a file; lines given from now on are counted from `base`. */
  startFile(name: string, sheet: string | undefined, source: string | undefined): { readonly file: number; readonly base: number } {
    this.#files.push({ name, sheet, source, base: this.#lines });
    return { file: this.#files.length - 1, base: this.#lines };
  }

  endFile(lines: number): void {
    this.#lines += lines;
  }

  find(indicator: string, period: string): Series | undefined {
    return this.#byIndicator.get(indicator)?.get(period);
  }

  /** The series of an indicator, in the order in which they were made. */
  seriesOf(indicator: string): Iterable<Series> {
    return this.#byIndicator.get(indicator)?.values() ?? [];
  }

  /** A new series, all cells absent; `rowLines` are shared where the file keeps one line for a whole row. */
  create(indicator: string, period: string, rowLines?: Int32Array): Series {
    const size = this.#unitIds.length;
    const series: Series = {
      values: new Float64Array(size).fill(Number.NaN),
      missing: new Uint8Array(size).fill(ABSENT),
      lines: rowLines ?? new Int32Array(size),
      shared: rowLines !== undefined,
      columns: new Map(),
      cellColumns: undefined,
      written: undefined,
    };
    const periods = this.#byIndicator.get(indicator) ?? new Map<string, Series>();
    periods.set(period, series);
    this.#byIndicator.set(indicator, periods);
    this.#series += 1;
    return series;
  }

  /** Table and line of a line in the sequence; `shown` names file and sheet, as formulas of spreadsheets do. */
  locate(line: number): { readonly file: number; readonly shown: string; readonly line: number } {
    let file = this.#files.length - 1;
    while (file > 0 && (this.#files[file]?.base ?? 0) >= line) file -= 1;
    const { name, sheet, base } = this.#files[file] as StoredFile;
    return { file, shown: sheet === undefined ? name : `${name}!${sheet}`, line: line - base };
  }

  toObservations(): Observations {
    const indicators = [...this.#byIndicator.keys()].sort();
    const periods = [...new Set([...this.#byIndicator.values()].flatMap((series) => [...series.keys()]))].sort();
    return {
      unitIds: this.#unitIds,
      indicators,
      periods,
      column: (indicator, period) => this.find(indicator, period),
      origin: (indicator, period, unit) => this.#origin(this.find(indicator, period), unit),
    };
  }

  #origin(series: Series | undefined, unit: number): Origin | undefined {
    const at = series?.lines[unit] ?? 0;
    if (!series || at === 0) return undefined;
    const { file, line } = this.locate(at);
    const text = series.written?.get(unit);
    const { name, sheet, source } = this.#files[file] as StoredFile;
    return {
      file: name,
      ...(sheet === undefined ? {} : { sheet }),
      line,
      column: series.cellColumns?.[unit] || series.columns.get(file),
      ...(text === undefined ? {} : { text }),
      ...(source === undefined ? {} : { source }),
      example: this.#example[unit] === 1,
    };
  }
}

/** Notes the line of one cell, without touching the lines that other series share. */
export function setLine(series: Series, unit: number, line: number): void {
  if (series.lines[unit] === line) return;
  if (series.shared) {
    series.lines = series.lines.slice();
    series.shared = false;
  }
  series.lines[unit] = line;
}

/** Notes the column of one cell; the cells of a series stand mostly in one column of a table. */
export function setColumn(series: Series, file: number, unit: number, column: number): void {
  const usual = series.columns.get(file);
  if (usual === undefined) series.columns.set(file, column);
  else if (usual !== column) series.cellColumns ??= new Int32Array(series.values.length);
  if (series.cellColumns) series.cellColumns[unit] = column;
}

/** Notes how a cell stands in its file, where it was read differently. */
export function setWritten(series: Series, unit: number, text: string): void {
  series.written ??= new Map();
  series.written.set(unit, text);
}
