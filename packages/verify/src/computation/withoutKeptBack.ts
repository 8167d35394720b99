import { csvCells } from '@kedu/model';
import type { ComputedTable } from '@kedu/tables';

/** A computed table without the rows that a bundle keeps back, told by their cells as they would be published. Rule: DISCLOSE-1. */
export function withoutKeptBack(table: ComputedTable, isKeptBack: (row: Readonly<Record<string, string>>) => boolean): ComputedTable {
  const rowOf = (cells: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(table.columns.map((column, i) => [column, cells[i] ?? '']));
  return {
    ...table,
    write: (to) => table.write({ row: (text) => (isKeptBack(rowOf(csvCells(text))) ? undefined : to.row(text)) }),
  };
}
