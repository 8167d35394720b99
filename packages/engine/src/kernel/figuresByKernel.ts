import type { Kernel } from './driver.ts';
import type { PeerFigure } from './references.ts';

/** Largest range of quanta that is counted: 64 MB of counts. */
const MOST_COUNTS = 16_777_216;

/**
 * Ranks of totals by counting: 1 + how many units have more quanta, 0 for units without a total or not ranked.
 *
 * Shape: totals in whole quanta, NaN where missing; `ranked` by unit, all where it is absent. Rule: KERNEL-5, RANK-1.
 * Errors: RangeError where the totals spread over more than 2^24 quanta. Example: 9200, 9200, 8800 → 1, 1, 3.
 */
export function ranksByKernel({ exports, memory }: Kernel, totals: Float64Array, ranked?: Uint8Array): Int32Array {
  const start = memory.next;
  const units = totals.length;
  const column = memory.holds(totals) ? totals.byteOffset : memory.copy(totals);
  const eligible = ranked ? memory.copy(ranked) : 0;
  const range = memory.reserve(16);
  exports.rangeOfTotals(column, 0, units, range);
  const [low = 0, high = 0] = memory.floats(range, 2);
  const length = low <= high ? high - low + 1 : 0;
  if (length > MOST_COUNTS) throw new RangeError(`totals spread over ${length} quanta, more than can be counted`);
  const counts = memory.reserve(4 * length);
  const ranks = memory.reserve(4 * units);
  memory.bytes(counts, 4 * length).fill(0);
  exports.countTotals(column, eligible, 0, units, low, counts);
  exports.placeCounts(counts, length);
  exports.writeRanks(column, eligible, 0, units, low, counts, ranks);
  const result = memory.integers(ranks, units).slice();
  memory.release(start);
  return result;
}

/**
 * Reference points of columns over the same units: two columns at a time, each sum in the order given.
 *
 * Shape: `positions` of units, all in their order where absent. Missing: NaN does not count; figures of nobody are NaN. Rule: KERNEL-4, SUM-1.
 * Errors: none. Example: 1, 2, 4 → count 3, min 1, max 4, mean 2.3333333333333335.
 */
export function figuresByKernel({ exports, memory }: Kernel, columns: readonly Float64Array[], positions?: Int32Array): PeerFigure[] {
  const start = memory.next;
  const places = columns.map((column) => (memory.holds(column) ? column.byteOffset : memory.copy(column)));
  const order = positions ? memory.copy(positions) : 0;
  const into = memory.reserve(80);
  const found: PeerFigure[] = [];
  for (let k = 0; k < columns.length; k += 2) {
    const second = places[k + 1] ?? (places[k] as number);
    exports.referencesOfPair(places[k] as number, second, order, 0, positions?.length ?? (columns[k] as Float64Array).length, into);
    const figures = memory.floats(into, 10);
    for (let lane = 0; lane < 2 && k + lane < columns.length; lane += 1) {
      const at = (row: number): number => figures[2 * row + lane] as number;
      found.push({ count: at(0), min: at(1), max: at(2), mean: at(3), sd: at(4) });
    }
  }
  memory.release(start);
  return found;
}

/** Three quantiles of the drawn totals of each unit. */
export interface DrawQuantiles {
  readonly low: Float64Array;
  readonly middle: Float64Array;
  readonly high: Float64Array;
}

/**
 * Quantiles of weighted means under many draws of weights.
 *
 * Shape: scores by part, then unit, NaN where missing; weights draws × parts, 0 or more; shares ascending, 5 %, 50 % and 95 % by default.
 * A total is Σ(w·s) ÷ Σw over the parts with a score, in their order; quantiles lie on straight lines between order statistics (Hyndman and Fan, type 7). Missing: NaN where a draw
 * leaves no part. Rule: KERNEL-12. Errors: none. Example: two parts 80 and 60, draws (1, 0), (0.5, 0.5), (0, 1) → middle 70.
 */
export function drawQuantilesByKernel(
  { exports, memory }: Kernel,
  scores: readonly Float64Array[],
  weights: Float64Array,
  shares: readonly [number, number, number] = [0.05, 0.5, 0.95],
): DrawQuantiles {
  const start = memory.next;
  const units = scores[0]?.length ?? 0;
  const parts = scores.length;
  const draws = parts === 0 ? 0 : weights.length / parts;
  const places = scores.map((column) => (memory.holds(column) ? column.byteOffset : memory.copy(column)));
  const columns = memory.copy(Uint32Array.from(places));
  const table = memory.holds(weights) ? weights.byteOffset : memory.copy(weights);
  const wanted = memory.copy(Float64Array.from(shares));
  const into = memory.reserve(24 * units);
  const scratch = memory.reserve(128 * parts + 72 * draws);
  if (draws > 0) exports.drawTotals(columns, parts, table, draws, 0, units, wanted, into, 8 * units, scratch);
  const column = (k: number): Float64Array => memory.floats(into + 8 * units * k, units).slice();
  const result = { low: column(0), middle: column(1), high: column(2) };
  memory.release(start);
  return result;
}
