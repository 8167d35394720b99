import type { Kernel, KernelMemory } from '@kedu/engine';

/** What carries out the parts of draws that are the same for every cell: one thread, or a team of them over the same memory. Addresses are bytes of that memory. */
export interface DrawKernel {
  readonly memory: KernelMemory;
  /** So many bytes of it may be taken. */
  readonly mostBytes: number;
  /** Each has its piece of scratch memory. */
  readonly threads: number;
  /** Deviations of all indicators in so many pairs of draws, the first of them `pair`. */
  errors(indicators: number, count: number, pair: number, pairs: number, scratch: number, bytes: number): void;
  /** Values of all columns moved by them, in so many draws of the batch. */
  moved(columns: number, count: number, draws: number): void;
  /** Programs, whose addresses stand one behind the other as uint32, over all units. */
  sweeps(programs: number, count: number, units: number, scratch: number, bytes: number): void;
  /** Sums over the draws of the batch, of all columns. */
  moments(columns: number, count: number, ways: number, draws: number, turn: number): void;
}

/** A kernel by one thread. Rule: KERNEL-16. Errors: none. Example: oneThreadDraws(kernelOf(exports, memory), 250_000_000). */
export function oneThreadDraws({ exports, memory }: Kernel, mostBytes: number): DrawKernel {
  return {
    memory,
    mostBytes,
    threads: 1,
    errors(indicators, count, pair, pairs, scratch) {
      for (let k = 0; k < count; k += 1) for (let p = 0; p < pairs; p += 1) exports.drawErrors(indicators, k, pair + p, 2 * p, scratch);
    },
    moved(columns, count, draws) {
      for (let draw = 0; draw < draws; draw += 1) for (let k = 0; k < count; k += 1) exports.moveValues(columns, k, draw);
    },
    sweeps(programs, count, units, scratch) {
      for (let k = 0; k < count; k += 1) exports.sweep(memory.integers(programs, count)[k] as number, scratch, 0, units);
    },
    moments(columns, count, ways, draws, turn) {
      for (let k = 0; k < count; k += 1) exports.addMoments(columns, k, ways, draws, turn);
    },
  };
}
