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

/** The part of a sheet that one of several tables side by side may look at: its columns, from its headings to its end, and lines above. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Rows above the headings; of those that are shared all columns. */
  readonly above: ReadonlySet<number>;
  readonly shared: ReadonlySet<number>;
}

/** A grid whose cells are known by what they hold; rows and columns from 1, what is outside is ''. */
export class Layout {
  readonly height: number;
  readonly width: number;
  readonly grid: Grid;
  readonly #cells = new Map<number, readonly LaidCell[]>();

  readonly #window: Window | undefined;

  constructor(grid: Grid, window?: Window) {
    this.grid = grid;
    this.#window = window;
    this.height = grid.rows.length;
    this.width = grid.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  }

  text(row: number, column: number): string {
    return this.#shows(row, column) ? this.grid.cell(row, column) : '';
  }

  /** The text of a cell, of a merged range that of its first cell. */
  filled(row: number, column: number): string {
    return this.#shows(row, column) ? this.grid.filled(row, column) : '';
  }

  mergeAt(row: number, column: number): CellRange | undefined {
    return this.#shows(row, column) ? this.grid.mergeAt(row, column) : undefined;
  }

  kind(row: number, column: number): CellKind {
    return cellKind(this.text(row, column));
  }

  /** Cells of a row that hold something, from left to right. */
  cells(row: number): readonly LaidCell[] {
    const known = this.#cells.get(row);
    if (known) return known;
    const cells = (this.grid.rows[row - 1] ?? []).flatMap((text, i) => {
      if (text === '' || !this.#shows(row, i + 1)) return [];
      const merge = this.mergeAt(row, i + 1);
      return [{ column: i + 1, text, kind: cellKind(text), width: merge ? merge.right - merge.left + 1 : 1 }];
    });
    this.#cells.set(row, cells);
    return cells;
  }

  #shows(row: number, column: number): boolean {
    const window = this.#window;
    if (!window || window.shared.has(row)) return true;
    const inRows = window.above.has(row) || (row >= window.top && row <= window.bottom);
    return inRows && column >= window.left && column <= window.right;
  }
}
