import { missingCode, missingReason } from '@kedu/model';
import { gapOf, lagOf, tidy } from '../../light/lag.ts';
import type { KernelMemory } from '../memory.ts';
import { type EdgeFinder, edgeFinder } from './edges.ts';
import {
  type IndicatorLights,
  type LightData,
  type LightHolds,
  type LightPlan,
  type LightTable,
  type LightTest,
  SEEN,
} from './lightPlan.ts';

/** A plan of lights with its columns, as it stands in the memory of a kernel. */
export interface LightProgram {
  readonly address: number;
  readonly units: number;
  /** Memory that each thread needs for itself. */
  readonly scratchBytes: number;
  /** Where the states of each indicator stand, and its missed nodes (0: none are kept): a byte a unit. */
  readonly states: readonly number[];
  readonly missed: readonly number[];
}

/**
 * Writes a plan of lights and what its columns need into the memory of a kernel.
 *
 * Columns that lie in this memory already are used where they are; others are copied in. Every threshold of a lag becomes an edge to the last bit: of the lag
 * before its nine decimals, or, where what is due is alike for a profile, of the value itself. Rule: KERNEL-6, KERNEL-9, LIGHT-7.
 * Errors: RangeError where the memory cannot grow so far. Example: due 180, lag >= 0.2 → value <= 144.00000009.
 */
export function writeLights(memory: KernelMemory, plan: LightPlan, data: LightData): LightProgram {
  return new LightWriter(memory, plan, data).write();
}

/** Words: ../assembly/lightLayout.ts names them. */
const HEAD_BYTES = 64;
const RECORD_BYTES = 256;
const TEST_BYTES = 48;
const ENTRY_HEAD = 24;
/** Lags and five bytes a unit of a block of 256. */
const SCRATCH_BYTES = 256 * 13;
/** Up to so many rows, and states in groups of 16, lanes find the state that follows. */
const MOST_ROWS = 16;
const MOST_STATES = 96;
const HOLDS: readonly LightHolds[] = ['at_least', 'above', 'at_most', 'below'];
const READS = { nothing: 0, lag: 1, value: 2, missed: 3 } as const;
const BASES = [undefined, 'ratio', 'points', 'steps'] as const;
const MISSED_NOW = { unchanged: 0, node: 1, later: 2 } as const;
/** Beyond these a lag can leave float64. */
const LEAST_DUE = 1e-6;
const LARGEST_DUE = 1e290;
const NO_REFERENCE = missingCode('no_reference');

/** Rows of an automaton, and which each state has. */
interface RowPlaces {
  readonly count: number;
  readonly of: number;
  readonly groups: number;
  readonly rows: number;
}

class LightWriter {
  private readonly edges: EdgeFinder = edgeFinder();
  private readonly places = new Map<Float64Array | Uint8Array, number>();
  private readonly tables: readonly number[];
  private readonly rows: readonly RowPlaces[];
  private readonly memory: KernelMemory;
  private readonly plan: LightPlan;
  private readonly data: LightData;

  constructor(memory: KernelMemory, plan: LightPlan, data: LightData) {
    this.memory = memory;
    this.plan = plan;
    this.data = data;
    const kept = [...(data.before?.values() ?? [])];
    const columns = [...data.values, ...data.gaps, ...kept.map(({ states }) => states), ...kept.map(({ missed }) => missed)];
    // Those that lie here first: what is copied in may make the memory grow, and arrays over it lose it.
    for (const column of columns) if (column && memory.holds(column)) this.places.set(column, column.byteOffset);
    for (const column of columns) if (column && !this.places.has(column)) this.places.set(column, memory.copy(column));
    this.tables = plan.tables.map(({ next }) => memory.copy(next));
    this.rows = plan.tables.map((table) => this.rowsOf(table));
  }

  write(): LightProgram {
    const { memory, plan, data } = this;
    const step = 64 * Math.ceil(data.units / 64);
    const following = plan.indicators.filter(({ missed }) => missed);
    const results = memory.reserve(step * (plan.indicators.length + following.length));
    const states = plan.indicators.map((_, k) => results + step * k);
    const missed = plan.indicators.map((lights) => (lights.missed ? results + step * (states.length + following.indexOf(lights)) : 0));
    const records = new DataView(new ArrayBuffer(RECORD_BYTES * plan.indicators.length));
    plan.indicators.forEach((lights, k) =>
      this.record(new DataView(records.buffer, k * RECORD_BYTES, RECORD_BYTES), lights, states[k] as number, missed[k] as number),
    );
    const starts = memory.copy(data.starts);
    const place = memory.copy(new Uint8Array(records.buffer));
    const address = memory.reserve(HEAD_BYTES);
    memory.integers(address, 5).set([data.units, plan.profiles, starts, place, plan.indicators.length]);
    return { address, units: data.units, scratchBytes: SCRATCH_BYTES, states, missed };
  }

  private record(into: DataView, lights: IndicatorLights, states: number, missed: number): void {
    const { plan, data } = this;
    const { scheduled, basis, tests, better } = lights;
    const table = plan.tables[lights.table] as LightTable;
    const before = data.before?.get(lights.indicator);
    const byUnit = scheduled.by === 'unit';
    const readsLag = lights.missed !== undefined || tests.some(({ reads }) => reads === 'lag');
    const rows = this.rows[lights.table] as RowPlaces;
    const entries = this.entries(lights);
    const words: readonly (readonly [number, number])[] = [
      [0, this.placed(data.values[lights.value])],
      [4, this.placed(data.gaps[lights.value])],
      [8, byUnit ? this.placed(data.values[scheduled.column]) : 0],
      [12, byUnit ? this.placed(data.gaps[scheduled.column]) : 0],
      [16, this.placed(before?.states)],
      [20, states],
      [24, this.placed(before?.missed)],
      [28, missed],
      [32, MISSED_NOW[lights.missed?.now ?? 'unchanged']],
      [36, BASES.indexOf(basis)],
      [40, better === 'lower' ? 1 : 0],
      [44, this.memory.copy(lights.lit)],
      [48, this.tests(lights, byUnit)],
      [52, tests.length],
      [56, this.tables[lights.table] as number],
      [60, 31 - Math.clz32(table.width)],
      [64, rows.count],
      [68, byUnit && readsLag && basis === undefined ? 1 : 0],
      [72, readsLag ? 1 : 0],
      [76, table.rules + SEEN.not_applicable],
      [80, table.rules + SEEN.none],
      [84, this.behindTest(lights)],
      [104, this.memory.copy(entries.bytes)],
      [108, entries.step],
      [144, rows.of],
      [148, rows.groups],
      [152, rows.rows],
    ];
    for (const [at, word] of words) into.setInt32(at, word, true);
    const tolerance = lights.missed?.tolerance ?? 0;
    into.setFloat64(88, tolerance, true);
    into.setFloat64(
      96,
      this.edges.first((x) => tidy(x) > tolerance, tolerance),
      true,
    );
    for (let code = 0; code < 16; code += 1) {
      const seen = gapOf(missingReason(code) ?? 'undefined');
      into.setUint8(112 + code, table.rules + SEEN[seen]);
      into.setUint8(128 + code, table.rules + SEEN[seen === 'not_applicable' ? 'undetermined' : seen]);
      into.setUint8(160 + code, 2 + (code === 0 ? missingCode('undefined') : code));
    }
  }

  /** The rows of an automaton that differ; none where lanes would take longer than one by one. */
  private rowsOf({ next, width, cells }: LightTable): RowPlaces {
    const numbers = new Map<string, number>();
    const own = cells.map((_, state) => {
      const row = next.subarray(state * width, (state + 1) * width).join(' ');
      const number = numbers.get(row) ?? numbers.size;
      numbers.set(row, number);
      return number;
    });
    if (width > 16 || numbers.size > MOST_ROWS || cells.length > MOST_STATES) return { count: 0, of: 0, groups: 0, rows: 0 };
    const rows = new Uint8Array(16 * numbers.size);
    own.forEach((number, state) => rows.set(next.subarray(state * width, (state + 1) * width), 16 * number));
    const groups = Math.ceil(cells.length / 16);
    const of = new Uint8Array(16 * groups);
    of.set(own.map((number) => 16 * number));
    return { count: numbers.size, of: this.memory.copy(of), groups, rows: this.memory.copy(rows) };
  }

  /** The test that asks what missed nodes ask, so that its mask serves both; −1 where none does. */
  private behindTest({ tests, missed }: IndicatorLights): number {
    return tests.findIndex((test) => test.reads === 'lag' && test.holds === 'above' && test.limit === missed?.tolerance);
  }

  private tests({ tests, better }: IndicatorLights, byUnit: boolean): number {
    const bytes = new DataView(new ArrayBuffer(TEST_BYTES * tests.length));
    tests.forEach((test, k) => {
      const at = k * TEST_BYTES;
      bytes.setInt32(at, test.seen, true);
      bytes.setInt32(at + 4, READS[test.reads], true);
      if (test.reads === 'nothing') bytes.setInt32(at + 36, test.reason, true);
      if (test.reads !== 'lag' && test.reads !== 'value') return;
      bytes.setInt32(at + 8, HOLDS.indexOf(test.holds), true);
      bytes.setInt32(at + 12, test.finite ? 1 : 0, true);
      bytes.setFloat64(at + 16, test.limit, true);
      // A lag of a profile is tested by the value, which lags the less the greater it is where higher is better.
      const turns = test.reads === 'lag' && !byUnit && better === 'higher';
      bytes.setInt32(at + 32, isDown(test.holds) !== turns ? 1 : 0, true);
      bytes.setFloat64(at + 24, this.edge(test.holds, test.limit, test.reads === 'lag' ? tidy : itself, test.limit), true);
    });
    return this.memory.copy(new Uint8Array(bytes.buffer));
  }

  /** What stands by profile; of a column of scheduled values one entry for all. */
  private entries(lights: IndicatorLights): { readonly bytes: Uint8Array; readonly step: number } {
    const { scheduled, tests, basis, better } = lights;
    const step = ENTRY_HEAD + 8 * tests.length;
    const profiles = scheduled.by === 'unit' ? 1 : this.plan.profiles;
    const bytes = new DataView(new ArrayBuffer(step * profiles));
    const known = new Map<number, number>();
    const behind = this.behindTest(lights);
    const rawBehind = this.edge('above', lights.missed?.tolerance ?? 0, tidy, lights.missed?.tolerance ?? 0);
    const rawEdges = tests.map((test) =>
      'limit' in test ? this.edge(test.holds, test.limit, test.reads === 'lag' ? tidy : itself, test.limit) : Number.NaN,
    );
    for (let p = 0; p < profiles; p += 1) {
      const due = scheduled.by === 'unit' ? Number.NaN : (scheduled.values[p] as number);
      const same = known.get(due);
      const at = p * step;
      if (same !== undefined && !Number.isNaN(due)) {
        new Uint8Array(bytes.buffer).copyWithin(at, same * step, (same + 1) * step);
        continue;
      }
      known.set(due, p);
      const told = scheduled.by === 'unit' ? 0 : (scheduled.missing[p] as number) || missingCode('undefined');
      const gap = Number.isNaN(due) ? told : basis === undefined || (basis === 'ratio' && due === 0) ? NO_REFERENCE : 0;
      const lagAt = (value: number): number => (gap === 0 && basis !== undefined ? lagOf(value, due, basis, better) : Number.NaN);
      bytes.setFloat64(at, due, true);
      bytes.setInt32(at + 8, gap, true);
      bytes.setInt32(at + 12, scheduled.by === 'profile' && gap === 0 ? apart(due, basis) : 0, true);
      const edges = tests.map((test, k) => this.entryEdge(test, rawEdges[k] as number, lights, due, gap, lagAt));
      edges.forEach((edge, k) => bytes.setFloat64(at + ENTRY_HEAD + 8 * k, edge, true));
      if (!lights.missed) continue;
      const { tolerance } = lights.missed;
      const own = behind >= 0 ? edges[behind] : gap === 0 ? this.valueEdge('above', tolerance, rawBehind, lagAt, lights, due) : Number.NaN;
      bytes.setFloat64(at + 16, own as number, true);
    }
    return { bytes: new Uint8Array(bytes.buffer), step: scheduled.by === 'unit' ? 0 : step };
  }

  private entryEdge(
    test: LightTest,
    raw: number,
    lights: IndicatorLights,
    due: number,
    gap: number,
    lagAt: (value: number) => number,
  ): number {
    if (test.reads === 'value') return raw;
    return test.reads === 'lag' && gap === 0 ? this.valueEdge(test.holds, test.limit, raw, lagAt, lights, due) : Number.NaN;
  }

  /** Where a number begins, or ends, to pass a test of what `read` makes of it. */
  private edge(holds: LightHolds, limit: number, read: (x: number) => number, guess: number): number {
    const passes = (x: number): boolean => isHeld(holds, read(x), limit);
    return isDown(holds) ? this.edges.last(passes, guess) : this.edges.first(passes, guess);
  }

  /** The value at which the lag of a profile begins, or ends, to pass a test; `raw` is the lag at which it does. */
  private valueEdge(
    holds: LightHolds,
    limit: number,
    raw: number,
    lagAt: (value: number) => number,
    { basis, better }: IndicatorLights,
    due: number,
  ): number {
    const isHigher = better === 'higher';
    const guess = due - (isHigher ? 1 : -1) * raw * (basis === 'ratio' ? Math.abs(due) : 1);
    const passes = (value: number): boolean => isHeld(holds, lagAt(value), limit);
    const from = Number.isFinite(guess) ? guess : due;
    return isDown(holds) === isHigher ? this.edges.first(passes, from) : this.edges.last(passes, from);
  }

  /** 0 for a column that there is not. */
  private placed(column: Float64Array | Uint8Array | undefined): number {
    return column ? (this.places.get(column) as number) : 0;
  }
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

const itself = (x: number): number => x;
