import type { CellRange } from '../sheet/sheet.ts';
import type { Grid } from '../sheet/grid.ts';
import { type CellKind, cellKind } from './cellKind.ts';

/** A filled cell of a row; `width` is how many columns it covers. */
export interface LaidCell {
  readonly column: number;
  readonly text: string;
  readonly kind: CellKind;
  readonly width: number;
}

/** A grid whose cells are known by what they hold; rows and columns from 1, what is outside is ''. */
export class Layout {
  readonly height: number;
  readonly width: number;
  readonly grid: Grid;
  readonly #cells = new Map<number, readonly LaidCell[]>();

  constructor(grid: Grid) {
    this.grid = grid;
    this.height = grid.rows.length;
    this.width = grid.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  }

  text(row: number, column: number): string {
    return this.grid.cell(row, column);
  }

  /** The text of a cell, of a merged range that of its first cell. */
  filled(row: number, column: number): string {
    return this.grid.filled(row, column);
  }

  mergeAt(row: number, column: number): CellRange | undefined {
    return this.grid.mergeAt(row, column);
  }

  kind(row: number, column: number): CellKind {
    return cellKind(this.text(row, column));
  }

  /** Cells of a row that hold something, from left to right. */
  cells(row: number): readonly LaidCell[] {
    const known = this.#cells.get(row);
    if (known) return known;
    const cells = (this.grid.rows[row - 1] ?? []).flatMap((text, i) => {
      if (text === '') return [];
      const merge = this.mergeAt(row, i + 1);
      return [{ column: i + 1, text, kind: cellKind(text), width: merge ? merge.right - merge.left + 1 : 1 }];
    });
    this.#cells.set(row, cells);
    return cells;
  }
}
