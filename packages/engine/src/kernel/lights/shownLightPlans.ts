import type { Issue } from '@kedu/model';
import { litMembers } from '../../light/lit.ts';
import { type SweepOrder, sweepOrder } from '../profiles.ts';
import { type IndicatorLights, type LightColumn, type LightPlan, type LightTable, SEEN } from './lightPlan.ts';
import { lightMoments, lightPlanIn, type LightPlanInput } from './lightPlanOf.ts';

/** The lights that a list shows at the end of its period, moment by moment; or why there is no plan for them. */
export type ShownLightPlans =
  | { readonly plans: readonly LightPlan[]; readonly order: SweepOrder; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly plans?: undefined; readonly order?: undefined };

/**
 * Plans of the lights that a list shows at the end of its period: of each indicator its latest moment alone (OUT-5).
 *
 * Shape: one plan for each moment that is the latest of some indicator, in order of time, with these indicators only; none where nobody is lit.
 * Moments that show nothing are not looked at. Rule: SEAL-5, KERNEL-6, LIGHT-1. Errors: KERNEL_LIGHTS_NOT_PLANNED, of all moments together, each once.
 * Example: gdp by month, air by quarter, run of 2023 → one plan for December (gdp, watched by month) and one for 2023Q4 (air).
 */
export function shownLightPlans(input: Omit<LightPlanInput, 'moment'>): ShownLightPlans {
  const { scheme, enrolment, enrolled, period } = input;
  const order = sweepOrder(enrolment, enrolled, scheme.trees[enrolled.list.id]);
  const lit = litMembers(scheme, enrolled);
  const open = new Set(scheme.indicators.filter((one) => one.light !== 'none' && lit(one.id)?.includes(1)).map(({ id }) => id));
  const plans: LightPlan[] = [];
  const issues: Issue[] = [];
  // Moments of the year before the period of the run prepare states only (LIGHT-1).
  const own = lightMoments(input).filter(({ first }) => first >= period.first);
  for (const moment of own.toReversed()) {
    if (open.size === 0) break;
    const planned = lightPlanIn({ ...input, moment }, order);
    issues.push(...(planned.issues ?? []));
    if (!planned.plan?.indicators.some(({ indicator }) => open.has(indicator))) continue;
    plans.unshift(withIndicators(planned.plan, ({ indicator }) => open.delete(indicator)));
  }
  return issues.length > 0 ? { issues: distinct(issues) } : { plans, order };
}

/** Whether a light hangs on what the moment before left: states that lead to different ones, or missed nodes that are not decided now; never at the first moment. Rule: SEAL-5. */
export function hasMemory({ tables }: LightPlan, { table, missed, isFirst }: IndicatorLights): boolean {
  if (isFirst) return false;
  return (missed !== undefined && missed.now !== 'node') || tellsStatesApart(tables[table] as LightTable);
}

function tellsStatesApart({ next, width, rules }: LightTable): boolean {
  const seen = rules + Object.keys(SEEN).length;
  for (let at = width; at < next.length; at += width) for (let o = 0; o < seen; o += 1) if (next[at + o] !== next[o]) return true;
  return false;
}

/** The same moment for some of its indicators; columns that nobody else reads go with the others. */
function withIndicators(plan: LightPlan, isKept: (one: IndicatorLights) => boolean): LightPlan {
  const columns: LightColumn[] = [];
  const taken = (column: number): number => columns.push(plan.columns[column] as LightColumn) - 1;
  const indicators = plan.indicators.filter(isKept).map((one): IndicatorLights => {
    const { scheduled } = one;
    const value = taken(one.value);
    return { ...one, value, scheduled: scheduled.by === 'unit' ? { by: 'unit', column: taken(scheduled.column) } : scheduled };
  });
  return { ...plan, columns, indicators };
}

/** What is said of an indicator at several moments is said once. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue.args), issue])).values()];
}
