import { type CellRange, gridOf, type Sheet } from '@kedu/intake';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Last row and column that it covers. */
  readonly bottom: number;
  readonly right: number;
}

/** Cells of a sheet as this package reads them: text without blanks around it, merged ranges known. Rows and columns from 1. */
export class SheetGrid {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  private readonly texts: readonly (readonly string[])[];
  private readonly ranges = new Map<string, CellRange>();

  constructor(name: string, rows: readonly (readonly string[])[], merges: readonly CellRange[]) {
    this.name = name;
    this.texts = rows;
    this.rows = Math.max(rows.length, 0);
    this.columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (const range of merges) this.cover(range);
  }

  private cover(range: CellRange): void {
    const bottom = Math.min(range.bottom, this.rows);
    const right = Math.min(range.right, Math.max(this.columns, range.left));
    for (let row = range.top; row <= bottom; row += 1)
      for (let column = range.left; column <= right; column += 1) this.ranges.set(`${row},${column}`, range);
  }

  cell(row: number, column: number): string {
    return (this.texts[row - 1]?.[column - 1] ?? '').trim();
  }

  range(row: number, column: number): CellRange {
    return this.ranges.get(`${row},${column}`) ?? { top: row, left: column, bottom: row, right: column };
  }

  /** Text of the cell, or of the merged range that covers it. */
  filled(row: number, column: number): string {
    const { top, left } = this.range(row, column);
    return this.cell(top, left);
  }

  /** Cells that stand in the row or reach into it, once each, from left to right. */
  filledRow(row: number): readonly GridCell[] {
    const cells: GridCell[] = [];
    for (let column = 1; column <= this.columns; column += 1) {
      const { top, left, bottom, right } = this.range(row, column);
      if (left === column && this.cell(top, left) !== '') cells.push({ row: top, column: left, text: this.cell(top, left), bottom, right });
    }
    return cells;
  }
}

/** The cells of a sheet that was opened. */
export function sheetGrid(sheet: Sheet): SheetGrid {
  const grid = gridOf(sheet);
  return new SheetGrid(sheet.name, grid.rows, sheet.merges);
}
