import type { ResultTableName } from '@kedu/tables';

/** How a cell that rests on withheld data could be looked at: against what is shown, or not at all. */
export type CellCheck = 'shown' | 'unchecked';

/** Counts cells that cannot be computed again, by what could be said of them and where. Rule: VERIFY-20. */
export class ShownCells {
  readonly #counts = new Map<CellCheck, Map<ResultTableName, number>>();

  add(table: ResultTableName, check: CellCheck, cells = 1): void {
    const counts = this.#counts.get(check) ?? new Map<ResultTableName, number>();
    this.#counts.set(check, counts.set(table, (counts.get(table) ?? 0) + cells));
  }

  count(check: CellCheck): number {
    return [...(this.#counts.get(check)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  }

  /** Tables with such cells. */
  tables(check: CellCheck): readonly ResultTableName[] {
    return [...(this.#counts.get(check)?.keys() ?? [])];
  }
}
