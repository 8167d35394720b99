import { cellName } from './cellName.ts';
import type { Column } from './column.ts';
import type { Place } from './issue.ts';
import type { UnitId } from './unit.ts';

/** Where a value came from, so that an explanation ends at the cell. Lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  /** Sheet of a workbook: line and column are then its row and column. */
  readonly sheet?: string | undefined;
  readonly line: number;
  readonly column?: number | undefined;
  /** The cell as it stood in the file, where it was read differently (full-width digits, 万). */
  readonly text?: string | undefined;
  /** Name of the source system or publication. */
  readonly source?: string | undefined;
  readonly example: boolean;
}

/** Where an issue about a value is: line and column of a text file, sheet and cell of a workbook. Columns count those of the table (INTAKE-4). */
export function placeOfOrigin({ file, sheet, line, column, text }: Origin): Place {
  const excerpt = text === undefined ? {} : { excerpt: text };
  if (sheet === undefined) return { file, line, ...(column === undefined ? {} : { column }), ...excerpt };
  return { file, sheet, ...(column === undefined ? { line } : { cell: cellName(line, column) }), ...excerpt };
}

/** Reported values of a run: unit × indicator × period, all columns over the same units. */
export interface Observations {
  /** Sorted in code-unit order; the row order of every column. */
  readonly unitIds: readonly UnitId[];
  readonly indicators: readonly string[];
  /** Period IDs that hold a value of some indicator. */
  readonly periods: readonly string[];
  /**
   * Values of one indicator in one period; undefined where nothing at all was reported for it. A cell that the source left
   * blank carries the reason that its mapping states, or `overdue` where it states none (CHECK-3 decides what that means by
   * the calendar).
   */
  column(indicator: string, period: string): Column | undefined;
  origin(indicator: string, period: string, unitIndex: number): Origin | undefined;
}
