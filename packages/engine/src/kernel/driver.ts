import { quantise, type Rounding, tidy, tidyScore } from '@kedu/model';
import { KernelMemory, type LinearMemory } from './memory.ts';
import type { Keep, SweepData, SweepPlan, SweepResult } from './plan.ts';
import { type SweepProgram, writeProgram } from './program.ts';

/** What the WebAssembly module exports (assembly/index.ts); addresses are bytes from the beginning of its memory. */
export interface KernelExports {
  sweep(program: number, scratch: number, from: number, to: number): void;
  sweepBytes(program: number, from: number, to: number): number;
  rangeOfTotals(totals: number, from: number, to: number, into: number): void;
  countTotals(totals: number, ranked: number, from: number, to: number, low: number, counts: number): void;
  addCounts(into: number, counts: number, length: number): void;
  placeCounts(counts: number, length: number): void;
  writeRanks(totals: number, ranked: number, from: number, to: number, low: number, counts: number, ranks: number): void;
  referencesOfPair(first: number, second: number, positions: number, from: number, count: number, into: number): void;
  drawTotals(
    columns: number,
    parts: number,
    weights: number,
    draws: number,
    from: number,
    to: number,
    shares: number,
    into: number,
    stride: number,
    scratch: number,
  ): void;
  drawErrors(indicators: number, indicator: number, pair: number, slot: number, scratch: number): void;
  moveValues(columns: number, column: number, slot: number): void;
  addMoments(columns: number, column: number, ways: number, draws: number, turn: number): void;
  lights(program: number, scratch: number, from: number, to: number): void;
  lightBytes(program: number, from: number, to: number): number;
  lightTraffic(program: number, from: number, to: number): void;
  tidyColumn(column: number, pairs: number): void;
  quantaColumn(column: number, pairs: number, places: number, rule: number): void;
}

/** An instance with its memory, made outside: in the runner or in a browser. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: KernelMemory;
}

const RULE_ORDER: readonly Rounding['rule'][] = ['half_even', 'half_up', 'half_down', 'down', 'up'];

/**
 * What a module has to be given: its memory, and the reference for numbers that lanes do not decide (KERNEL-8).
 *
 * Example: new WebAssembly.Instance(new WebAssembly.Module(kernelBytes('own')), kernelImports(memory)).
 */
export function kernelImports<M extends LinearMemory>(memory: M) {
  return {
    env: { memory },
    reference: {
      tidy,
      quanta: (x: number, places: number, rule: number): number =>
        quantise(tidyScore(x), { places, rule: RULE_ORDER[rule] as Rounding['rule'] }),
    },
  };
}

/** A kernel out of an instance and the memory it was given. */
export function kernelOf(exports: KernelExports, memory: LinearMemory): Kernel {
  return { exports, memory: new KernelMemory(memory) };
}

/**
 * Scores all units of the data by one thread, as `sweep` does: the same bytes.
 *
 * Results are arrays over the memory of the kernel: they stand until it is used again. Rule: KERNEL-1, KERNEL-8.
 * Errors: RangeError where the memory cannot grow so far, or quanta exceed 2^53.
 * Example: 3,000 units, 100 leaves → totals of 3,000 units in quanta.
 */
export function sweepByKernel({ exports, memory }: Kernel, plan: SweepPlan, data: SweepData, keep: Keep): SweepResult {
  const start = memory.next;
  const program = writeProgram(memory, plan, data, keep);
  const scratch = memory.reserve(program.scratchBytes);
  exports.sweep(program.address, scratch, 0, data.units);
  const result = resultOf(memory, program);
  memory.release(start);
  return result;
}

/** The results of a program that was run. */
export function resultOf(memory: KernelMemory, { units, total, nodes, leaves }: SweepProgram): SweepResult {
  const columns = (places: readonly number[]): readonly Float64Array[] => places.map((address) => memory.floats(address, units));
  return {
    total: memory.floats(total, units),
    ...(nodes.length > 0 ? { nodes: columns(nodes) } : {}),
    ...(leaves.length > 0 ? { leaves: columns(leaves) } : {}),
  };
}
