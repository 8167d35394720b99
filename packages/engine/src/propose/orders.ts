import { cellOf, type Issue, type Period } from '@kedu/model';
import type { LightRule, Scope } from '@kedu/scheme';
import { lagArithmetic, lagBasis } from '../light/lag.ts';
import { figure } from '../normalise/figure.ts';
import type { LightResult, Proposal, ProposalAction } from '../result.ts';
import { parameter } from '../values/formulaScope.ts';
import { proposeIssue } from './codes.ts';
import { deciderOf, type ProposeContext, type ProposeList, type Proposed } from './context.ts';

const ACTIONS = { propose_order: 'supervision_order', explain_at_meeting: 'explanation', notice: 'notice' } as const;

/** A light that is on and asks for something. */
interface Lit {
  readonly light: LightResult;
  readonly rule: LightRule;
}

/**
 * What lights ask for: one merged supervision order, explanation or notice per unit and day on which moments end, listing the indicators.
 *
 * Shape: ends in the order of time, then units, then the order of actions in `ACTIONS`. Period: the longest moment that asks. Subject: the
 * indicators, each once.
 * Missing: an indicator without a light asks for nothing.
 * Rule: PROPOSE-11; B3 (docs/spec/proposals.md). Errors: PROPOSE_NO_DECIDER.
 * Example: two red indicators of one city in 2023Q2 → one supervision_order that names both.
 */
export function orders(ctx: ProposeContext, lists: readonly ProposeList[], lights: readonly LightResult[]): Proposed {
  const asking = ctx.input.scheme.lights.rules.filter((rule) => rule.then !== undefined);
  if (asking.length === 0) return { proposals: [], issues: [] };
  const decides = deciderOf(ctx.input.scheme);
  if (decides === '')
    return {
      proposals: [],
      issues: asking.map(
        (rule): Issue => proposeIssue('PROPOSE_NO_DECIDER', rule.place, { rule: rule.title?.['zh-CN'] ?? rule.light }, rule.clause),
      ),
    };
  const proposals: Proposal[] = [];
  const home = homes(lists);
  for (const here of endsOf(lights)) {
    ctx.enrolment.units.forEach((_, unit) => {
      const list = home.get(unit);
      if (list === undefined) return;
      const all = litFor(ctx, here, unit);
      for (const [then, action] of Object.entries(ACTIONS)) {
        const lit = all.filter(({ rule }) => rule.then === then);
        if (lit.length > 0) proposals.push(merged(ctx, { unit, list, action, decides }, lit));
      }
    });
  }
  return { proposals, issues: [] };
}

/** The first list of every unit. */
function homes(lists: readonly ProposeList[]): Map<number, string> {
  const home = new Map<number, string>();
  for (const { list, members } of lists) for (const unit of members) if (!home.has(unit)) home.set(unit, list);
  return home;
}

/** Lights by the month in which their moment ends, in order of time; within it the longer moment first, then the order of the lights. */
function endsOf(lights: readonly LightResult[]): readonly (readonly LightResult[])[] {
  const ends = new Map<number, LightResult[]>();
  for (const light of lights) {
    const own = ends.get(light.period.last);
    if (own) own.push(light);
    else ends.set(light.period.last, [light]);
  }
  return [...ends].sort(([a], [b]) => a - b).map(([, here]) => here.sort((a, b) => a.period.first - b.period.first));
}

/** Indicators whose light is on (not only pending, nor already recovering) by a rule that asks for something. */
function litFor(ctx: ProposeContext, here: readonly LightResult[], unit: number): Lit[] {
  return here.flatMap((light): Lit[] => {
    const cell = light.cell(unit);
    if (cell.light === '' || cell.state !== 'alerting') return [];
    const rule = ctx.input.scheme.lights.rules[cell.rule];
    return rule?.then ? [{ light, rule }] : [];
  });
}

interface Head {
  readonly unit: number;
  readonly list: string;
  readonly action: ProposalAction;
  readonly decides: string;
}

function merged(ctx: ProposeContext, { unit, list, action, decides }: Head, lit: readonly Lit[]): Proposal {
  const moment = (lit[0] as Lit).light.period;
  const rules = [...new Set(lit.map(({ rule }) => rule))];
  const first = rules[0] as LightRule;
  const clauses = [...new Set(rules.flatMap((rule) => rule.clause ?? []))];
  return {
    id: ['lights', moment.id, ctx.enrolment.units[unit]?.id ?? '', action].join('/'),
    rule: `lights.${[...new Set(rules.map((rule) => rule.light))].join('+')}`,
    list,
    unit,
    period: moment,
    action,
    subject: [...new Set(lit.map(({ light }) => light.indicator))].join(' '),
    ground: lit.map(({ light, rule }) => `${named(light, moment)}: ${figuresOf(ctx, light, rule, unit)}`).join('; '),
    decides,
    title: first.title ?? { 'zh-CN': first.light },
    ...(clauses.length > 0 ? { clause: clauses.join('、') } : {}),
  };
}

/** An indicator, with its moment where that is not the proposal's. */
function named({ indicator, period }: LightResult, moment: Period): string {
  return period.id === moment.id ? indicator : `${indicator} ${period.id}`;
}

/** What the light rests on: the value against its thresholds where the rule asks for nothing else, otherwise how far behind. */
function figuresOf(ctx: ProposeContext, light: LightResult, { when }: LightRule, unit: number): string {
  const indicator = ctx.input.scheme.indicators.find(({ id }) => id === light.indicator);
  const isThreshold = when.reads.every(({ kind, name }) => kind === 'variable' && (name === 'value' || name.startsWith('param.')));
  if (!indicator || !isThreshold || !when.reads.some(({ name }) => name === 'value')) return behindSchedule(ctx, light, unit);
  const size = ctx.enrolment.units.length;
  const scope: Scope = {
    size,
    variable: (name) => (name === 'value' ? light.value : parameter(indicator, name, size)),
    lookup(name) {
      throw new RangeError(`no look-up ${name} in a threshold`);
    },
  };
  return when.arithmetic(scope, unit);
}

/** How far behind, as arithmetic; the value alone where the light rests on no schedule. */
function behindSchedule({ input }: ProposeContext, { indicator: id, value, scheduled, lag }: LightResult, unit: number): string {
  const indicator = input.scheme.indicators.find((one) => one.id === id);
  const basis = indicator && lagBasis(indicator);
  if (!indicator || !basis || scheduled.missing[unit] !== 0 || lag.missing[unit] !== 0) return String(cellOf(value, unit));
  const sum = lagArithmetic(basis, indicator.better, scheduled.values[unit] as number, value.values[unit] as number);
  return `${sum} = ${figure(lag.values[unit] as number)}`;
}
