import { SEALED_TABLES } from '@kedu/bundle';
import type { ResultTableName } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';

/** How a cell that cannot be computed again could be looked at: against what is shown, or not at all. */
export type CellCheck = 'shown' | 'unchecked';

/** Cells of one column that could be held against nothing. */
export interface OpenColumn {
  readonly table: ResultTableName;
  readonly column: string;
  readonly cells: number;
}

const CHECKS: readonly CellCheck[] = ['shown', 'unchecked'];
const CODES: Readonly<Record<CellCheck, number>> = { unchecked: 1, shown: 2 };

/**
 * Every cell that is shown and was not compared with what the rules give, each once, with what could be said of it: none is open without being counted.
 *
 * Shape: rows by their number from 0. Rule: VERIFY-20. Errors: none.
 */
export class ShownCells {
  readonly #tables: Tables;
  readonly #cells = new Map<ResultTableName, Map<string, Uint8Array>>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** A cell that the rules alone do not give. */
  open(table: ResultTableName, row: number, column: string): void {
    const columns = this.#cells.get(table) ?? new Map<string, Uint8Array>();
    this.#cells.set(table, columns);
    const known = columns.get(column) ?? new Uint8Array(this.#tables.of(SEALED_TABLES[table])?.count ?? 0);
    columns.set(column, known);
    if (known[row] === 0) known[row] = CODES.unchecked;
  }

  isOpen(table: ResultTableName, row: number, column: string): boolean {
    return this.checkOf(table, row, column) !== undefined;
  }

  /** What could be said of a cell; undefined where it was compared with what the rules give, or is not shown. */
  checkOf(table: ResultTableName, row: number, column: string): CellCheck | undefined {
    const code = this.#cells.get(table)?.get(column)?.[row];
    return CHECKS.find((check) => CODES[check] === code);
  }

  /** The same cell was held against something shown. */
  hold(table: ResultTableName, row: number, column: string): void {
    const known = this.#cells.get(table)?.get(column);
    if (known?.[row] === CODES.unchecked) known[row] = CODES.shown;
  }

  /** It was compared with what the rules give after all. */
  close(table: ResultTableName, row: number, column: string): void {
    const known = this.#cells.get(table)?.get(column);
    if (known && row < known.length) known[row] = 0;
  }

  count(check: CellCheck): number {
    return this.columns(check).reduce((sum, { cells }) => sum + cells, 0);
  }

  /** Tables with such cells. */
  tables(check: CellCheck): readonly ResultTableName[] {
    return [...new Set(this.columns(check).map(({ table }) => table))];
  }

  /** Columns with such cells. */
  columns(check: CellCheck): readonly OpenColumn[] {
    return [...this.#cells].flatMap(([table, columns]) =>
      [...columns].flatMap(([column, codes]): OpenColumn[] => {
        const cells = codes.reduce((count, code) => (code === CODES[check] ? count + 1 : count), 0);
        return cells === 0 ? [] : [{ table, column, cells }];
      }),
    );
  }
}
