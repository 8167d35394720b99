import { missingCode } from '@kedu/model';
import { lagOf, tidy } from '../../light/lag.ts';
import type { EdgeFinder } from './edges.ts';
import { codeTables, LightBounds, MOST_BOUNDS } from './lightCodes.ts';
import type { IndicatorLights, LightHolds, LightTable, LightTest } from './lightPlan.ts';

/** What entries need beside the lights of their indicator. */
export interface EntrySurroundings {
  readonly profiles: number;
  readonly table: LightTable;
  readonly finder: EdgeFinder;
  /** `testEdge` of a test. */
  readonly edgeOf: (test: NumberRead) => number;
  /** Observation where a rule cannot be decided for a reason. */
  readonly seenOpen: (reason: number) => number;
  /** Copies tables into the memory of the kernel; their address. */
  readonly copy: (bytes: Uint8Array) => number;
}

type NumberTest = Extract<LightTest, { readonly limit: number }>;
/** What a test of a number asks. */
export type NumberRead = Pick<NumberTest, 'holds' | 'limit' | 'reads'>;

/** Words: ../assembly/lightLayout.ts names them. */
const HEAD = 64;
/** Beyond these a lag can leave float64. */
const LEAST_DUE = 1e-6;
const LARGEST_DUE = 1e290;
const NO_REFERENCE = missingCode('no_reference');

/** Entries that differ, and where that of each profile begins; of a column of scheduled values one for all. */
export interface LightEntries {
  readonly bytes: Uint8Array;
  readonly of: Int32Array;
}

/**
 * What stands by profile for the lights of an indicator.
 *
 * Every threshold of a lag is an edge of the value itself, to the last bit; where bounds are few, codes stand beside. Rule: KERNEL-6, LIGHT-7. Errors: none.
 * Example: due 180, lag >= 0.2 → value <= 144.00000009.
 */
export function entriesOf(lights: IndicatorLights, around: EntrySurroundings): LightEntries {
  const { scheduled, tests } = lights;
  const step = HEAD + 8 * tests.length;
  const of = new Int32Array(around.profiles);
  if (scheduled.by === 'unit') {
    const bytes = new Uint8Array(step);
    new EntryWriter(lights, around, new DataView(bytes.buffer)).entry(0, Number.NaN, 0);
    return { bytes, of };
  }
  const first = firstOfEach(scheduled.values, of);
  const bytes = new Uint8Array(step * first.length);
  const writer = new EntryWriter(lights, around, new DataView(bytes.buffer));
  for (let k = 0; k < first.length; k += 1) {
    const p = first[k] as number;
    writer.entry(k * step, scheduled.values[p] as number, (scheduled.missing[p] as number) || missingCode('undefined'));
  }
  for (let p = 0; p < of.length; p += 1) of[p] = step * (of[p] as number);
  return { bytes, of };
}

/** Where each number comes first, and into `of` the position there of every number; a gap stands for itself alone. */
function firstOfEach(numbers: Float64Array, of: Int32Array): readonly number[] {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  const bits = 33 - Math.clz32(of.length);
  const slots = new Int32Array(1 << bits);
  const first: number[] = [];
  for (let p = 0; p < of.length; p += 1) {
    const [low, high] = [words[2 * p] as number, words[2 * p + 1] as number];
    if (Number.isNaN(numbers[p])) {
      of[p] = first.push(p) - 1;
      continue;
    }
    let slot = Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> (32 - bits);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const q = 2 * (first[(slots[slot] as number) - 1] as number);
      if (words[q] === low && words[q + 1] === high) break;
    }
    if (slots[slot] === 0) slots[slot] = first.push(p);
    of[p] = (slots[slot] as number) - 1;
  }
  return first;
}

/** Where what a test reads begins, or ends, to pass it: the value, or the lag before its nine decimals. */
export function testEdge(finder: EdgeFinder, { holds, limit, reads }: NumberRead): number {
  const passes = (x: number): boolean => isHeld(holds, reads === 'lag' ? tidy(x) : x, limit);
  return isDown(holds) ? finder.last(passes, limit) : finder.first(passes, limit);
}

/** Whether a test holds at its edge and below: a lag of a profile is tested by the value, which lags the less the greater it is where higher is better. */
export function turnsDown(
  { holds, reads }: Pick<NumberRead, 'holds' | 'reads'>,
  byUnit: boolean,
  better: IndicatorLights['better'],
): boolean {
  return isDown(holds) !== (reads === 'lag' && !byUnit && better === 'higher');
}

/** A test of a number, with the edge of what it reads. */
interface Threshold {
  readonly test: NumberRead;
  readonly raw: number;
  readonly isDown: boolean;
}

class EntryWriter {
  private readonly lights: IndicatorLights;
  private readonly around: EntrySurroundings;
  private readonly into: DataView;
  /** Of the tests that read a number, in their order, then of missed nodes where they are followed. */
  private readonly thresholds: readonly Threshold[];
  /** Where each of them stands in an entry, and what it is in the entry at hand. */
  private readonly places: readonly number[];
  private readonly edges: Float64Array;
  private readonly bounds: LightBounds;
  private readonly readsLag: boolean;
  /** Whether all of them read the same number. */
  private readonly isOne: boolean;
  private readonly tables = new Map<number, number>();

  constructor(lights: IndicatorLights, around: EntrySurroundings, into: DataView) {
    this.lights = lights;
    this.around = around;
    this.into = into;
    const { tests, missed, better, scheduled } = lights;
    const behind = { holds: 'above', limit: missed?.tolerance ?? 0, reads: 'lag' } satisfies NumberRead;
    const numbers = tests.filter((test): test is NumberTest => 'limit' in test);
    const read: readonly NumberRead[] = missed ? [...numbers, behind] : numbers;
    this.thresholds = read.map((test) => ({
      test,
      raw: around.edgeOf(test),
      isDown: turnsDown(test, scheduled.by === 'unit', better),
    }));
    const places = tests.flatMap((test, k) => ('limit' in test ? [HEAD + 8 * k] : []));
    this.places = missed ? [...places, 16] : places;
    this.edges = new Float64Array(read.length);
    this.bounds = new LightBounds(this.thresholds.map(({ isDown }) => isDown));
    this.readsLag = read.some(({ reads }) => reads === 'lag');
    this.isOne = scheduled.by === 'profile' || !this.readsLag || read.every(({ reads }) => reads === 'lag');
  }

  entry(at: number, due: number, told: number): void {
    const { into, edges, thresholds, places } = this;
    const { basis, scheduled } = this.lights;
    const gap = Number.isNaN(due) ? told : basis === undefined || (basis === 'ratio' && due === 0) ? NO_REFERENCE : 0;
    const alone = scheduled.by === 'profile' && gap === 0 ? apart(due, basis) : 0;
    into.setFloat64(at, due, true);
    into.setInt32(at + 8, gap, true);
    into.setInt32(at + 12, alone, true);
    for (let k = 0; k < edges.length; k += 1) {
      edges[k] = this.edgeAt(thresholds[k] as Threshold, due, gap);
      into.setFloat64(at + (places[k] as number), edges[k] as number, true);
    }
    if (this.isOne && alone === 0 && (gap === 0 || !this.readsLag) && this.bounds.place(edges, this.around.finder)) this.codes(at);
  }

  /** Where what the lanes hold passes a threshold. */
  private edgeAt(threshold: Threshold, due: number, gap: number): number {
    if (threshold.test.reads === 'value' || this.lights.scheduled.by === 'unit') return threshold.raw;
    return gap === 0 ? valueEdge(this.around.finder, this.lights, threshold, due) : Number.NaN;
  }

  private codes(at: number): void {
    const { into, lights, around, bounds, tables } = this;
    const place = tables.get(bounds.order) ?? around.copy(codeTables(lights, around.table, bounds, around.seenOpen));
    tables.set(bounds.order, place);
    into.setInt32(at + 24, place, true);
    into.setInt32(at + 28, bounds.count, true);
    for (let k = 0; k < MOST_BOUNDS; k += 1) into.setFloat64(at + 32 + 8 * k, bounds.at(k), true);
  }
}

/** The value at which the lag of a profile begins, or ends, to pass a test. */
function valueEdge(finder: EdgeFinder, { basis, better }: IndicatorLights, { test, raw, isDown: turned }: Threshold, due: number): number {
  if (basis === undefined) return Number.NaN;
  const size = basis === 'ratio' ? Math.abs(due) : 1;
  const sign = better === 'higher' ? 1 : -1;
  const guess = due - sign * raw * size;
  const from = Number.isFinite(guess) ? guess : due;
  if (basis !== 'steps') {
    const near = finder.ofQuotient({ due, size, sign, raw, isUp: !isDown(test.holds) }, from);
    if (near !== undefined) return near;
  }
  const passes = (value: number): boolean => isHeld(test.holds, lagOf(value, due, basis, better), test.limit);
  return turned ? finder.last(passes, from) : finder.first(passes, from);
}

/**
 * Which cells of a profile go one by one: 0 none, since no value can make the lag leave float64; 1 all; 2 values from 10^300 on.
 *
 * A difference to less than 10^290 is finite for every value, and so is its quotient by at least 1.
 */
function apart(due: number, basis: IndicatorLights['basis']): number {
  const size = Math.abs(due);
  if (size >= LARGEST_DUE) return 1;
  if (basis !== 'ratio' || size >= 1) return 0;
  return size >= LEAST_DUE ? 2 : 1;
}

function isDown(holds: LightHolds): boolean {
  return holds === 'at_most' || holds === 'below';
}

function isHeld(holds: LightHolds, x: number, limit: number): boolean {
  if (holds === 'at_least') return x >= limit;
  if (holds === 'above') return x > limit;
  return holds === 'at_most' ? x <= limit : x < limit;
}
