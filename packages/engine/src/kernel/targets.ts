import type { Period } from '@kedu/model';
import type { CompiledScheme, Indicator, TargetRow } from '@kedu/scheme';
import { fittingRows } from '../values/targets.ts';
import type { Profile } from './profiles.ts';

/**
 * The target or baseline of an indicator by profile; undefined where it differs within a profile, is an expression, or nothing is said of it:
 * then it is a column of the data.
 *
 * Rows of the table stand above the indicator's own number, in the order of TARGET-1. NaN for a profile that nothing reaches.
 * Example: rows all 80, class ecological 90 → 80, and 90 for the profiles of that class.
 */
export function measureByProfile(
  { targets, overlays }: Pick<CompiledScheme, 'targets' | 'overlays'>,
  indicator: Indicator,
  measure: 'target' | 'baseline',
  period: Period,
  profiles: readonly Profile[],
): Float64Array | undefined {
  const own = indicator[measure];
  const rows = fittingRows(
    targets.filter((row) => row.indicator === indicator.id),
    measure,
    period,
  );
  if (typeof own === 'object' || (own === undefined && rows.length === 0)) return undefined;
  if (rows.some(({ unitCode }) => unitCode !== undefined)) return undefined;
  const heights = new Map(overlays.map(({ id }, k) => [id, 2 + k]));
  return Float64Array.from(profiles, (profile) => {
    const reaching = rows.filter((row) => reaches(row, profile));
    let best: TargetRow | undefined;
    for (const row of reaching) if (!best || standing(row, heights) >= standing(best, heights)) best = row;
    return best?.[measure] ?? own ?? Number.NaN;
  });
}

function reaches({ class: named }: TargetRow, profile: Profile): boolean {
  return named === undefined || named === profile.class || profile.overlays.includes(named);
}

/** How high a row stands: for all, a class, overlays by precedence; one that names the period above a general one. */
function standing({ class: named, period }: TargetRow, heights: ReadonlyMap<string, number>): number {
  const height = named === undefined ? 0 : (heights.get(named) ?? 1);
  return 2 * height + (period === undefined ? 0 : 1);
}
