import { missingCode, missingReason } from '@kedu/model';
import { gapOf } from '../../light/lag.ts';
import type { KernelMemory } from '../memory.ts';
import { type EdgeFinder, edgeFinder } from './edges.ts';
import { entriesOf, type NumberRead, testEdge, turnsDown } from './lightEntries.ts';
import { type IndicatorLights, type LightData, type LightHolds, type LightPlan, type LightTable, SEEN } from './lightPlan.ts';

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
/** Lags and five bytes a unit of a block of 256. */
const SCRATCH_BYTES = 256 * 13;
/** Up to so many groups of 16 states that follow, and states, lanes find the state that follows. */
const MOST_GROUPS = 16;
const MOST_STATES = 96;
const HOLDS: readonly LightHolds[] = ['at_least', 'above', 'at_most', 'below'];
const READS = { nothing: 0, lag: 1, value: 2, missed: 3 } as const;
const BASES = [undefined, 'ratio', 'points', 'steps'] as const;
const MISSED_NOW = { unchanged: 0, node: 1, later: 2 } as const;

/** The states that follow, by row and observation, in groups of 16 (0: one by one); and where the row of each state begins, in as many groups (0: one row). */
interface RowPlaces {
  readonly groups: number;
  readonly next: number;
  readonly of: number;
  readonly ofGroups: number;
}

class LightWriter {
  private readonly edges: EdgeFinder = edgeFinder();
  private readonly found = new Map<string, number>();
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
    const entries = entriesOf(lights, {
      profiles: plan.profiles,
      table,
      finder: this.edges,
      edgeOf: (test) => this.edgeOf(test),
      seenOpen: (reason) => seenOpen(table, reason),
      copy: (bytes) => this.memory.copy(bytes),
    });
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
      [64, rows.groups],
      [68, byUnit && readsLag && basis === undefined ? 1 : 0],
      [72, readsLag ? 1 : 0],
      [76, table.rules + SEEN.not_applicable],
      [80, table.rules + SEEN.none],
      [84, behindTest(lights)],
      [104, this.memory.copy(entries.bytes)],
      [108, this.memory.copy(entries.of)],
      [144, rows.of],
      [148, rows.ofGroups],
      [152, rows.next],
    ];
    for (const [at, word] of words) into.setInt32(at, word, true);
    const tolerance = lights.missed?.tolerance ?? 0;
    into.setFloat64(88, tolerance, true);
    into.setFloat64(96, this.edgeOf({ reads: 'lag', holds: 'above', limit: tolerance }), true);
    for (let code = 0; code < 16; code += 1) {
      const seen = gapOf(missingReason(code) ?? 'undefined');
      into.setUint8(112 + code, table.rules + SEEN[seen]);
      into.setUint8(128 + code, seenOpen(table, code));
      into.setUint8(160 + code, 2 + (code === 0 ? missingCode('undefined') : code));
    }
  }

  /** The rows of an automaton that differ, one behind the other; none where lanes would take longer than one by one. */
  private rowsOf({ next, width, cells, rules }: LightTable): RowPlaces {
    const observations = rules + Object.keys(SEEN).length;
    const numbers = new Map<string, number>();
    const rows: number[] = [];
    const own = cells.map((_, state) => {
      const row = [...next.subarray(state * width, state * width + observations)];
      const known = numbers.get(row.join(' ')) ?? rows.length;
      if (known === rows.length) rows.push(...row);
      numbers.set(row.join(' '), known);
      return known;
    });
    const groups = Math.ceil(rows.length / 16);
    if (groups > MOST_GROUPS || cells.length > MOST_STATES) return { groups: 0, next: 0, of: 0, ofGroups: 0 };
    const ofGroups = rows.length === observations ? 0 : Math.ceil(cells.length / 16);
    return { groups, next: this.memory.copy(padded(rows, groups)), of: this.memory.copy(padded(own, ofGroups)), ofGroups };
  }

  /** Where what a test reads begins, or ends, to pass: found once. */
  private edgeOf(test: NumberRead): number {
    const key = `${test.reads} ${test.holds} ${test.limit}`;
    const edge = this.found.get(key) ?? testEdge(this.edges, test);
    this.found.set(key, edge);
    return edge;
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
      bytes.setInt32(at + 32, turnsDown(test, byUnit, better) ? 1 : 0, true);
      bytes.setFloat64(at + 24, this.edgeOf(test), true);
    });
    return this.memory.copy(new Uint8Array(bytes.buffer));
  }

  /** 0 for a column that there is not. */
  private placed(column: Float64Array | Uint8Array | undefined): number {
    return column ? (this.places.get(column) as number) : 0;
  }
}

/** The test that asks what missed nodes ask, so that its mask serves both; −1 where none does. */
function behindTest({ tests, missed }: IndicatorLights): number {
  return tests.findIndex((test) => test.reads === 'lag' && test.holds === 'above' && test.limit === missed?.tolerance);
}

/** What is seen of a rule that cannot be decided for this reason (LIGHT-13). */
function seenOpen({ rules }: LightTable, reason: number): number {
  const seen = gapOf(missingReason(reason) ?? 'undefined');
  return rules + SEEN[seen === 'not_applicable' ? 'undetermined' : seen];
}

function padded(bytes: readonly number[], groups: number): Uint8Array {
  const all = new Uint8Array(16 * groups);
  all.set(bytes.slice(0, all.length));
  return all;
}
