import { type Column, missingColumn, type Period } from '@kedu/model';
import type { Indicator, Scope, TextColumn } from '@kedu/scheme';
import type { RunContext } from '../context.ts';
import { parameter } from '../values/formulaScope.ts';
import { periodBefore } from '../values/plan.ts';
import { actualPeriod, type Schedule, spanAt } from './schedule.ts';

/** What light rules of one indicator read at one moment. */
export interface RuleReadings {
  readonly moment: Period;
  readonly value: Column;
  scheduled(): Column;
  lag(): Column;
  nodeMissed(): Column;
  missedNodes(): Column;
  previousValue(): Column;
}

/**
 * Columns for the conditions of lights: value, target, baseline, scheduled, lag, node_missed, missed_nodes, previous_value,
 * better, `param.*`, `unit.*`, and `value('id')` of other indicators at the same moment.
 *
 * Shape: columns over the units of the run. Rule: LIGHT-9 (docs/spec/lights.md).
 * Errors: RangeError for a name outside the vocabulary (the scheme was compiled against it).
 */
export function ruleScope(ctx: RunContext, indicator: Indicator, readings: RuleReadings, better: TextColumn): Scope {
  const size = ctx.enrolment.units.length;
  return {
    size,
    variable(name) {
      switch (name) {
        case 'value':
          return readings.value;
        case 'target':
          return ctx.data.target(indicator.id, ctx.input.period);
        case 'baseline':
          return ctx.data.baseline(indicator.id, ctx.input.period);
        case 'scheduled':
          return readings.scheduled();
        case 'lag':
          return readings.lag();
        case 'node_missed':
          return readings.nodeMissed();
        case 'missed_nodes':
          return readings.missedNodes();
        case 'previous_value':
          return readings.previousValue();
        case 'better':
          return better;
        default:
          if (name.startsWith('param.')) return parameter(indicator, name, size);
          if (name.startsWith('unit.')) return ctx.enrolment.attribute(name.slice('unit.'.length));
          throw new RangeError(`no name ${name} in a light rule`);
      }
    },
    lookup(name, argument) {
      if (name !== 'value') throw new RangeError(`no look-up ${name} in a light rule`);
      return ctx.data.value(argument, readings.moment);
    },
  };
}

/** Value of the moment before by the same measure; `no_reference` where a sum since the beginning has none before it. */
export function previousReading(ctx: RunContext, indicator: string, schedule: Pick<Schedule, 'toDate' | 'spans'>, moment: Period): Column {
  const before = periodBefore(moment);
  if (!schedule.toDate) return ctx.data.value(indicator, before);
  if (before.last < spanAt(schedule, moment).first) return missingColumn(ctx.enrolment.units.length, 'no_reference');
  return ctx.data.value(indicator, actualPeriod(schedule, before));
}
