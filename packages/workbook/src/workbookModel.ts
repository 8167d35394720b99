import type { CellRange } from '@kedu/intake';

/** How a cell looks; what each means is decided once, where workbooks are written. */
export type CellStyle = 'title' | 'heading' | 'text' | 'number' | 'wrapped' | 'input' | 'muted' | 'problem';

export interface WorkbookCell {
  readonly value: string | number;
  readonly style: CellStyle;
  /** Shown when the cell is pointed at. */
  readonly comment?: string | undefined;
}

export interface WorkbookSheet {
  readonly name: string;
  /** Row by row; undefined is an empty cell. */
  readonly rows: readonly (readonly (WorkbookCell | undefined)[])[];
  /** Width of each column in characters. */
  readonly widths: readonly number[];
  readonly merges: readonly CellRange[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number } | undefined;
  /** Values that a column accepts: column from 1 → choices. */
  readonly choices?: ReadonlyMap<number, readonly string[]> | undefined;
  /** Kept out of sight and out of print. */
  readonly hidden?: boolean | undefined;
}

/** A workbook before it is a file: what stands where. The file is written by the runner. */
export interface WorkbookModel {
  readonly sheets: readonly WorkbookSheet[];
}
