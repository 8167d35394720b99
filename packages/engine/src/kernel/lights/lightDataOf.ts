import type { Column } from '@kedu/model';
import type { RunContext } from '../../context.ts';
import { rhythmOf } from '../../light/moments.ts';
import { scheduledAt, scheduleOf } from '../../light/schedule.ts';
import { targetTable } from '../../values/targets.ts';
import type { SweepOrder } from '../profiles.ts';
import type { LightColumn, LightData, LightPlan, LightsKept } from './lightPlan.ts';

/**
 * The columns of a plan of lights out of a run’s checked data, in the order of its units; for tests and small runs. A country reads a sealed file instead.
 *
 * Rule: KERNEL-6, KERNEL-3. Errors: RangeError for a plan of another scheme.
 */
export function lightDataOf(ctx: RunContext, plan: LightPlan, order: SweepOrder, before?: LightsKept): LightData {
  const { units, starts } = order;
  const columns = plan.columns.map((column) => (column.kind === 'value' ? actualOf(ctx, column) : scheduledOf(ctx, plan, column)));
  return {
    units: units.length,
    starts,
    values: columns.map(({ values, missing }) =>
      Float64Array.from(units, (unit) => (missing[unit] === 0 ? (values[unit] as number) : Number.NaN)),
    ),
    gaps: columns.map(({ missing }) => Uint8Array.from(units, (unit) => missing[unit] as number)),
    before,
  };
}

function actualOf(ctx: RunContext, { indicator, period }: LightColumn): Column {
  return ctx.data.value(indicator, period);
}

function scheduledOf({ input, enrolment, data }: RunContext, { list, moment }: LightPlan, { indicator: id }: LightColumn): Column {
  const { scheme, period } = input;
  const indicator = scheme.indicators.find((one) => one.id === id);
  const enrolled = enrolment.lists.find((one) => one.list.id === list);
  if (!indicator || !enrolled) throw new RangeError(`no indicator ${id} or list ${list} in scheme ${scheme.id}`);
  const size = enrolment.units.length;
  const targets = targetTable(scheme, enrolment);
  return scheduledAt(scheduleOf(indicator, rhythmOf(enrolled.list), { size, period, data, targets }), moment, size);
}
