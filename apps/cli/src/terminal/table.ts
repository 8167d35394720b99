import { pad, widthOf } from './width.ts';

export interface TableColumn {
  readonly heading: string;
  readonly align?: 'left' | 'right';
}

/** A table for the terminal: columns as wide as their widest cell, two spaces between, no space at the end of a line. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  heading: (text: string) => string = (text) => text,
): string {
  const widths = columns.map((column, i) => Math.max(widthOf(column.heading), ...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, i) => pad(cells[i] ?? '', widths[i] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  return [heading(line(columns.map((column) => column.heading))), ...rows.map(line)].map((text) => `${text}\n`).join('');
}

/** The name of the units below it, as a cell of its own row. */
export const groupHead = (title: string): string => `【${title}】`;
