import type { CellRange } from '../sheet/sheet.ts';
import { KeptField } from './field.ts';

/**
 * Carries the text of merged cells down the columns that say what a row is about: `北川市` over three rows of indicators belongs to each of them.
 * Rule: MAP-4. Cells of values are not carried: one number is the value of one cell.
 */
export class MergedKeys {
  /** Per key column with merged cells: last row by first row, what is carried and how far. */
  readonly #columns: { readonly key: KeptField; readonly bottoms: ReadonlyMap<number, number>; readonly held: KeptField; until: number }[];

  constructor(merges: readonly CellRange[], keys: readonly KeptField[]) {
    this.#columns = keys.flatMap((key) => {
      const down = merges.filter(({ top, left, bottom }) => left === key.column + 1 && bottom > top);
      if (key.column < 0 || down.length === 0) return [];
      const bottoms = new Map(down.map(({ top, bottom }) => [top, bottom]));
      return [{ key, bottoms, held: new KeptField(key.bytes, key.column, { start: 0, line: 1 }, true), until: 0 }];
    });
  }

  /** Whether any key is merged down. */
  get some(): boolean {
    return this.#columns.length > 0;
  }

  /** Fills the blank key fields of a row that merged cells cover. */
  carry(row: number): void {
    for (const column of this.#columns) {
      const bottom = column.bottoms.get(row);
      if (bottom !== undefined) {
        column.held.takeText(column.key);
        column.until = bottom;
      } else if (row <= column.until && column.key.start === column.key.end) column.key.takeText(column.held);
    }
  }
}
