import type { Crossing, UnitContributions } from './contribution.ts';

/**
 * Who is passed, and by which change most: the one that widened the distance of the two most in that direction. Distances are differences of scores, so what the
 * changes did to them adds up exactly. Shape: the nearest of the later ranks first, equal ones by ID. Rule: DIFF-3.
 */
export function crossingsOf(unit: UnitContributions, units: readonly UnitContributions[]): readonly Crossing[] {
  if (unit.rankBefore === 0 || unit.rankAfter === 0) return [];
  return units
    .filter((other) => other.group === unit.group && other.rankBefore > 0 && other.rankAfter > 0)
    .flatMap((other) => {
      const ahead = other.rankBefore < unit.rankBefore && other.rankAfter > unit.rankAfter;
      const behind = other.rankBefore > unit.rankBefore && other.rankAfter < unit.rankAfter;
      return ahead || behind ? [{ other, ahead }] : [];
    })
    .sort(
      (x, y) =>
        Math.abs(x.other.rankAfter - unit.rankAfter) - Math.abs(y.other.rankAfter - unit.rankAfter) ||
        (x.other.unitId < y.other.unitId ? -1 : 1),
    )
    .map(({ other, ahead }): Crossing => ({ unitId: other.unitId, ahead, group: widest(unit, other, ahead) }));
}

function widest(unit: UnitContributions, other: UnitContributions, ahead: boolean): number {
  if (!unit.by || !other.by) return -1;
  const sign = ahead ? 1 : -1;
  const gains = unit.by.map((by, k) => sign * (by - (other.by?.[k] ?? 0)));
  return gains.reduce((best, gain, k) => (gain > (gains[best] as number) ? k : best), 0);
}
