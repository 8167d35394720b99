import { type Deviations, type MovingColumn, type PlannedList, type SweepData, writeProgram } from '@kedu/engine';
import type { Column } from '@kedu/model';
import type { IndicatorError } from '../errors/errorsOf.ts';
import type { DrawKernel } from './drawKernel.ts';
import { type KernelErrors, strideOf } from './kernelErrors.ts';

/** A record of ../../../engine/src/kernel/assembly/deviates.ts. */
const COLUMN_BYTES = 48;

/** Values of an indicator over the units of the run, moved by deviations. */
export type MovedValues = (deviations: Deviations) => (indicator: string) => Column;

/** Sums over draws, by member of a list: of the deviation of its own value, of its square, of its product with what the total moved. */
export interface Moments {
  readonly sum: Float64Array;
  readonly square: Float64Array;
  readonly product: Float64Array;
}

/**
 * One list in the memory of a kernel, where a batch of draws stands side by side: columns that do not move once, those that do for each draw, with a program for each.
 *
 * Rule: KERNEL-16, DRAW-2: totals are those of the reference, bit by bit. Errors: RangeError where the memory cannot grow so far.
 */
export class KernelList {
  readonly list: string;
  /** Draws of a batch. */
  readonly batch: number;
  private readonly kernel: DrawKernel;
  private readonly errors: KernelErrors;
  private readonly planned: PlannedList;
  private readonly values: MovedValues;
  private readonly indicators: readonly string[];
  private readonly stride: number;
  /** Of each column of the plan: where it stands, of one that moves its values in the first draw of the batch. */
  private readonly places: readonly number[];
  private readonly records: number;
  private readonly programs: number;
  private readonly totalPlaces: readonly number[];
  private readonly scratch: number;
  private readonly scratchBytes: number;
  private readonly ways: number;
  private readonly sums: number;
  /** Of each column: whether its first draw differs from the run. */
  private readonly isMoved: boolean[];
  private turn = 0;

  constructor(kernel: DrawKernel, errors: KernelErrors, planned: PlannedList, stated: readonly IndicatorError[], values: MovedValues) {
    const { memory } = kernel;
    const { data, order, moving } = planned;
    this.list = planned.list;
    this.batch = errors.batch;
    this.kernel = kernel;
    this.errors = errors;
    this.planned = planned;
    this.values = values;
    this.indicators = stated.map(({ indicator }) => indicator);
    this.stride = strideOf(data.units);
    this.isMoved = data.values.map(() => true);
    const movingAt = new Map(moving.map((one) => [one.column, one]));
    const base = data.values.map((column) => memory.copy(column));
    const gaps = data.gaps.map((column) => column && memory.copy(column));
    this.places = base.map((address, k) => (movingAt.has(k) ? memory.reserve(errors.batch * this.stride) : address));
    this.ways = memory.reserve(errors.batch * this.stride);
    this.sums = memory.reserve(stated.length * SUM_ROWS * this.stride);
    memory.bytes(this.sums, stated.length * SUM_ROWS * this.stride).fill(0);
    // A pair of units reads both places.
    const places = new Int32Array(data.units + (data.units % 2));
    places.set(order.units);
    const placesAt = memory.copy(places);
    const direct = new Map(moving.flatMap((one) => (one.isComputed ? [] : [[one.indicator, one] as const])));
    const records = new DataView(new ArrayBuffer(stated.length * COLUMN_BYTES));
    this.indicators.forEach((indicator, k) => {
      const column = direct.get(indicator);
      const words = [
        errors.address(k, 0),
        errors.stride,
        placesAt,
        data.units,
        column ? (base[column.column] as number) : 0,
        column ? (this.places[column.column] as number) : 0,
        this.stride,
        this.sums + k * SUM_ROWS * this.stride,
      ];
      words.forEach((word, i) => records.setUint32(k * COLUMN_BYTES + 4 * i, word, true));
      records.setFloat64(k * COLUMN_BYTES + 32, column?.lowest ?? 0, true);
      records.setFloat64(k * COLUMN_BYTES + 40, column?.highest ?? 0, true);
    });
    this.records = memory.copy(new Uint8Array(records.buffer));
    const programs = Array.from({ length: errors.batch }, (_, slot) => {
      // Memory that grew has moved.
      const here: SweepData = {
        ...data,
        values: this.places.map((address, k) => memory.floats(movingAt.has(k) ? address + slot * this.stride : address, data.units)),
        gaps: gaps.map((address) => (address === undefined ? undefined : memory.bytes(address, data.units))),
      };
      return writeProgram(memory, planned.plan, here, 'total');
    });
    this.totalPlaces = programs.map(({ total }) => total);
    this.programs = memory.copy(Uint32Array.from(programs, ({ address }) => address));
    this.scratchBytes = Math.ceil(Math.max(...programs.map(({ scratchBytes }) => scratchBytes)) / 128) * 128;
    this.scratch = memory.reserve(this.scratchBytes * kernel.threads);
  }

  /** Totals of draws whose errors were taken. */
  take(first: number, count: number): void {
    this.kernel.moved(this.records, this.indicators.length, count);
    this.isMoved.fill(true);
    for (let slot = 0; slot < count; slot += 1) this.writeComputed(this.errors.of(first + slot), slot);
    this.sweep(count);
  }

  /** Totals of a draw of the batch, in quanta and the order of the plan; read before others are taken. */
  totals(slot: number): Float64Array {
    return this.kernel.memory.floats(this.totalPlaces[slot] as number, this.planned.data.units);
  }

  /** Whether the totals of the run come out where nothing moves. */
  givesRun(): boolean {
    const { points } = this.planned;
    return this.totalsWith(() => undefined).every((total, i) => Object.is(total, points[i]));
  }

  /** Totals with other deviations; what was taken is lost. */
  totalsWith(deviations: Deviations): Float64Array {
    const { data, moving } = this.planned;
    for (const one of moving) {
      if (one.isComputed) continue;
      const deviation = deviations(one.indicator);
      if (!deviation && !this.isMoved[one.column]) continue;
      this.isMoved[one.column] = deviation !== undefined;
      const into = this.column(one.column, 0);
      const values = data.values[one.column] as Float64Array;
      if (deviation) this.writeMoved(into, values, deviation, one);
      else into.set(values);
    }
    this.writeComputed(deviations, 0);
    this.sweep(1);
    return this.totals(0);
  }

  /** What totals moved in a draw of the batch, by member. */
  keepWays(slot: number, ways: Float64Array): void {
    const { order, data } = this.planned;
    const into = this.kernel.memory.floats(this.ways + slot * this.stride, data.units);
    for (let i = 0; i < into.length; i += 1) into[i] = ways[order.members[i] as number] as number;
  }

  /** Adds so many draws of the batch to the sums. */
  addMoments(draws: number): void {
    this.kernel.moments(this.records, this.indicators.length, this.ways, draws, this.turn);
    this.turn = 1 - this.turn;
  }

  /** Sums of an indicator, by member. */
  momentsInto(indicator: string, { sum, square, product }: Moments): void {
    const { order, data } = this.planned;
    const from = this.sums + (this.indicators.indexOf(indicator) * SUM_ROWS + this.turn * 3) * this.stride;
    [sum, square, product].forEach((into, row) => {
      const found = this.kernel.memory.floats(from + row * this.stride, data.units);
      for (let i = 0; i < found.length; i += 1) into[order.members[i] as number] = found[i] as number;
    });
  }

  private writeMoved(into: Float64Array, values: Float64Array, deviation: Float64Array, { lowest, highest }: MovingColumn): void {
    const { units } = this.planned.order;
    for (let i = 0; i < into.length; i += 1) {
      const own = deviation[units[i] as number] as number;
      const value = values[i] as number;
      into[i] = own === 0 ? value : Math.min(Math.max(value + own, lowest), highest);
    }
  }

  private writeComputed(deviations: Deviations, slot: number): void {
    const { moving, order } = this.planned;
    const computed = moving.filter(({ isComputed }) => isComputed);
    if (computed.length === 0) return;
    const movedOf = this.values(deviations);
    for (const { column, indicator } of computed) {
      const { values, missing } = movedOf(indicator);
      const into = this.column(column, slot);
      for (let i = 0; i < into.length; i += 1) {
        const unit = order.units[i] as number;
        into[i] = missing[unit] === 0 ? (values[unit] as number) : Number.NaN;
      }
    }
  }

  private column(column: number, slot: number): Float64Array {
    return this.kernel.memory.floats((this.places[column] as number) + slot * this.stride, this.planned.data.units);
  }

  private sweep(count: number): void {
    this.kernel.sweeps(this.programs, count, this.planned.data.units, this.scratch, this.scratchBytes);
  }
}

/** Three sums, twice (KERNEL-16). */
const SUM_ROWS = 6;

/** Bytes that a list takes: what stands once, and what each draw of a batch takes besides. */
export function kernelListBytes({ data, moving, plan }: PlannedList, stated: number): { readonly once: number; readonly each: number } {
  const stride = strideOf(data.units);
  const parts = plan.leaves.length + 2 * plan.nodes.length;
  return {
    once: stride * (2 * data.values.length + SUM_ROWS * stated + 2),
    each: stride * (moving.length + 4) + parts * (512 + 256 * plan.profiles),
  };
}
