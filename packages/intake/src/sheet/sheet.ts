import type { Issue } from '@kedu/model';

/** A rectangle of cells; rows and columns from 1, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell of a workbook that holds nothing that can be read. Rows and columns from 1. */
export interface BrokenCell {
  readonly row: number;
  readonly column: number;
  /** The error value that stands there; undefined for a formula without a saved result. */
  readonly found: string | undefined;
}

/**
 * One sheet of a workbook, or a CSV file, in the one form that every table is read in.
 *
 * Shape: `bytes` is RFC 4180 text in UTF-8. Of a workbook's sheet line N is row N and field N is column N: rows between are empty
 * lines, line breaks inside cells are spaces, trailing empty cells and rows are left out. Cells stand as a person reads them: a number as its
 * shortest decimal, with `%` where it is formatted as a percentage (0.832 → `83.2%`); a date as `2023-05-31`, or `2023-05` where its format
 * shows no day; text as text; an error value as `#REF!`. Of a merged range only the first cell is filled; `merges` says what it covers.
 * Rule: SHEET-1 (docs/spec/sheets.md).
 */
export interface Sheet {
  /** '' for a CSV file. */
  readonly name: string;
  readonly form: 'csv' | 'sheet';
  readonly hidden: boolean;
  readonly bytes: Uint8Array;
  readonly delimiter: ',' | ';' | '\t';
  /** Last row and column that hold anything; of a CSV file 0: they are not counted before it is read. */
  readonly rows: number;
  readonly columns: number;
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Formulas without a saved result and error values, all of them, in the order of the file. Default: none. */
  readonly broken?: readonly BrokenCell[];
}

/** A file with tables: a CSV, a workbook, or one of these inside a zip archive. */
export interface SheetFile {
  /** As the pack or the user named it. */
  readonly file: string;
  /** Path inside the archive, where the file is one. */
  readonly inside?: string | undefined;
  readonly sheets: readonly Sheet[];
}

/** All tables of a file with what was wrong; `files` is empty where nothing could be read. */
export interface OpenedSheets {
  readonly files: readonly SheetFile[];
  readonly issues: readonly Issue[];
}
