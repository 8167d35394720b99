import { textOfCell } from '@kedu/bundle';
import type { ReadTable } from './tables.ts';

/** Visits the rows of a table: cells as texts by column, the line, the number from 0. */
export function eachRow(read: ReadTable | undefined, visit: (cell: (name: string) => string, line: number, row: number) => void): void {
  if (!read) return;
  const at = new Map(read.headings.map((heading, column) => [heading, column]));
  for (let number = 0; number < read.count; number += 1) {
    const { line, cells } = read.row(number);
    visit((name) => textOfCell(cells[at.get(name) ?? -1] ?? ''), line, number);
  }
}
