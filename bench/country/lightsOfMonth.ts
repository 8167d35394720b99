import {
  type IndicatorLights,
  type KernelMemory,
  type LightData,
  type LightPlan,
  type LightsKept,
  type LightTable,
  lightTableOf,
} from '@kedu/engine';
import { periodOf } from '@kedu/model';
import { CLASSES, indicatorId, LIST } from './countryPlan.ts';

export interface LightsSize {
  readonly units: number;
  readonly indicators: number;
  /** Whether what is due is alike for a class, or differs by unit. */
  readonly due: 'profile' | 'unit';
}

const MISSING = 0.05;
const OVERDUE = 3;

/**
 * A month of a country in the memory of a kernel, with generated values: red at a lag of 20 %, yellow for a missed node, blue for any lag, cleared after two months, and
 * the memory of the month before. Values lag at random around what is due; one in twenty is overdue. A node of a quarter is due in every third indicator.
 */
export function drawLights(
  memory: KernelMemory,
  { units, indicators, due }: LightsSize,
): { readonly plan: LightPlan; readonly data: LightData } {
  const table = monthTable();
  const starts = Int32Array.from({ length: CLASSES + 1 }, (_, p) => Math.floor((units * p) / CLASSES));
  const columns = due === 'unit' ? 2 : 1;
  const addresses = Array.from({ length: indicators * columns }, () => ({
    values: memory.reserve(8 * units),
    gaps: memory.reserve(units),
  }));
  const kept = reserveMonth(memory, units, indicators);
  const values = addresses.map((address) => memory.floats(address.values, units));
  const gaps = addresses.map((address) => memory.bytes(address.gaps, units));
  const plan = monthPlan(table, indicators, due, columns);
  for (let k = 0; k < indicators; k += 1) fill(k, plan, starts, values, gaps);
  return { plan, data: { units, starts, values, gaps, before: monthBefore(memory, units, table, kept) } };
}

/** Places of what the month before left, in the memory of a kernel. */
type MonthPlaces = readonly { readonly states: number; readonly missed: number }[];

/**
 * Lights of the month over the values of a country that stand in the memory of a kernel, a column an indicator: what is due stands by class, a gap is overdue, and of
 * the month before any state and memory is drawn. Columns are asked for last: memory that grew has them anew.
 */
export function lightsOfCountry(
  memory: KernelMemory,
  size: Pick<LightsSize, 'units' | 'indicators'>,
  columnsOf: () => Pick<LightData, 'starts' | 'values'>,
): { readonly plan: LightPlan; readonly data: LightData } {
  const { units, indicators } = size;
  const table = monthTable();
  const kept = reserveMonth(memory, units, indicators);
  const { starts, values } = columnsOf();
  const data = { units, starts, values, gaps: values.map(() => undefined), before: monthBefore(memory, units, table, kept) };
  return { plan: monthPlan(table, indicators, 'profile', 1), data };
}

function monthTable(): LightTable {
  const table = lightTableOf([0, 1, 2], {
    rules: [{ light: 'red' }, { light: 'yellow' }, { light: 'blue' }],
    raiseAfter: 1,
    clearAfter: 2,
    overdue: { light: 'grey' },
  });
  if (!table) throw new Error('the rules need more than 256 states');
  return table;
}

function monthPlan(table: LightTable, indicators: number, due: 'profile' | 'unit', columns: number): LightPlan {
  return {
    list: LIST,
    moment: periodOf('2023-06'),
    profiles: CLASSES,
    columns: [],
    indicators: Array.from({ length: indicators }, (_, k) => indicatorOf(k, due, columns)),
    tables: [table],
  };
}

function reserveMonth(memory: KernelMemory, units: number, indicators: number): MonthPlaces {
  return Array.from({ length: indicators }, () => ({ states: memory.reserve(units), missed: memory.reserve(units) }));
}

function monthBefore(memory: KernelMemory, units: number, table: LightTable, kept: MonthPlaces): LightsKept {
  return new Map(
    kept.map(({ states, missed }, k) => [indicatorId(k), earlier(k, table, memory.bytes(states, units), memory.bytes(missed, units))]),
  );
}

function indicatorOf(k: number, due: 'profile' | 'unit', columns: number): IndicatorLights {
  const values = Float64Array.from({ length: CLASSES }, (_, p) => 40 + ((p * 7 + k) % 60) + k / 8);
  return {
    indicator: indicatorId(k),
    value: k * columns,
    scheduled: due === 'unit' ? { by: 'unit', column: k * columns + 1 } : { by: 'profile', values, missing: new Uint8Array(CLASSES) },
    basis: 'ratio',
    better: k % 5 === 4 ? 'lower' : 'higher',
    lit: new Uint8Array(CLASSES).fill(1),
    tests: [
      { seen: 0, reads: 'lag', holds: 'at_least', limit: 0.2, finite: true },
      { seen: 1, reads: 'missed' },
      { seen: 2, reads: 'lag', holds: 'above', limit: 0, finite: true },
    ],
    missed: { tolerance: 0, now: k % 3 === 0 ? 'node' : 'later' },
    table: 0,
  };
}

function fill(k: number, plan: LightPlan, starts: Int32Array, values: readonly Float64Array[], gaps: readonly Uint8Array[]): void {
  const { value, scheduled } = plan.indicators[k] as IndicatorLights;
  const next = seeded(k + 1);
  const [own, ownGaps] = [values[value] as Float64Array, gaps[value] as Uint8Array];
  const dues = scheduled.by === 'unit' ? (values[scheduled.column] as Float64Array) : undefined;
  for (let p = 0; p < CLASSES; p += 1) {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i += 1) {
      const due = scheduled.by === 'profile' ? (scheduled.values[p] as number) : 40 + Math.floor(next() * 6000) / 100;
      if (dues) dues[i] = due;
      const isMissing = next() < MISSING;
      own[i] = isMissing ? Number.NaN : Math.floor(due * (0.7 + 0.5 * next()) * 1000) / 1000;
      ownGaps[i] = isMissing ? OVERDUE : 0;
    }
  }
}

/** Any state, and any memory of missed nodes, of the month before. */
function earlier(k: number, { cells }: LightTable, states: Uint8Array, missed: Uint8Array) {
  const next = seeded(k + 1001);
  for (let i = 0; i < states.length; i += 1) {
    states[i] = Math.floor(next() * cells.length);
    missed[i] = next() < 0.2 ? 1 : 0;
  }
  return { states, missed };
}

/** Numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x85ebca6b) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
