import { type RankGroups, rankTotals, type SweepProgram } from '@kedu/engine';
import { UNIT_PIECE } from './jobs.ts';
import type { KernelTeam } from './team.ts';

/**
 * Ranks of a swept list by all threads: each counts its units, the counts are added up, each numbers its units.
 *
 * One group; several, and quanta that lie too far apart, go by the reference. Shape: `ranks` is the place in the memory of the kernel, 4 bytes a unit, that
 * they are written to and stand in; those of the reference stand apart. Rule: KERNEL-5, KERNEL-3. Errors: none.
 */
export function rankByTeam(team: KernelTeam, { total, units }: SweepProgram, groups: RankGroups, ranks: number): Int32Array {
  const { memory, exports, threads } = team;
  const start = memory.next;
  const range = groups.count === 1 ? quantaRange(team, total, units) : undefined;
  if (!range || !(range.high - range.low < 1024 + 16 * units)) {
    memory.release(start);
    return rankTotals(memory.floats(total, units), groups);
  }
  const length = range.high - range.low + 1;
  const bytes = 64 * Math.ceil((4 * length) / 64);
  const counts = memory.reserve(bytes * threads);
  const at = isEveryone(groups) ? 0 : memory.reserve(units);
  memory.bytes(counts, bytes * threads).fill(0);
  if (at > 0) writeRanked(memory.bytes(at, units), groups);
  team.run('count', total, units, at, range.low, counts, bytes);
  // Threads that were given up meanwhile have counted nothing.
  for (let thread = 1; thread < team.threads; thread += 1) exports.addCounts(counts, counts + thread * bytes, length);
  exports.placeCounts(counts, length);
  team.run('ranks', total, units, at, range.low, counts, ranks);
  memory.release(start);
  return memory.integers(ranks, units);
}

/** Whether nobody is left out of the one group: of 0 and −1 only the latter has a byte of ones. */
function isEveryone({ of }: RankGroups): boolean {
  return !Buffer.from(of.buffer, of.byteOffset, of.byteLength).includes(0xff);
}

/** 1 for the units of the one group. */
function writeRanked(ranked: Uint8Array, { of }: RankGroups): void {
  for (let i = 0; i < of.length; i += 1) ranked[i] = of[i] === 0 ? 1 : 0;
}

/** Lowest and highest quanta of all units; undefined where nobody has any. */
function quantaRange(team: KernelTeam, total: number, units: number): { readonly low: number; readonly high: number } | undefined {
  const { memory } = team;
  const pieces = Math.ceil(units / UNIT_PIECE);
  const into = memory.reserve(16 * Math.max(1, pieces));
  team.run('range', total, units, into);
  const ends = memory.floats(into, 2 * pieces);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < pieces; k += 1) {
    low = Math.min(low, ends[2 * k] as number);
    high = Math.max(high, ends[2 * k + 1] as number);
  }
  return low <= high && Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined;
}
