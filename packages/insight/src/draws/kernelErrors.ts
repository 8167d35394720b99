import type { Deviations } from '@kedu/engine';
import type { IndicatorError } from '../errors/errorsOf.ts';
import { ALL_UNITS, deviateKey, unitWords } from './deviates.ts';
import type { DrawKernel } from './drawKernel.ts';
import { concernedBy, type ErrorDraws } from './errorDraws.ts';

/** Records of ../../../engine/src/kernel/assembly/deviates.ts. */
const INDICATOR_BYTES = 32;
const SOURCE_BYTES = 48;
/** What a thread needs to draw with. */
const SCRATCH_BYTES = 10_240;

/**
 * Errors by a kernel: those of several draws at once, in its memory.
 *
 * Shape: over the units of the run. Rule: DRAW-1, KERNEL-16: the bits of the reference. Errors: RangeError where the memory cannot grow so far.
 */
export class KernelErrors implements ErrorDraws {
  readonly batch: number;
  /** Bytes from one draw of an indicator to the next. */
  readonly stride: number;
  private readonly kernel: DrawKernel;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly units: number;
  private readonly records: number;
  private readonly drawn: number;
  private readonly scratch: number;
  private first = 0;

  constructor(kernel: DrawKernel, errors: readonly IndicatorError[], unitIds: readonly string[], seed: number, batch: number) {
    const { memory } = kernel;
    this.kernel = kernel;
    this.batch = batch;
    this.units = unitIds.length;
    this.stride = strideOf(unitIds.length);
    this.positions = new Map(errors.map(({ indicator }, k) => [indicator, k]));
    this.drawn = memory.reserve(errors.length * batch * this.stride);
    this.scratch = memory.reserve(SCRATCH_BYTES * kernel.threads);
    const [first, second] = unitWords(unitIds);
    const [allFirst, allSecond] = unitWords([ALL_UNITS]);
    const records = new Uint32Array((errors.length * INDICATOR_BYTES) / 4);
    errors.forEach(({ indicator, sources }, k) => {
      const own = sources.map((source, i) => {
        const concerned = concernedBy(source);
        const [key0, key1] = deviateKey(seed, indicator, i);
        const words = (all: Int32Array, every: Int32Array): number =>
          memory.copy(source.shared ? all : concerned.map((unit) => every[unit] as number));
        return [
          source.shared ? 1 : 0,
          concerned.length,
          memory.copy(concerned),
          memory.copy(Float64Array.from(concerned, (unit) => source.sd[unit] as number)),
          words(allFirst, first),
          words(allSecond, second),
          key0,
          key1,
          seed,
          ...new Array<number>(SOURCE_BYTES / 4 - 9).fill(0),
        ];
      });
      const address = memory.copy(Uint32Array.from(own.flat()));
      records.set([sources.length, address, this.address(k, 0), this.stride, this.units], (k * INDICATOR_BYTES) / 4);
    });
    this.records = memory.copy(records);
  }

  take(first: number, count: number): void {
    this.first = first;
    this.kernel.errors(this.records, this.positions.size, first / 2, Math.ceil(count / 2), this.scratch, SCRATCH_BYTES);
  }

  of(draw: number): Deviations {
    const known = new Map<string, Float64Array>();
    return (indicator) => {
      const k = this.positions.get(indicator);
      if (k === undefined) return undefined;
      const found = known.get(indicator) ?? this.kernel.memory.floats(this.address(k, draw - this.first), this.units);
      known.set(indicator, found);
      return found;
    };
  }

  /** Where the deviations of an indicator stand in a draw of the batch. */
  address(indicator: number, slot: number): number {
    return this.drawn + (indicator * this.batch + slot) * this.stride;
  }
}

/** Bytes of a column of numbers, with room for the pair that begins with the last. */
export function strideOf(units: number): number {
  return Math.ceil((8 * Math.max(1, units)) / 64) * 64;
}
