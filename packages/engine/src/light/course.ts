import { type Column, missingCode, missingReason, type Period } from '@kedu/model';
import type { Indicator, LightRule, Scope, TextColumn } from '@kedu/scheme';
import type { RunContext } from '../context.ts';
import { withReason } from '../values/combine.ts';
import { KIND_MONTHS } from '../values/plan.ts';
import { gapOf, lagBasis, lagColumn } from './lag.ts';
import { GAPS, type LightMachine, SEEN_NONE } from './machine.ts';
import { MissedNodes } from './missed.ts';
import { momentsOf, type Rhythm } from './moments.ts';
import { previousReading, ruleScope } from './ruleScope.ts';
import { actualPeriod, type Schedule, type ScheduleContext, scheduledAt, scheduleOf, spanAt } from './schedule.ts';

/** Lights of one indicator at one moment, for the units of one rhythm. */
export interface CourseMoment {
  readonly moment: Period;
  /** Period whose value is held against what is due. */
  readonly measured: Period;
  readonly value: Column;
  readonly scheduled: () => Column;
  readonly lag: () => Column;
  /** State of the machine by unit. */
  readonly states: Uint16Array;
}

/** A rule that applies to the indicator; `threshold` stands in place of its condition. */
export interface AppliedRule {
  readonly index: number;
  readonly rule: LightRule;
  readonly threshold: number | undefined;
}

export interface CourseSettings {
  readonly ctx: RunContext;
  readonly machine: LightMachine;
  readonly schedules: ScheduleContext;
  readonly better: TextColumn;
}

/**
 * The lights of one indicator through all its moments, in order of time.
 *
 * Shape: `lit` is 1 for each unit of the run that the lights are for. Scheduled values and lags are made when they are asked
 * for; only the states of the machine are kept.
 * Rule: LIGHT-1…13 (docs/spec/lights.md). Errors: none.
 */
export function lightCourse(indicator: Indicator, rhythm: Rhythm, lit: Uint8Array, settings: CourseSettings): CourseMoment[] {
  const { ctx, machine, schedules } = settings;
  const { period } = ctx.input;
  const schedule = scheduleOf(indicator, rhythm, schedules);
  const rules = appliedRules(indicator, ctx.input.scheme.lights.rules);
  const follow = rules.some(asksForMissedNodes);
  const size = lit.length;
  const unlit = lit.includes(0) ? lit.map((is) => 1 - is) : undefined;
  const missed = new MissedNodes(size, indicator.lag?.tolerance ?? 0);
  const basis = lagBasis(indicator);
  const course: CourseMoment[] = [];
  let states: Uint16Array = new Uint16Array(size);
  let coming = 0;
  for (const moment of shownMoments(indicator, schedule, momentsOf(indicator, rhythm, period))) {
    const measured = actualPeriod(schedule, moment);
    const value = ctx.data.value(indicator.id, measured);
    const scheduledNow = (): Column => among(unlit, scheduledAt(schedule, moment, size));
    const lagNow = (): Column => among(unlit, lagColumn(value, scheduledNow(), basis, indicator.better));
    const lag = once(lagNow);
    if (follow) {
      for (
        ;
        coming < schedule.nodes.length && (schedule.nodes[coming] as Schedule['nodes'][number]).period.last <= moment.last;
        coming += 1
      ) {
        const node = schedule.nodes[coming] as Schedule['nodes'][number];
        missed.node(lagColumn(ctx.data.value(indicator.id, actualPeriod(schedule, node.period)), node.due, basis, indicator.better));
      }
      const last = schedule.nodes[coming - 1];
      if (last && last.period.last < moment.last && spanAt(schedule, moment).first <= last.period.last)
        missed.later(lagColumn(value, last.due, basis, indicator.better));
    }
    const scope = ruleScope(
      ctx,
      indicator,
      {
        moment,
        value,
        lag,
        scheduled: scheduledNow,
        nodeMissed: () => missed.nodeMissed(),
        missedNodes: () => missed.missedNodes(),
        previousValue: () => previousReading(ctx, indicator.id, schedule, moment),
      },
      settings.better,
    );
    const seen = observe(rules, scope, value, lit, lag);
    states = machine.step(states, seen);
    if (moment.first >= period.first) course.push({ moment, measured, value, scheduled: once(scheduledNow), lag: once(lagNow), states });
  }
  return course;
}

/** Rules for the indicator, in the order of the scheme; its own thresholds stand in place of conditions (LIGHT-9). */
export function appliedRules(indicator: Indicator, rules: readonly LightRule[]): AppliedRule[] {
  return rules.flatMap((rule, index) => {
    if (rule.for && !rule.for.includes(indicator.id)) return [];
    return [{ index, rule, threshold: indicator.lag?.thresholds[rule.light] }];
  });
}

export function asksForMissedNodes({ rule, threshold }: AppliedRule): boolean {
  return (
    threshold === undefined &&
    rule.when.reads.some((read) => read.kind === 'variable' && (read.name === 'node_missed' || read.name === 'missed_nodes'))
  );
}

/** `milestones_only`: at nodes of its own schedule, or where it has none at the ends of the periods in which it is reported. */
export function shownMoments(indicator: Indicator, schedule: Schedule, moments: readonly Period[]): readonly Period[] {
  if (indicator.light !== 'milestones_only') return moments;
  const own = typeof indicator.schedule === 'object';
  const ends = new Set(schedule.nodes.map((node) => node.period.last));
  return moments.filter((moment) => (own ? ends.has(moment.last) : (moment.last + 1) % KIND_MONTHS[indicator.every] === 0));
}

const UNSEEN = 0x7fff;

/** First rule that holds, unit by unit; where none does and one cannot be decided, the reason of the first such. */
function observe(rules: readonly AppliedRule[], scope: Scope, value: Column, lit: Uint8Array, lag: () => Column): Int16Array {
  const size = lit.length;
  const seen = new Int16Array(size).fill(UNSEEN);
  let open = size;
  for (let i = 0; i < size; i += 1) {
    const code = value.missing[i] as number;
    if (lit[i] === 1 && code === 0) continue;
    seen[i] = lit[i] === 0 ? GAPS.not_applicable : gapCode(code);
    open -= 1;
  }
  const undecided = new Uint8Array(size);
  for (const { index, rule, threshold } of rules) {
    if (open === 0) break;
    const holds = threshold === undefined ? rule.when.evaluate(scope) : lag();
    const least = threshold ?? 1;
    for (let i = 0; i < size; i += 1) {
      if (seen[i] !== UNSEEN) continue;
      const code = holds.missing[i] as number;
      if (code !== 0) {
        if (undecided[i] === 0) undecided[i] = code;
      } else if ((holds.values[i] as number) >= least) {
        seen[i] = index;
        open -= 1;
      }
    }
  }
  for (let i = 0; i < size; i += 1) {
    if (seen[i] === UNSEEN) seen[i] = undecided[i] === 0 ? SEEN_NONE : undecidedCode(undecided[i] as number);
  }
  return seen;
}

function gapCode(code: number): number {
  const reason = missingReason(code);
  return reason === undefined ? GAPS.undetermined : GAPS[gapOf(reason)];
}

/** A value is there, so the indicator does apply: what cannot be decided for want of a target is undetermined. */
function undecidedCode(code: number): number {
  return code === NOT_APPLICABLE ? GAPS.undetermined : gapCode(code);
}

const NOT_APPLICABLE = missingCode('not_applicable');

function among(unlit: Uint8Array | undefined, column: Column): Column {
  return unlit ? withReason(column, 'not_applicable', (_, unit) => unlit[unit] === 1) : column;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
