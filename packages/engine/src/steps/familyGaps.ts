import { bilingual, type Issue, type IssueArgs, joined, missingReason } from '@kedu/model';
import type { RunContext } from '../context.ts';
import { valueIssue } from '../values/codes.ts';
import { concernedUnits } from './concernedUnits.ts';
import type { ListScores } from './scoreTable.ts';

/** So many units are named in one issue; the rest is counted. */
const NAMED = 3;

/**
 * Values that are missing because too many of the units below have none, for units that a list scores by them or holds a gate against.
 *
 * Shape: once an indicator, with the first units above, and of the first of them the units below without a value. What is not due yet is no gap.
 * Rule: FROM-1. Errors: FROM_CHILDREN_GAPS. Example: 3 of 5 clinics report nothing → the county is named, with the three.
 */
export function familyGaps(ctx: RunContext, lists: readonly ListScores[]): readonly Issue[] {
  const { scheme, period } = ctx.input;
  return scheme.indicators.flatMap((indicator) => {
    const from = indicator.fromChildren;
    if (!from) return [];
    const { missing } = ctx.data.value(indicator.id, period);
    const affected = concernedUnits(ctx, lists, indicator.id).flatMap((unit) => {
      const reason = missingReason(missing[unit] as number);
      const family = reason === undefined || reason === 'not_due' ? undefined : ctx.data.family(indicator.id, period, unit);
      return family && family.gaps.length > 0 ? [{ unit, family }] : [];
    });
    const first = affected[0];
    if (!first) return [];
    const named = (name: string, units: readonly number[]): IssueArgs =>
      bilingual(name, joined(units.slice(0, NAMED).flatMap((unit) => ctx.enrolment.units[unit]?.name ?? [])));
    return [
      valueIssue(
        'FROM_CHILDREN_GAPS',
        { ...from.place, unit: ctx.enrolment.units[first.unit]?.id, indicator: indicator.id, period: period.id },
        {
          ...bilingual('title', indicator.title),
          count: affected.length,
          ...named(
            'units',
            affected.map(({ unit }) => unit),
          ),
          ...bilingual('child', first.family.child.title),
          ...named('gaps', first.family.gaps),
          missing: first.family.gaps.length,
          of: first.family.gaps.length + first.family.counted.length,
          share: Number((100 * from.missingShare).toFixed(6)),
        },
        indicator.clause,
      ),
    ];
  });
}
