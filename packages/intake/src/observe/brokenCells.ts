import { MAX_COLUMNS } from '../sheet/cell/reference.ts';
import type { BrokenCell, Sheet } from '../sheet/sheet.ts';
import type { IssueSink } from './sink.ts';
import type { TablePlan } from './tablePlan.ts';

/**
 * Formulas without a result and error values among the cells that a mapping reads: each is an error at its cell, and nothing else is said of the cell.
 *
 * Read are the headings and rows of the plan in its columns; of a table without a plan its headings.
 * Rule: MAP-13. Errors: SHEET_FORMULA_EMPTY, SHEET_ERROR_VALUE.
 */
export class BrokenCells {
  readonly #read = new Set<number>();
  readonly #rows = new Set<number>();

  constructor(sheet: Sheet, headings: readonly number[], plan: TablePlan | undefined, sink: IssueSink) {
    const { broken = [] } = sheet;
    if (broken.length === 0) return;
    const heads = new Set(headings);
    const columns = plan && new Set(readColumns(plan).map((column) => column + 1));
    const reads = ({ row, column }: BrokenCell): boolean =>
      (columns?.has(column) ?? true) &&
      (heads.has(row) || (plan !== undefined && row >= plan.first && row <= plan.stated && !plan.skip.has(row)));
    for (const cell of broken) {
      if (!reads(cell)) continue;
      this.#read.add(keyOf(cell.row, cell.column));
      this.#rows.add(cell.row);
      const place = { line: cell.row, column: cell.column };
      if (cell.found === undefined) sink.add('SHEET_FORMULA_EMPTY', place);
      else sink.add('SHEET_ERROR_VALUE', place, { found: cell.found });
    }
  }

  /** Whether a row holds any. */
  inRow(row: number): boolean {
    return this.#rows.has(row);
  }

  /** Whether it is a cell of a row and a column, the column from 0. */
  has(row: number, column: number): boolean {
    return this.#read.has(keyOf(row, column + 1));
  }

  /** Those of a sheet that are not among them. */
  others(cells: readonly BrokenCell[]): readonly BrokenCell[] {
    return cells.filter(({ row, column }) => !this.#read.has(keyOf(row, column)));
  }
}

function readColumns({ unit, name, indicator, period, measure, slots }: TablePlan): readonly number[] {
  return [unit, name, indicator, period, measure, ...slots.map(({ column }) => column)].filter((column) => column >= 0);
}

function keyOf(row: number, column: number): number {
  return row * (MAX_COLUMNS + 1) + column;
}
