import { type MissingReason, missingCode, missingReason } from './missing.ts';

/**
 * One number per unit, in the order of the run's units (sorted by ID). Where `missing[i]` is not 0, `values[i]` is NaN
 * and the byte names the reason (MISSING_REASONS).
 */
export interface Column {
  readonly values: Float64Array;
  readonly missing: Uint8Array;
}

/** A column of `size` cells, all missing for one reason. */
export function missingColumn(size: number, reason: MissingReason): Column {
  return { values: new Float64Array(size).fill(Number.NaN), missing: new Uint8Array(size).fill(missingCode(reason)) };
}

/** A column that holds one number for every unit. */
export function constantColumn(size: number, value: number): Column {
  return { values: new Float64Array(size).fill(value), missing: new Uint8Array(size) };
}

/** A column of numbers, a reason standing where there is none. For tests, vectors and small tables. */
export function columnOf(cells: readonly (number | MissingReason)[]): Column {
  const values = new Float64Array(cells.length);
  const missing = new Uint8Array(cells.length);
  cells.forEach((cell, i) => {
    values[i] = typeof cell === 'number' ? cell : Number.NaN;
    missing[i] = typeof cell === 'number' ? 0 : missingCode(cell);
  });
  return { values, missing };
}

/** The cell of one unit: its number, or why there is none. */
export function cellOf(column: Column, index: number): number | MissingReason {
  const reason = missingReason(column.missing[index] ?? 0);
  return reason ?? (column.values[index] as number);
}
