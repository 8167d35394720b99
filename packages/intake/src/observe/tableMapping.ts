import type { MissingReason } from '@kedu/model';

/** A column by its heading as flattened (MAP-12: `2023年 / 一季度`), by its letter, or both: then they must fit. */
export interface ColumnRef {
  readonly heading?: string | undefined;
  readonly column?: string | undefined;
}

/** Where one of unit, indicator, period and unit of measure stands: in a column, the same for the whole table, or in the columns of values. */
export type Whereabouts = { readonly at: ColumnRef } | { readonly fixed: string } | 'values';

/** A column that holds values, with what its heading says of them. */
export interface ValueColumn {
  readonly at: ColumnRef;
  readonly unit?: string | undefined;
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  /** Unit of measure of the column where it is not the indicator's: `万元`. */
  readonly measure?: string | undefined;
}

/**
 * Which is what in one table: the one form in which every data file is read, whether columns are indicators, periods or units.
 *
 * A value stands at a row and a column of values; its unit, indicator and period come each from the row, from the column, or are fixed.
 * Rule: MAP-1 (docs/spec/sheets.md).
 */
export interface TableMapping {
  /** Path inside a zip archive. */
  readonly inside?: string | undefined;
  /** Name of the sheet; undefined means the only visible one. */
  readonly sheet?: string | undefined;
  /** Rows that hold the headings, from 1, ascending. Of a CSV file rows count records. */
  readonly headings: readonly number[];
  /** First and last row with values; by default the one after the headings, and the last of the sheet. */
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  /** Rows between them that hold no values: totals, subheadings, notes. */
  readonly skip: readonly number[];
  readonly unit: Whereabouts;
  readonly unitBy: 'id' | 'code' | 'name';
  readonly indicator: Whereabouts;
  readonly period: Whereabouts;
  readonly measure?: Whereabouts | undefined;
  readonly values: readonly ValueColumn[];
  /** Spellings of the file → ID of the indicator, of the unit (as `unitBy` says), of the period. */
  readonly indicatorWords: ReadonlyMap<string, string>;
  readonly unitWords: ReadonlyMap<string, string>;
  readonly periodWords: ReadonlyMap<string, string>;
  /** What a blank cell means; undefined leaves it to the calendar. */
  readonly blank?: MissingReason | undefined;
  /** Named in explanations. */
  readonly source?: string | undefined;
}
