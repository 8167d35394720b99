import type { IndicatorSpec } from './mapping.ts';
import type { CellPosition } from './topRows.ts';
import type { UnitReading } from './units.ts';

/** A column of values: what its heading or the mapping says of all its cells. Undefined is said by the row. */
export interface Slot {
  /** From 0. */
  readonly column: number;
  readonly heading: string;
  readonly spec: IndicatorSpec | undefined;
  readonly period: string | undefined;
  readonly unit: UnitReading | undefined;
  /** Unit of measure that the mapping gives the column. */
  readonly measure: string | undefined;
  /** Whether that was written beside the very heading: it then stands above what the heading says. */
  readonly overrules: boolean;
  readonly position: CellPosition;
}
