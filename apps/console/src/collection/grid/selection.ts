/** A cell of the grid by its place; rows and columns from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** The cell that is typed into, and the other corner of the range, which is the same cell where one is chosen. */
export interface Selection {
  readonly active: Position;
  readonly corner: Position;
}

/** A rectangle, with its last row and column in it. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** What a key does to the selection. `edge` is Ctrl, `extend` is Shift. */
export interface Motion {
  readonly to: 'up' | 'down' | 'left' | 'right' | 'row_start' | 'row_end' | 'page_up' | 'page_down' | 'next' | 'previous' | 'all';
  readonly edge?: boolean;
  readonly extend?: boolean;
  /** Rows of a page. */
  readonly page?: number;
}

export const FIRST_CELL: Selection = { active: { row: 0, column: 0 }, corner: { row: 0, column: 0 } };

/** The rectangle of a selection. */
export function blockOf({ active, corner }: Selection): Block {
  return {
    top: Math.min(active.row, corner.row),
    left: Math.min(active.column, corner.column),
    bottom: Math.max(active.row, corner.row),
    right: Math.max(active.column, corner.column),
  };
}

/** Whether a cell lies in a selection. */
export function isSelected(selection: Selection, { row, column }: Position): boolean {
  const { top, left, bottom, right } = blockOf(selection);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/**
 * The selection after a key, as spreadsheets move it; it never leaves the grid.
 *
 * `extend` moves the corner and keeps the active cell. With `edge` a step goes to the end of what is filled, or to the next filled cell; Home and End to the
 * first and last cell of the grid. `next` and `previous` go by rows and undefined is given where the grid ends, so that Tab leaves it.
 * Shape: `isFilled` says of a place whether anything stands there.
 */
export function moved(
  selection: Selection,
  motion: Motion,
  size: GridSize,
  isFilled: (position: Position) => boolean,
): Selection | undefined {
  if (size.rows === 0 || size.columns === 0) return undefined;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  if (motion.to === 'all') return { active: { row: 0, column: 0 }, corner: last };
  const from = motion.extend ? selection.corner : selection.active;
  const to = target(from, motion, last, isFilled);
  if (to === undefined) return undefined;
  return motion.extend ? { active: selection.active, corner: to } : { active: to, corner: to };
}

function target(from: Position, motion: Motion, last: Position, isFilled: (position: Position) => boolean): Position | undefined {
  const { row, column } = from;
  const page = Math.max(1, motion.page ?? 10);
  switch (motion.to) {
    case 'up':
      return motion.edge ? toEdge(from, -1, 0, last, isFilled) : { row: Math.max(0, row - 1), column };
    case 'down':
      return motion.edge ? toEdge(from, 1, 0, last, isFilled) : { row: Math.min(last.row, row + 1), column };
    case 'left':
      return motion.edge ? toEdge(from, 0, -1, last, isFilled) : { row, column: Math.max(0, column - 1) };
    case 'right':
      return motion.edge ? toEdge(from, 0, 1, last, isFilled) : { row, column: Math.min(last.column, column + 1) };
    case 'row_start':
      return motion.edge ? { row: 0, column: 0 } : { row, column: 0 };
    case 'row_end':
      return motion.edge ? last : { row, column: last.column };
    case 'page_up':
      return { row: Math.max(0, row - page), column };
    case 'page_down':
      return { row: Math.min(last.row, row + page), column };
    case 'next':
      return column < last.column ? { row, column: column + 1 } : row < last.row ? { row: row + 1, column: 0 } : undefined;
    case 'previous':
      return column > 0 ? { row, column: column - 1 } : row > 0 ? { row: row - 1, column: last.column } : undefined;
    case 'all':
      return from;
  }
}

function toEdge(from: Position, down: number, right: number, last: Position, isFilled: (position: Position) => boolean): Position {
  const step = ({ row, column }: Position): Position => ({ row: row + down, column: column + right });
  const isInside = ({ row, column }: Position): boolean => row >= 0 && column >= 0 && row <= last.row && column <= last.column;
  let at = step(from);
  if (!isInside(at)) return from;
  if (isFilled(from) && isFilled(at)) {
    while (isInside(step(at)) && isFilled(step(at))) at = step(at);
    return at;
  }
  while (!isFilled(at) && isInside(step(at))) at = step(at);
  return at;
}
