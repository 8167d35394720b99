import { type Period, type PeriodKind, periodsWithin } from '@kedu/model';
import type { Indicator, UnitList } from '@kedu/scheme';
import { KIND_MONTHS, lengthOf, yearOf } from '../values/plan.ts';

type RegularKind = keyof typeof KIND_MONTHS;

/** When the lights of an indicator are set in a list. Lists with the same rhythm are worked out together. */
export interface Rhythm {
  readonly nodes: PeriodKind | undefined;
  readonly watch: PeriodKind | undefined;
}

export function rhythmOf(list: Pick<UnitList, 'nodes' | 'watch'>): Rhythm {
  return { nodes: list.nodes, watch: list.watch };
}

/**
 * Moments at which the light of an indicator is set, in order of time, from the beginning of the calendar year in which the run's
 * period lies, so that a row of bad quarters counts in a run of one quarter.
 *
 * As often as the list watches (default: its nodes; default: the period itself), never more often than the indicator is
 * reported. Moments before the run's period only prepare the state.
 * Rule: LIGHT-1 (docs/spec/lights.md).
 * Example: run 2023, watch month, indicator every quarter → 2023Q1, 2023Q2, 2023Q3, 2023Q4.
 */
export function momentsOf(indicator: Pick<Indicator, 'every'>, { nodes, watch }: Rhythm, period: Period): readonly Period[] {
  return tilesBy(coarser(watch ?? nodes, indicator.every), period);
}

/** Periods at whose end progress is due in the absence of a schedule of its own. Rule: LIGHT-3. */
export function nodesOf(indicator: Pick<Indicator, 'every'>, { nodes }: Rhythm, period: Period): readonly Period[] {
  return tilesBy(coarser(nodes, indicator.every), period);
}

/** Regular periods of one kind from the start of the year up to the end of `period`; `period` itself where the kind does not tile it. */
function tilesBy(kind: RegularKind | undefined, period: Period): readonly Period[] {
  const own = regular(period.kind);
  const chosen = kind !== undefined && KIND_MONTHS[kind] <= lengthOf(period) ? kind : own;
  if (chosen === undefined) return [period];
  const window = lengthOf(period) >= 12 ? period : { ...yearOf(period), last: period.last };
  const tiles = periodsWithin(window, chosen);
  return tiles.length > 0 && periodsWithin(period, chosen).length > 0 ? tiles : [period];
}

/** The longer of the two kinds; undefined (the period itself) where the list names none. */
function coarser(kind: PeriodKind | undefined, every: RegularKind): RegularKind | undefined {
  const named = kind === undefined ? undefined : regular(kind);
  if (named === undefined) return undefined;
  return KIND_MONTHS[named] >= KIND_MONTHS[every] ? named : every;
}

function regular(kind: PeriodKind): RegularKind | undefined {
  return kind in KIND_MONTHS ? (kind as RegularKind) : undefined;
}
