import type { Issue } from '@kedu/model';
import type { EnrolledList, RunContext } from '../../context.ts';
import type { SweepOrder } from '../profiles.ts';
import { lightDataOf } from './lightDataOf.ts';
import type { LightBytes, LightData, LightPlan, LightsKept } from './lightPlan.ts';
import { lightMoments, lightPlanIn } from './lightPlanOf.ts';
import { lightSweep } from './lightSweep.ts';
import { hasMemory, shownLightPlans } from './shownLightPlans.ts';

/** One moment with what its lights read; what the moment before left only where a light hangs on it. */
export interface SealableMoment {
  readonly plan: LightPlan;
  readonly data: LightData;
}

/** Lights of a list that can be set again without the observations. Columns run over the units in the order of the plan. */
export type SealableLights =
  | { readonly moments: readonly SealableMoment[]; readonly order: SweepOrder; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly moments?: undefined; readonly order?: undefined };

/**
 * The columns of the lights that a list shows at the end of its period, with the memory of the moments before where they need it.
 *
 * Shape: as `shownLightPlans`; no moment where nobody is lit. Rule: SEAL-5, KERNEL-6. Errors: KERNEL_LIGHTS_NOT_PLANNED where a moment makes no plan.
 * Example: raise_after 2, watched by month, run of 2023 → the columns of December and the states that November left.
 */
export function sealableLights(ctx: RunContext, enrolled: EnrolledList): SealableLights {
  const { enrolment, input } = ctx;
  const asked = { scheme: input.scheme, period: input.period, enrolment, enrolled };
  const { plans, order, issues } = shownLightPlans(asked);
  if (!plans) return { issues };
  const needed = new Set(plans.flatMap((plan) => plan.indicators.filter((one) => hasMemory(plan, one)).map(({ indicator }) => indicator)));
  const memory = needed.size > 0 ? memoryOf(ctx, asked, plans, order) : { before: [] };
  if (memory.issues) return { issues: memory.issues };
  const moments = plans.map((plan, k): SealableMoment => {
    const before = new Map([...(memory.before[k] ?? [])].filter(([indicator]) => needed.has(indicator)));
    return { plan, data: lightDataOf(ctx, plan, order, before.size > 0 ? before : undefined) };
  });
  return { moments, order };
}

/** What the moments of the year left before each of these plans. */
function memoryOf(
  ctx: RunContext,
  asked: Parameters<typeof shownLightPlans>[0],
  plans: readonly LightPlan[],
  order: SweepOrder,
):
  | { readonly before: readonly LightsKept[]; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly before?: undefined } {
  const before: LightsKept[] = [];
  let kept: LightsKept = new Map<string, LightBytes>();
  for (const moment of lightMoments(asked)) {
    const shown = plans.find((plan) => plan.moment.first === moment.first && plan.moment.last === moment.last);
    if (shown) before.push(new Map(shown.indicators.flatMap(({ indicator }) => entryOf(kept, indicator))));
    if (before.length === plans.length) return { before };
    const { plan, issues } = lightPlanIn({ ...asked, moment }, order);
    if (!plan) return { issues };
    kept = new Map([...kept, ...lightSweep(plan, lightDataOf(ctx, plan, order, kept))]);
  }
  return { before };
}

function entryOf(kept: LightsKept, indicator: string): readonly (readonly [string, LightBytes])[] {
  const own = kept.get(indicator);
  return own ? [[indicator, own]] : [];
}
