import { type MissingReason, missingCode, missingReason } from '@kedu/model';
import { gapOf, lagOf } from '../../light/lag.ts';
import type { LightCell } from '../../result.ts';
import { profileOf } from '../profiles.ts';
import {
  type IndicatorLights,
  type LightBytes,
  type LightData,
  type LightHolds,
  type LightPlan,
  type LightsKept,
  type LightTable,
  MISSED_AT_FIRST,
  MISSED_UNKNOWN,
  SEEN,
} from './lightPlan.ts';

/**
 * The lights of all units of a list at one moment: the reference of the WebAssembly kernel.
 *
 * Shape: bytes over the units of the data, by indicator; `lightCell` reads one. What the moment before left is read, never written.
 * Missing: LIGHT-13. Rule: KERNEL-6: bit by bit what `light` gives. Errors: none.
 * Example: due 180, actual 144, red at a lag of 0.2 → the state that shows red.
 */
export function lightSweep(plan: LightPlan, data: LightData): LightsKept {
  return new Map(plan.indicators.map((lights) => [lights.indicator, lightsOf(lights, plan, data)]));
}

/** The light of one unit and indicator at the moment of a plan. */
export interface UnitLight {
  /** A state of the indicator’s table. */
  readonly state: number;
  /** The memory of missed nodes, as in LightBytes; undefined where no rule asks for it. */
  readonly missed: number | undefined;
  readonly shown: LightCell;
}

/**
 * The light of one unit out of the data as they stand: what `lightSweep` gives at this place, and nothing else is looked at.
 *
 * One changed value is written into its column, and this is its new light. Missing: LIGHT-13. Rule: KERNEL-6, KERNEL-7.
 * Errors: RangeError for a unit that is not there or an indicator that is not lit at the moment.
 * Example: due 180, the value goes from 170 to 144, red at a lag of 0.2 → the state that shows red.
 */
export function lightOf(plan: LightPlan, data: LightData, indicator: string, unit: number): UnitLight {
  const lights = plan.indicators.find((one) => one.indicator === indicator);
  if (!lights || !(unit >= 0 && unit < data.units)) throw new RangeError(`no unit ${unit} or indicator ${indicator}`);
  const table = plan.tables[lights.table] as LightTable;
  const before = data.before?.get(indicator);
  const profile = profileOf(data.starts, unit);
  const cell = cellOf(lights, data, profile, unit);
  const missed = lights.missed && missedAfter(lights, cell, before?.missed?.[unit] ?? MISSED_AT_FIRST);
  const state = stateAfter(lights, table, profile, cell, missed ?? 0, before?.states[unit] ?? 0);
  return { state, missed, shown: table.cells[state] as LightCell };
}

function lightsOf(lights: IndicatorLights, plan: LightPlan, data: LightData): LightBytes {
  const { units, starts } = data;
  const table = plan.tables[lights.table] as LightTable;
  const before = data.before?.get(lights.indicator);
  const states = new Uint8Array(units);
  const missed = lights.missed ? new Uint8Array(units) : undefined;
  for (let p = 0; p < plan.profiles; p += 1) {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i += 1) {
      const cell = cellOf(lights, data, p, i);
      if (missed) missed[i] = missedAfter(lights, cell, before?.missed?.[i] ?? MISSED_AT_FIRST);
      states[i] = stateAfter(lights, table, p, cell, missed?.[i] ?? 0, before?.states[i] ?? 0);
    }
  }
  return { states, ...(missed ? { missed } : {}) };
}

/** The state that follows; a unit that is not lit is not applicable (LIGHT-2). */
function stateAfter(
  lights: IndicatorLights,
  table: LightTable,
  profile: number,
  cell: CellReading,
  missed: number,
  before: number,
): number {
  const seen = lights.lit[profile] === 1 ? observed(lights, table, cell, missed) : table.rules + SEEN.not_applicable;
  return table.next[before * table.width + seen] as number;
}

/** One cell: the value and its lag, each a number or the byte of a reason. */
interface CellReading {
  readonly value: number;
  readonly gap: number;
  readonly lag: number;
  readonly lagGap: number;
}

function cellOf(
  { value, scheduled, basis, better }: IndicatorLights,
  { values, gaps }: LightData,
  profile: number,
  i: number,
): CellReading {
  const actual = values[value]?.[i] as number;
  const gap = Number.isNaN(actual) ? reasonAt(gaps[value], i, 'overdue') : 0;
  const [dues, dueGaps, at] =
    scheduled.by === 'unit' ? [values[scheduled.column], gaps[scheduled.column], i] : [scheduled.values, scheduled.missing, profile];
  const due = dues?.[at] as number;
  const dueGap = Number.isNaN(due) ? reasonAt(dueGaps, at, 'not_applicable') : 0;
  const lagGap = gap || dueGap || (basis === undefined || (basis === 'ratio' && due === 0) ? missingCode('no_reference') : 0);
  const isHere = !Number.isNaN(actual) && !Number.isNaN(due) && lagGap === 0 && basis !== undefined;
  return { value: actual, gap, lag: isHere ? lagOf(actual, due, basis, better) : Number.NaN, lagGap };
}

/** Reason of a gap; one that the column does not know is `undefined`. */
function reasonAt(gaps: Uint8Array | undefined, at: number, otherwise: MissingReason): number {
  return gaps ? gaps[at] || missingCode('undefined') : missingCode(otherwise);
}

/** LIGHT-8. */
function missedAfter({ missed }: IndicatorLights, { lag, lagGap }: CellReading, before: number): number {
  const isBehind = lag > (missed?.tolerance ?? 0);
  if (missed?.now === 'node') return lagGap !== 0 ? MISSED_UNKNOWN + lagGap : isBehind ? 1 : 0;
  return missed?.now === 'later' && before === 1 && lagGap === 0 && !isBehind ? 0 : before;
}

/** LIGHT-9: the first test that holds; where none does, the reason of the first that cannot be decided. */
function observed({ tests }: IndicatorLights, { rules }: LightTable, { value, gap, lag, lagGap }: CellReading, missed: number): number {
  if (Number.isNaN(value)) return rules + seenOf(gap);
  let undecided = 0;
  for (const test of tests) {
    let reason = 0;
    let holds = false;
    if (test.reads === 'nothing') {
      reason = test.reason;
      holds = reason === 0;
    } else if (test.reads === 'missed') {
      reason = missed >= MISSED_UNKNOWN ? missed - MISSED_UNKNOWN : 0;
      holds = missed === 1;
    } else {
      const isLag = test.reads === 'lag';
      reason = !isLag ? 0 : lagGap || (test.finite && !Number.isFinite(lag) ? missingCode('undefined') : 0);
      holds = HOLDS[test.holds](isLag ? lag : value, test.limit);
    }
    if (reason === 0 && holds) return test.seen;
    undecided ||= reason;
  }
  if (undecided === 0) return rules + SEEN.none;
  return rules + (undecided === missingCode('not_applicable') ? SEEN.undetermined : seenOf(undecided));
}

/** What a reason is for a light (LIGHT-13). */
function seenOf(code: number): number {
  return SEEN[gapOf(missingReason(code) ?? 'undefined')];
}

const HOLDS: Readonly<Record<LightHolds, (x: number, limit: number) => boolean>> = {
  at_least: (x, limit) => x >= limit,
  above: (x, limit) => x > limit,
  at_most: (x, limit) => x <= limit,
  below: (x, limit) => x < limit,
};
