import { type Column, constantColumn, lastDay, parentsOn, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { AssessInput, CheckedData, Enrolment } from '../context.ts';
import type { FoundYear } from '../otherRun.ts';
import { type UnitsBelow, unitsBelow } from './children.ts';
import { type ChildColumns, type FamilyValues, familyOf, fromChildrenColumn } from './fromChildren.ts';
import { type Kin, OtherResults } from './resultOf.ts';

/** Values that nobody reports: those of the units below, and results of other schemes. */
export interface Elsewhere {
  /** Undefined for an indicator that is reported or computed by a formula. */
  column(indicator: Indicator, period: Period): Column | undefined;
  /** What the value of a unit is made of; undefined where the indicator takes nothing from the units below. */
  family(indicator: Indicator, period: Period, unit: number): FamilyValues | undefined;
  /** What each year gave; undefined where the indicator is no result of another scheme. */
  results(indicator: Indicator, period: Period, unit: number): readonly FoundYear[] | undefined;
}

/** Rule: FROM-1, FROM-2. Shape: columns over the units of the run; who stands where is looked up once a hierarchy, kind and day. Errors: none. */
export function elsewhereOf(
  { scheme, register, others = [] }: Pick<AssessInput, 'scheme' | 'register' | 'others'>,
  { units }: Pick<Enrolment, 'units'>,
  data: Pick<CheckedData, 'value' | 'target'>,
): Elsewhere {
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const unitIds = units.map(({ id }) => id);
  const below = memoised(
    (hierarchy: string, kind: string, period: Period): UnitsBelow =>
      unitsBelow(units, register, { hierarchy, kind: kind === '' ? undefined : kind }, period),
  );
  const parents = memoised((hierarchy: string, _: string, period: Period) => parentsOn(register, hierarchy, lastDay(period)));
  const position = new Map(unitIds.map((id, i) => [id, i]));
  const kinIn = (hierarchy: string): Kin => ({
    parent: (unitId, period) =>
      [...(parents(hierarchy, '', period).get(unitId) ?? [])].sort((a, b) => b.share - a.share || (a.parent < b.parent ? -1 : 1))[0]
        ?.parent,
    children: (unitId, period) => (below(hierarchy, '', period).get(position.get(unitId) ?? -1) ?? []).map((i) => unitIds[i] as string),
  });
  const results = new OtherResults(others, kinIn);

  const columnsOf = ({ fromChildren }: Indicator, period: Period): (ChildColumns & { readonly child: Indicator }) | undefined => {
    const child = fromChildren && known.get(fromChildren.indicator);
    if (!fromChildren || !child) return undefined;
    const { hierarchy, kind = '', by, weight, target } = fromChildren;
    return {
      child,
      below: below(hierarchy, kind, period),
      value: data.value(child.id, period),
      weight: by === 'weighted_mean' && weight !== undefined ? data.value(weight, period) : undefined,
      target:
        by === 'share_reaching' ? (target === undefined ? data.target(child.id, period) : constantColumn(units.length, target)) : undefined,
      better: child.better,
    };
  };

  return {
    column(indicator, period) {
      const columns = columnsOf(indicator, period);
      if (indicator.fromChildren && columns) return fromChildrenColumn(indicator.fromChildren, columns, units.length);
      return indicator.resultOf && results.column(indicator.resultOf, unitIds, period);
    },
    family(indicator, period, unit) {
      const columns = columnsOf(indicator, period);
      return columns && { ...familyOf(columns, unit), columns, child: columns.child };
    },
    results: (indicator, period, unit) => indicator.resultOf && results.years(indicator.resultOf, unitIds[unit] ?? '', period),
  };
}

function memoised<T>(make: (hierarchy: string, kind: string, period: Period) => T): typeof make {
  const made = new Map<string, T>();
  return (hierarchy, kind, period) => {
    const key = JSON.stringify([hierarchy, kind, lastDay(period)]);
    const known = made.get(key) ?? make(hierarchy, kind, period);
    made.set(key, known);
    return known;
  };
}
