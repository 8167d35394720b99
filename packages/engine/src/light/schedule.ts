import { type Column, constantColumn, missingColumn, parsePeriod, type Period, periodsWithin } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { CheckedData } from '../context.ts';
import { filled, withReason } from '../values/combine.ts';
import { lengthOf, spanOf, yearOf } from '../values/plan.ts';
import type { TargetTable } from '../values/targets.ts';
import { tidy } from './lag.ts';
import { nodesOf, type Rhythm } from './moments.ts';

/** What is due at the end of one node, over all units. */
export interface ScheduledNode {
  readonly period: Period;
  readonly due: Column;
}

/** What an indicator is held against in the course of a run's period (序时进度). */
export interface Schedule {
  /** In order of time. */
  readonly nodes: readonly ScheduledNode[];
  /** Periods over which progress counts from nothing; one after the other, up to the run's period. */
  readonly spans: readonly Period[];
  /** A flow under a schedule counts from the beginning of the span; everything else is the value of the moment's own period. */
  readonly toDate: boolean;
  /** A flow without a schedule is held against the target of exactly its own period. */
  readonly exactOnly: boolean;
  readonly linear: boolean;
  /** What was there when a span began, for straight lines to its first node; undefined where nothing is known. */
  start(span: Period): Column | undefined;
}

export interface ScheduleContext {
  readonly size: number;
  readonly period: Period;
  readonly data: Pick<CheckedData, 'target' | 'baseline'>;
  readonly targets: TargetTable;
}

/**
 * The schedule of an indicator: which nodes there are, and what is due at each.
 *
 * Shares: of the target of the period whose parts they number (four shares: the quarters of the run's period, or of the year in
 * which it lies); `same`: the target at every node of the list; absolute values by node period; without a schedule: the target
 * at the end of the period. A row of the target table that names a node stands above all of these for that node.
 * Missing: `not_applicable` where there is no target. Rule: LIGHT-3, LIGHT-4 (docs/spec/lights.md).
 * Errors: none; shares whose number fits no division of the period give no nodes (scheme lint refuses them).
 * Example: target 400, schedule [15%, 45%, 75%, 100%] → 60, 180, 300, 400 at the ends of the quarters.
 */
export function scheduleOf(indicator: Indicator, rhythm: Rhythm, ctx: ScheduleContext): Schedule {
  const { schedule } = indicator;
  const whole = lengthOf(ctx.period) >= 12 ? ctx.period : yearOf(ctx.period);
  const flow = indicator.accrual === 'flow';
  const fromNothing = flow || indicator.accrual === 'cumulative' || indicator.accrual === 'milestone';
  const { nodes, spans } = isShares(schedule)
    ? byShares(indicator, schedule, whole, ctx)
    : schedule === 'same'
      ? { nodes: targetAtNodes(indicator, rhythm, ctx), spans: periodsSoFar(ctx.period) }
      : schedule === undefined
        ? { nodes: withoutSchedule(indicator, rhythm, ctx), spans: [whole] }
        : { nodes: byPeriod(schedule, whole, ctx), spans: [whole] };
  return {
    nodes: schedule === undefined ? nodes : nodes.map((node) => ({ ...node, due: named(indicator, node, ctx) })),
    spans,
    toDate: flow && schedule !== undefined,
    exactOnly: flow && schedule === undefined,
    linear: indicator.between === 'linear',
    start(span) {
      if (fromNothing) return constantColumn(ctx.size, 0);
      return indicator.baseline === undefined ? undefined : ctx.data.baseline(indicator.id, span);
    },
  };
}

/**
 * What is due at a moment: at a node what the node says; between nodes what the last one said, or a straight line by months.
 *
 * Missing: `not_due` before the first node. Rule: LIGHT-5.
 * Example: 60 at the end of March and 180 at the end of June, end of April: 60, or 100 on a straight line.
 */
export function scheduledAt(schedule: Schedule, moment: Period, size: number): Column {
  if (schedule.exactOnly) {
    const same = schedule.nodes.find((node) => node.period.first === moment.first && node.period.last === moment.last);
    return same?.due ?? missingColumn(size, 'not_due');
  }
  const span = spanAt(schedule, moment);
  const nodes = schedule.nodes.filter((node) => span.first <= node.period.last && node.period.last <= span.last);
  const next = nodes.findIndex((node) => node.period.last > moment.last);
  const last = next < 0 ? nodes.at(-1) : nodes[next - 1];
  if (last && (!schedule.linear || next < 0 || last.period.last === moment.last)) return last.due;
  const ahead = nodes[next];
  const behind = last?.due ?? schedule.start(span);
  if (!schedule.linear || !ahead || !behind) return last?.due ?? missingColumn(size, 'not_due');
  const since = last?.period.last ?? span.first - 1;
  return between(behind, ahead.due, (moment.last - since) / (ahead.period.last - since));
}

/** The period whose value is held against what is due at a moment. Rule: LIGHT-4. */
export function actualPeriod(schedule: Pick<Schedule, 'toDate' | 'spans'>, moment: Period): Period {
  const { first } = spanAt(schedule, moment);
  return !schedule.toDate || moment.first <= first ? moment : spanOf(first, moment.last);
}

/** The span in which a moment ends. */
export function spanAt(schedule: Pick<Schedule, 'spans'>, moment: Period): Period {
  return schedule.spans.find((span) => moment.last <= span.last) ?? (schedule.spans.at(-1) as Period);
}

/** Whether a schedule gives shares by position. */
export function isShares(schedule: Indicator['schedule']): schedule is readonly number[] {
  return Array.isArray(schedule);
}

interface Placed {
  readonly nodes: readonly ScheduledNode[];
  readonly spans: readonly Period[];
}

function byShares(indicator: Indicator, shares: readonly number[], whole: Period, ctx: ScheduleContext): Placed {
  for (const spans of [periodsSoFar(ctx.period), [whole]]) {
    for (const kind of ['year', 'half', 'quarter', 'month'] as const) {
      if (spans.some((span) => periodsWithin(span, kind).length !== shares.length)) continue;
      const nodes = spans.flatMap((span) => {
        const target = ctx.data.target(indicator.id, span);
        return periodsWithin(span, kind).map((period, k) => ({ period, due: scaled(target, shares[k] as number) }));
      });
      return { nodes, spans };
    }
  }
  return { nodes: [], spans: [whole] };
}

/** The run's period, after those of its kind that came before it in the year. */
function periodsSoFar(period: Period): readonly Period[] {
  return nodesOf({ every: 'month' }, { nodes: period.kind, watch: undefined }, period);
}

function byPeriod(values: Readonly<Record<string, number>>, whole: Period, ctx: ScheduleContext): ScheduledNode[] {
  const nodes = Object.entries(values).flatMap(([id, value]) => {
    const period = parsePeriod(id);
    if (!period || period.last < whole.first || period.last > whole.last) return [];
    return [{ period, due: constantColumn(ctx.size, value) }];
  });
  return nodes.sort((a, b) => a.period.last - b.period.last || b.period.first - a.period.first);
}

function targetAtNodes(indicator: Indicator, rhythm: Rhythm, ctx: ScheduleContext): ScheduledNode[] {
  const yearly = lengthOf(ctx.period) >= 12;
  return nodesOf(indicator, rhythm, ctx.period).map((period) => ({
    period,
    due: ctx.data.target(indicator.id, yearly ? ctx.period : period),
  }));
}

/** The target at the end of the period, and before it at those nodes alone that the table names. */
function withoutSchedule(indicator: Indicator, rhythm: Rhythm, ctx: ScheduleContext): ScheduledNode[] {
  const ends = nodesOf(indicator, { nodes: undefined, watch: undefined }, ctx.period);
  const nodes: ScheduledNode[] = [];
  let standing = missingColumn(ctx.size, 'not_due');
  for (const period of nodesOf(indicator, rhythm, ctx.period)) {
    const own = ends.some((end) => end.last === period.last) ? undefined : ctx.targets.column(indicator.id, 'target', period, true);
    if (!own) continue;
    standing = filled(
      withReason(own, 'not_due', (code) => code !== 0),
      standing,
    );
    nodes.push({ period, due: standing });
  }
  nodes.push(...ends.map((period) => ({ period, due: ctx.data.target(indicator.id, period) })));
  return nodes.sort((a, b) => a.period.last - b.period.last);
}

/** What is due at a node, rows of the target table that name it standing above. */
function named(indicator: Indicator, node: ScheduledNode, ctx: ScheduleContext): Column {
  const own = ctx.targets.column(indicator.id, 'target', node.period, true);
  return own
    ? filled(
        withReason(own, 'not_due', (code) => code !== 0),
        node.due,
      )
    : node.due;
}

function scaled(target: Column, share: number): Column {
  return { values: target.values.map((value) => tidy(value * share)), missing: target.missing };
}

function between(from: Column, to: Column, part: number): Column {
  const missing = from.missing.map((code, i) => code || (to.missing[i] as number));
  const values = from.values.map((value, i) => (missing[i] === 0 ? tidy(value + ((to.values[i] as number) - value) * part) : Number.NaN));
  return { values, missing };
}
