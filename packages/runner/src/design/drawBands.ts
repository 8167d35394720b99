import type { DrawQuantiles } from '@kedu/engine';
import type { KernelTeam } from '../country/team.ts';

/**
 * Quantiles of weighted means under many draws of weights, by all threads of a team.
 *
 * Shape: scores by part, then unit, NaN where missing; weights draws × parts; three shares, ascending. The bytes of `drawQuantiles`, whatever the threads. Rule: KERNEL-12.
 * Errors: RangeError where the memory cannot grow so far. Example: 3,000 units, 100 parts, 1,000 draws → points at 5 %, 50 % and 95 % of the draws.
 */
export function drawBands(
  team: KernelTeam,
  scores: readonly Float64Array[],
  weights: Float64Array,
  shares: readonly [number, number, number] = [0.05, 0.5, 0.95],
): DrawQuantiles {
  const { memory, threads } = team;
  const start = memory.next;
  const units = scores[0]?.length ?? 0;
  const parts = scores.length;
  const draws = parts === 0 ? 0 : weights.length / parts;
  const places = scores.map((column) => (memory.holds(column) ? column.byteOffset : memory.copy(column)));
  const columns = memory.copy(Uint32Array.from(places));
  const table = memory.holds(weights) ? weights.byteOffset : memory.copy(weights);
  const wanted = memory.copy(Float64Array.from(shares));
  const stride = 8 * units;
  const into = memory.reserve(3 * stride);
  // Pieces of two threads never share a line of the cache.
  const bytes = Math.ceil((128 * parts + 72 * draws) / 128) * 128;
  const scratch = memory.reserve(bytes * threads);
  if (draws > 0 && units > 0) team.run('draws', columns, parts, table, draws, units, wanted, into, stride, scratch, bytes);
  const column = (k: number): Float64Array => memory.floats(into + stride * k, units).slice();
  const found = { low: column(0), middle: column(1), high: column(2) };
  memory.release(start);
  return found;
}
