import { type MissingReason, missingCode, missingReason, type Place } from '@kedu/model';
import type { CellPosition } from './topRows.ts';
import type { IssueSink } from './sink.ts';
import { MAX_CELLS, type Series, type SeriesStore, setColumn, setLine } from './store.ts';

const OVERDUE = missingCode('overdue');

/** Puts the cells of one table into series that other rows, columns, tables and files fill too. */
export class SeriesWriter {
  readonly store: SeriesStore;
  readonly base: number;
  readonly file: number;
  /** Code of a blank cell, and whether the mapping says what it means: otherwise it is as if it were not there (INTAKE-5). */
  readonly blankCode: number;
  readonly keepsBlanks: boolean;
  readonly #sink: IssueSink;
  #full = false;

  constructor(
    store: SeriesStore,
    sink: IssueSink,
    table: {
      readonly file: string;
      readonly sheet: string | undefined;
      readonly source: string | undefined;
      readonly blank: MissingReason | undefined;
    },
  ) {
    const { file, base } = store.startFile(table.file, table.sheet, table.source);
    this.store = store;
    this.file = file;
    this.base = base;
    this.#sink = sink;
    this.blankCode = missingCode(table.blank ?? 'overdue');
    this.keepsBlanks = table.blank !== undefined;
  }

  /** A new series, or undefined where the run would hold more than MAX_CELLS (said once a table). */
  create(indicator: string, period: string, line: number, rowLines?: Int32Array): Series | undefined {
    if (!this.store.full) return this.store.create(indicator, period, rowLines);
    if (!this.#full)
      this.#sink.add(
        'INTAKE_TOO_MANY_CELLS',
        { line, indicator, period },
        { cells: (this.store.series + 1) * this.store.units, limit: MAX_CELLS },
      );
    this.#full = true;
    return undefined;
  }

  /**
   * Puts one cell where something may stand already. A different value is an error that names both lines; a blank never
   * contradicts. `column` counts columns of the table from 1.
   * Rule: INTAKE-10.
   */
  put(
    series: Series,
    unit: number,
    code: number,
    value: number,
    line: number,
    column: number,
    position: (column: number) => CellPosition,
    names: Place,
  ): 'stored' | 'equal' | 'refused' {
    const at = this.base + line;
    const before = series.missing[unit] as number;
    const known = series.lines[unit] as number;
    const stated = known !== 0 && (before === 0 || (before !== OVERDUE && before !== this.blankCode));
    if (!stated) {
      series.values[unit] = value;
      series.missing[unit] = code;
      setLine(series, unit, at);
      setColumn(series, this.file, unit, column);
      return 'stored';
    }
    if (before === code && (code !== 0 || series.values[unit] === value)) return 'equal';
    const first = this.store.locate(known);
    this.#sink.add(
      'INTAKE_CONTRADICTION',
      { ...position(column), ...names },
      { first: shown(before, series.values[unit] as number), found: shown(code, value), firstFile: first.shown, firstLine: first.line },
    );
    return 'refused';
  }
}

function shown(code: number, value: number): string | number {
  return code === 0 ? value : (missingReason(code) ?? '');
}
