import type { CellRange } from '../sheet/sheet.ts';
import { rangeName } from '../sheet/cell/reference.ts';
import { BLANK } from './cellReader.ts';
import type { IssueSink } from './sink.ts';

interface Merge extends CellRange {
  /** Slot of its first cell, and whether it covers those of further columns. */
  readonly slot: number;
  readonly across: boolean;
}

/**
 * Tells values whose cells are merged with cells of other values: whether one number is meant for all of them nobody can know.
 *
 * A merge that covers only blank rows or columns that are not read is a matter of layout. Rule: MAP-4. Errors: MAP_MERGED_VALUES with the range.
 */
export class MergedValues {
  readonly #byTop = new Map<number, Merge[]>();
  readonly #sink: IssueSink;
  #open: Merge[] = [];

  /** `columns` are those of the values, from 0. */
  constructor(merges: readonly CellRange[], columns: readonly number[], sink: IssueSink) {
    this.#sink = sink;
    const slots = new Map(columns.map((column, slot) => [column + 1, slot]));
    for (const range of merges) {
      const slot = slots.get(range.left);
      if (slot === undefined) continue;
      const across = columns.some((column) => column + 1 > range.left && column + 1 <= range.right);
      if (!across && range.bottom === range.top) continue;
      const merge = { ...range, slot, across };
      const known = this.#byTop.get(range.top);
      if (known) known.push(merge);
      else this.#byTop.set(range.top, [merge]);
    }
  }

  /** Whether any value may be merged. */
  get some(): boolean {
    return this.#byTop.size > 0;
  }

  /** Looks at a row that is read and holds something; `codes` are those of its values. */
  look(row: number, codes: Uint8Array): void {
    for (const merge of this.#open) if (row <= merge.bottom) this.#tell(merge);
    this.#open = [];
    for (const merge of this.#byTop.get(row) ?? []) {
      if (codes[merge.slot] === BLANK) continue;
      if (merge.across) this.#tell(merge);
      else this.#open.push(merge);
    }
  }

  #tell(merge: Merge): void {
    this.#sink.add('MAP_MERGED_VALUES', { line: merge.top, column: merge.left }, { cells: rangeName(merge) });
  }
}
