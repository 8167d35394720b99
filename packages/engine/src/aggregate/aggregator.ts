import type { AggregateName } from '@kedu/scheme';

/**
 * One way in which parts make a whole. A weight of 0 means that the part does not count for the unit; at least one counts.
 * Parts are taken in the order of the file (SUM).
 */
export interface Aggregator {
  readonly name: AggregateName;
  /** Score of the whole for one unit. `full` is the sum of weights at which `sum` gives 100; the others do not read it. */
  combine(scores: readonly Float64Array[], weights: readonly Float64Array[], unit: number, full: number): number;
  /** The same as arithmetic over the parts that count: `(60 × 83.2 + 40 × 75) ÷ 100`. */
  arithmetic(scores: readonly number[], weights: readonly number[], full: number): string;
}
