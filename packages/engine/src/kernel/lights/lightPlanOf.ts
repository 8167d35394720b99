import type { Issue, Period, Place } from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../../context.ts';
import { type AppliedRule, appliedRules, asksForMissedNodes, shownMoments } from '../../light/course.ts';
import { lagBasis } from '../../light/lag.ts';
import { litMembers } from '../../light/lit.ts';
import { momentsOf, rhythmOf } from '../../light/moments.ts';
import { type Schedule, scheduledAt, actualPeriod } from '../../light/schedule.ts';
import { kernelIssue, type LightNotPlannedReason } from '../codes.ts';
import { type SweepOrder, sweepOrder } from '../profiles.ts';
import type { IndicatorLights, LightColumn, LightPlan, LightSchedule, LightTable, LightTest } from './lightPlan.ts';
import { lightTableOf } from './lightTable.ts';
import { lightTest } from './lightTests.ts';
import { missedAt } from './missedAt.ts';
import { profileSchedules } from './profileSchedule.ts';
import { unitSchedule } from './unitSchedule.ts';

/** What a plan of lights is made of; observations are not among it. */
export interface LightPlanInput {
  readonly scheme: CompiledScheme;
  /** Period of the run: schedules and targets are its. */
  readonly period: Period;
  readonly enrolment: Enrolment;
  readonly enrolled: EnrolledList;
  /** One of `lightMoments`. */
  readonly moment: Period;
}

/** A plan with the order of units that its data have; or why there is none. */
export type LightsPlanned =
  | { readonly plan: LightPlan; readonly order: SweepOrder; readonly issues?: undefined }
  | { readonly plan?: undefined; readonly order?: undefined; readonly issues: readonly Issue[] };

/**
 * The lights of a list at one moment as a plan: tests by indicator, what is due by profile or as a column, automata over bytes.
 *
 * Shape: indicators by ID, those that are lit at the moment; a plan of no indicator where none is. Rule: KERNEL-6 (docs/spec/kernel.md), LIGHT-1 to LIGHT-13.
 * Errors: KERNEL_LIGHTS_NOT_PLANNED, a notice for every rule and indicator that a plan cannot hold, all at once.
 * Example: red lag >= 0.20, blue lag > 0, target 400 with shares → a test of lag 0.2 and one above 0, 180 due at the end of June.
 */
export function lightPlanOf(input: LightPlanInput): LightsPlanned {
  return lightPlanIn(input, sweepOrder(input.enrolment, input.enrolled, input.scheme.trees[input.enrolled.list.id]));
}

/** The same where the order of the units is known: of many moments of one list it is one. */
export function lightPlanIn(input: LightPlanInput, order: SweepOrder): LightsPlanned {
  const maker = new LightPlanMaker(input, order);
  const indicators = input.scheme.indicators.flatMap((indicator) => maker.indicator(indicator) ?? []);
  if (maker.issues.length > 0) return { issues: maker.issues };
  const { columns, tables } = maker;
  const { enrolled, moment } = input;
  return { plan: { list: enrolled.list.id, moment, profiles: order.profiles.length, columns, indicators, tables }, order };
}

/** Moments at which some indicator of a list is lit, in order of time, from the beginning of the year (LIGHT-1). */
export function lightMoments({ scheme, period, enrolled }: Omit<LightPlanInput, 'moment'>): readonly Period[] {
  const rhythm = rhythmOf(enrolled.list);
  const moments = scheme.indicators.flatMap((indicator) => (indicator.light === 'none' ? [] : momentsOf(indicator, rhythm, period)));
  const byId = new Map(moments.map((moment) => [moment.id, moment]));
  return [...byId.values()].sort((a, b) => a.last - b.last || a.first - b.first);
}

/** Gathers columns, tables and reasons while it goes through the indicators. */
class LightPlanMaker {
  readonly columns: LightColumn[] = [];
  readonly tables: LightTable[] = [];
  readonly issues: Issue[] = [];
  private readonly tableOf = new Map<string, number | undefined>();
  private readonly input: LightPlanInput;
  private readonly order: SweepOrder;
  private readonly lit: ReturnType<typeof litMembers>;
  private readonly scheduleOf: ReturnType<typeof profileSchedules>;

  constructor(input: LightPlanInput, order: SweepOrder) {
    this.input = input;
    this.order = order;
    this.lit = litMembers(input.scheme, input.enrolled);
    this.scheduleOf = profileSchedules(input.scheme, rhythmOf(input.enrolled.list), input.period, order.profiles);
  }

  indicator(indicator: Indicator): IndicatorLights | undefined {
    const { scheme, enrolled, period, moment } = this.input;
    if (indicator.light === 'none' || scheme.lights.rules.length === 0) return undefined;
    const lit = this.litByProfile(indicator.id);
    if (!lit) return undefined;
    const rhythm = rhythmOf(enrolled.list);
    const byProfile = this.scheduleOf(indicator);
    const schedule = byProfile ?? unitSchedule(scheme, indicator, rhythm, period);
    const moments = shownMoments(indicator, schedule, momentsOf(indicator, rhythm, period));
    if (!moments.some(({ first, last }) => first === moment.first && last === moment.last)) return undefined;

    const applied = appliedRules(indicator, scheme.lights.rules);
    const say = this.sayer(indicator);
    if (this.isTaken(indicator.id)) say('lists');
    const tests = applied.flatMap((rule, seen) => this.test(indicator, rule, seen, say));
    const missed = applied.some(asksForMissedNodes) ? missedAt(indicator, schedule, moments, moment) : undefined;
    if (missed === 'unsaid') say('missed_nodes');
    const table = this.table(applied.map(({ index }) => index));
    if (table === undefined) say('states');
    if (table === undefined || missed === 'unsaid') return undefined;
    return {
      indicator: indicator.id,
      value: this.column({ kind: 'value', indicator: indicator.id, period: actualPeriod(schedule, moment) }),
      scheduled: this.scheduled(indicator, byProfile),
      basis: lagBasis(indicator),
      better: indicator.better,
      lit,
      tests,
      ...(missed ? { missed } : {}),
      table,
      ...(moments[0]?.first === moment.first && moments[0].last === moment.last ? { isFirst: true } : {}),
    };
  }

  private test(indicator: Indicator, { rule }: AppliedRule, seen: number, say: Say): readonly LightTest[] {
    const found = lightTest(indicator, rule, seen);
    if (found?.reason !== undefined) say(found.reason, rule.light, rule.when.source, { place: rule.place, clause: rule.clause });
    return found?.test ? [found.test] : [];
  }

  private scheduled({ id }: Indicator, byProfile: Schedule | undefined): LightSchedule {
    const { moment } = this.input;
    if (byProfile) return { by: 'profile', ...scheduledAt(byProfile, moment, this.order.profiles.length) };
    return { by: 'unit', column: this.column({ kind: 'scheduled', indicator: id, period: moment }) };
  }

  /** Undefined where the list lights nobody. Members of one profile are lit alike (WEIGHT-2). */
  private litByProfile(indicator: string): Uint8Array | undefined {
    const own = this.lit(indicator);
    if (!own?.includes(1)) return undefined;
    const { starts, members, profiles } = this.order;
    return Uint8Array.from(profiles, (_, p) => own[members[starts[p] as number] as number] as number);
  }

  /** Whether an earlier list lights the indicator for a unit that this list would light (LIGHT-2). */
  private isTaken(indicator: string): boolean {
    const { scheme, enrolment, enrolled } = this.input;
    const own = this.lit(indicator);
    const before = enrolment.lists.slice(0, enrolment.lists.indexOf(enrolled));
    return before.some((list) => {
      const members = new Set(enrolled.members.filter((_, k) => own?.[k] === 1));
      if (!list.members.some((unit) => members.has(unit))) return false;
      const taken = litMembers(scheme, list)(indicator);
      return list.members.some((unit, k) => taken?.[k] === 1 && members.has(unit));
    });
  }

  private table(applied: readonly number[]): number | undefined {
    const key = applied.join(' ');
    if (!this.tableOf.has(key)) {
      const made = lightTableOf(applied, this.input.scheme.lights);
      this.tableOf.set(key, made && this.tables.push(made) - 1);
    }
    return this.tableOf.get(key);
  }

  private column(asked: LightColumn): number {
    return this.columns.push(asked) - 1;
  }

  private sayer({ id, place, clause }: Indicator): Say {
    const list = this.input.enrolled.list.id;
    return (reason, light = '', what = '', at = { place, clause }) => {
      const args = { list, indicator: id, light, reason, what };
      this.issues.push(kernelIssue('KERNEL_LIGHTS_NOT_PLANNED', { ...at.place, period: this.input.moment.id }, args, at.clause));
    };
  }
}

type Say = (
  reason: LightNotPlannedReason,
  light?: string,
  what?: string,
  at?: { readonly place: Place; readonly clause?: string | undefined },
) => void;
