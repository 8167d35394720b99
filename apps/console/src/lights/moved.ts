/** A place in a matrix, from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Rows that Page Up and Page Down go. */
const PAGE = 12;

/** Where a key leads from a place, inside the matrix; undefined for a key that leads nowhere. Example: moved('ArrowDown', { row: 0, column: 2 }, …) → { row: 1, column: 2 }. */
export function moved(
  key: string,
  { row, column }: Spot,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Spot | undefined {
  const within = (to: Spot): Spot => ({
    row: Math.min(Math.max(to.row, 0), rows - 1),
    column: Math.min(Math.max(to.column, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'PageUp':
      return within({ row: row - PAGE, column });
    case 'PageDown':
      return within({ row: row + PAGE, column });
    case 'Home':
      return within({ row, column: 0 });
    case 'End':
      return within({ row, column: columns - 1 });
    default:
      return undefined;
  }
}
