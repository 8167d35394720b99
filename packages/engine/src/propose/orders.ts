import { cellOf, type Issue, type Period } from '@kedu/model';
import type { LightRule } from '@kedu/scheme';
import { lagArithmetic, lagBasis } from '../light/lag.ts';
import { figure } from '../normalise/figure.ts';
import type { LightResult, Proposal, ProposalAction } from '../result.ts';
import { proposeIssue } from './codes.ts';
import { deciderOf, type ProposeContext, type ProposeList, type Proposed } from './context.ts';

const ACTIONS = { propose_order: 'supervision_order', explain_at_meeting: 'explanation', notice: 'notice' } as const;

/** A light that is on and asks for something. */
interface Lit {
  readonly light: LightResult;
  readonly rule: LightRule;
}

/**
 * What lights ask for: one merged supervision order, explanation or notice per unit and moment, listing the indicators.
 *
 * Shape: moments in the order of time, then units, then the order of actions in `ACTIONS`. Subject: the moment and the indicators.
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
  for (const moment of momentsOf(lights)) {
    const here = lights.filter((one) => one.period.id === moment.id);
    ctx.enrolment.units.forEach((_, unit) => {
      const list = home.get(unit);
      if (list === undefined) return;
      const all = litFor(ctx, here, unit);
      for (const [then, action] of Object.entries(ACTIONS)) {
        const lit = all.filter(({ rule }) => rule.then === then);
        if (lit.length > 0) proposals.push(merged(ctx, { moment, unit, list, action, decides }, lit));
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

function momentsOf(lights: readonly LightResult[]): Period[] {
  const moments = new Map(lights.map((one) => [one.period.id, one.period]));
  return [...moments.values()].sort((a, b) => a.last - b.last || b.first - a.first);
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
  readonly moment: Period;
  readonly unit: number;
  readonly list: string;
  readonly action: ProposalAction;
  readonly decides: string;
}

function merged(ctx: ProposeContext, { moment, unit, list, action, decides }: Head, lit: readonly Lit[]): Proposal {
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
    subject: lit.map(({ light }) => light.indicator).join(' '),
    ground: lit.map(({ light }) => `${light.indicator}: ${behindSchedule(ctx, light, unit)}`).join('; '),
    decides,
    title: first.title ?? { 'zh-CN': first.light },
    ...(clauses.length > 0 ? { clause: clauses.join('、') } : {}),
  };
}

/** How far behind, as arithmetic; the value alone where the light rests on no schedule. */
function behindSchedule({ input }: ProposeContext, { indicator: id, value, scheduled, lag }: LightResult, unit: number): string {
  const indicator = input.scheme.indicators.find((one) => one.id === id);
  const basis = indicator && lagBasis(indicator);
  if (!indicator || !basis || scheduled.missing[unit] !== 0 || lag.missing[unit] !== 0) return String(cellOf(value, unit));
  const sum = lagArithmetic(basis, indicator.better, scheduled.values[unit] as number, value.values[unit] as number);
  return `${sum} = ${figure(lag.values[unit] as number)}`;
}
