import { type Column, constantColumn, missingColumn, type Period } from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { Rhythm } from '../../light/moments.ts';
import { type Schedule, scheduleOf } from '../../light/schedule.ts';
import { type Measure, type TargetTable, targetTable } from '../../values/targets.ts';
import type { Profile } from '../profiles.ts';

/**
 * The schedules of a scheme over profiles instead of units; of an indicator whose targets differ within a profile, or are expressions, undefined.
 *
 * Shape: columns with a cell a profile. Rule: LIGHT-3, LIGHT-5, TARGET-1: the same code as for units, over a register in which every profile is one unit.
 * Errors: none. Example: rows all 80, class ecological 90, shares of quarters → 20 and 22.5 at the end of March.
 */
export function profileSchedules(
  scheme: CompiledScheme,
  rhythm: Rhythm,
  period: Period,
  profiles: readonly Profile[],
): (indicator: Indicator) => Schedule | undefined {
  const size = profiles.length;
  const targets = targetTable(scheme, {
    units: profiles,
    lists: [
      {
        members: Int32Array.from(profiles, (_, p) => p),
        classes: profiles.map((profile) => profile.class),
        overlays: profiles.map(({ overlays }) => overlays),
      },
    ],
    indexOfCode: () => -1,
  });
  return (indicator) => {
    if (differsByUnit(scheme, indicator)) return undefined;
    const measured = (measure: Measure) => (_: string, at: Period) => measureOf(indicator, measure, targets, at, size);
    return scheduleOf(indicator, rhythm, {
      size,
      period,
      targets,
      data: { target: measured('target'), baseline: measured('baseline') },
    });
  };
}

/** Rows for single units, goals among them, and targets by expression; a baseline only where a straight line begins at it. */
function differsByUnit({ targets }: CompiledScheme, { id, target, baseline, between }: Indicator): boolean {
  const rows = targets.filter((row) => row.indicator === id && row.unitCode !== undefined);
  if (typeof target === 'object' || rows.some((row) => row.target !== undefined)) return true;
  return between === 'linear' && (typeof baseline === 'object' || rows.some((row) => row.baseline !== undefined));
}

/** As `check` has it: rows of the table above the indicator’s own number. */
function measureOf(indicator: Indicator, measure: Measure, targets: TargetTable, at: Period, size: number): Column {
  const own = indicator[measure];
  const rows = targets.column(indicator.id, measure, at);
  const otherwise = typeof own === 'number' ? constantColumn(size, own) : missingColumn(size, 'not_applicable');
  if (!rows) return otherwise;
  const from = (p: number): Column => (rows.missing[p] === 0 ? rows : otherwise);
  return {
    values: rows.values.map((_, p) => from(p).values[p] as number),
    missing: rows.missing.map((_, p) => from(p).missing[p] as number),
  };
}
