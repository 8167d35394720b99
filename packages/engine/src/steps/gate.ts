import { type Column, type Issue, quantise } from '@kedu/model';
import type { Gate, Scope } from '@kedu/scheme';
import { bindingEffects } from '../grade/binding.ts';
import { gradeIssue } from '../grade/codes.ts';
import type { GateContext, ScoredList } from '../grade/context.ts';
import { resultLookup, totals } from '../grade/lookups.ts';
import { missingReads } from '../grade/missingReads.ts';
import type { GateEffect } from '../result.ts';

export interface GatedList {
  /** Quanta after capped scores, over members; ranks are taken on these. */
  readonly score: Float64Array;
  /** In the order of the gates, then of binding indicators; units ascending within each. */
  readonly effects: readonly GateEffect[];
  readonly issues: readonly Issue[];
}

/**
 * What the gates of a scheme do to the units of one list: caps the score, and records whose grade is capped, barred or vetoed.
 *
 * Shape: score over members, same order as input; effects name units by their index in the run.
 * Units: quanta of the total. Missing: a condition that cannot be decided has no effect and is reported.
 * Rule: GATE-1 to GATE-6 (docs/spec/rank-grade.md).
 * Errors: GATE_UNDETERMINED, GATE_BINDING_UNDETERMINED.
 * Example: 92.50 with one accident, cap_score 80 → 80.00 and an effect { scoreFrom: 9250, scoreTo: 8000 }.
 */
export function gate(ctx: GateContext, scored: ScoredList): GatedList {
  const { gates, rounding } = ctx.input.scheme;
  const scope = gateScope(ctx, scored);
  const score = Float64Array.from(scored.score);
  const effects: GateEffect[] = [];
  const issues: Issue[] = [];
  gates.forEach((rule, index) => {
    if (rule.lists && !rule.lists.includes(scored.list)) return;
    const cap = rule.capScore === undefined ? undefined : quantise(rule.capScore, { places: rounding.total.places, rule: 'down' });
    const holds = rule.when.evaluate(scope);
    scored.members.forEach((unit, k) => {
      if (!actsOn(rule, scored, k)) return;
      if (holds.missing[unit] !== 0) issues.push(undetermined(ctx, rule, scored.list, scope, unit));
      else if (holds.values[unit] === 1) effects.push({ gate: index, unit, ...capped(score, k, cap) });
    });
  });
  const binding = bindingEffects(ctx, scored);
  return { score, effects: [...effects, ...binding.effects], issues: [...issues, ...binding.issues] };
}

/** GATE-1: only a ranked unit has a score and a grade to limit; a veto also reaches a unit that is not ranked. */
function actsOn(rule: Gate, scored: ScoredList, k: number): boolean {
  return rule.veto || scored.ranked[k] === 1;
}

function capped(score: Float64Array, k: number, cap: number | undefined): Pick<GateEffect, 'scoreFrom' | 'scoreTo'> {
  const from = score[k] as number;
  if (cap === undefined || !(from > cap)) return {};
  score[k] = cap;
  return { scoreFrom: from, scoreTo: cap };
}

function undetermined(ctx: GateContext, rule: Gate, list: string, scope: Scope, unit: number): Issue {
  const version = ctx.enrolment.units[unit];
  return gradeIssue(
    'GATE_UNDETERMINED',
    { ...rule.place, unit: version?.id, period: ctx.input.period.id },
    { gate: rule.title['zh-CN'], list, unit: version?.name['zh-CN'] ?? '', missing: missingReads(rule.when, scope, unit) },
    rule.clause,
  );
}

function gateScope(ctx: GateContext, scored: ScoredList): Scope {
  const size = ctx.enrolment.units.length;
  const known = new Map<string, Column>();
  const remember = (key: string, make: () => Column): Column => {
    const column = known.get(key) ?? make();
    known.set(key, column);
    return column;
  };
  return {
    size,
    variable: (name) => {
      if (name === 'total')
        return remember('total', () => totals(size, scored.members, scored.score, ctx.input.scheme.rounding.total.places));
      if (name.startsWith('unit.')) return ctx.enrolment.attribute(name.slice('unit.'.length));
      throw new RangeError(`no name ${name} among gates`);
    },
    lookup: (name, argument) => remember(`${name}/${argument}`, () => resultLookup(ctx, scored.parts, name, argument)),
  };
}
