import { type Issue, missingReason } from '@kedu/model';
import type { Composite, Indicator, Part, Weight } from '@kedu/scheme';
import type { GateEffect } from '../result.ts';
import { weightFor } from '../steps/scoreWeights.ts';
import { gradeIssue } from './codes.ts';
import type { GateContext, ScoredList } from './context.ts';
import { metTarget } from './lookups.ts';

/** Gaps that say nothing against a unit: nothing is due, or nothing is asked of it. */
const SILENT: ReadonlySet<string> = new Set(['not_applicable', 'no_reference', 'not_due']);

/**
 * Bars the top grade for every unit that missed the target of a binding indicator (约束性指标) of its own tree, or whose
 * value is overdue. Effects carry `gate: -1` and the indicator; indicators by ID, units ascending. Rule: GATE-5.
 */
export function bindingEffects(ctx: GateContext, scored: ScoredList): { effects: GateEffect[]; issues: Issue[] } {
  const effects: GateEffect[] = [];
  const issues: Issue[] = [];
  const tree = ctx.input.scheme.trees[scored.list];
  if (!tree) return { effects, issues };
  for (const indicator of ctx.input.scheme.indicators) {
    if (indicator.nature !== 'binding') continue;
    const chains = chainsTo(tree, indicator.id);
    if (chains.length === 0) continue;
    const met = metTarget(ctx, indicator.id);
    const value = ctx.data.value(indicator.id, ctx.input.period);
    const target = ctx.data.target(indicator.id, ctx.input.period);
    scored.members.forEach((unit, k) => {
      if (scored.ranked[k] !== 1 || target.missing[unit] !== 0) return;
      if (
        !chains.some((chain) => chain.every((weight) => weightFor(weight, scored.classes[k] ?? '', scored.overlays[k] ?? []) !== undefined))
      )
        return;
      const reason = missingReason(met.missing[unit] ?? 0);
      if (reason === 'overdue' || met.values[unit] === 0) effects.push({ gate: -1, indicator: indicator.id, unit });
      else if (reason !== undefined && !SILENT.has(reason))
        issues.push(undetermined(ctx, indicator, scored.list, unit, missingReason(value.missing[unit] ?? 0) ?? reason));
    });
  }
  return { effects, issues };
}

/** Weights on the way from the root to every leaf that scores the indicator. */
function chainsTo(node: Composite, indicator: string): Weight[][] {
  return node.parts.flatMap((part) => reaching(part, indicator));
}

function reaching(part: Part, indicator: string): Weight[][] {
  if (part.type === 'leaf') return part.indicator === indicator ? [[part.weight]] : [];
  if (part.type === 'addition') return [];
  return chainsTo(part, indicator).map((chain) => (part.weight ? [part.weight, ...chain] : chain));
}

function undetermined(ctx: GateContext, indicator: Indicator, list: string, unit: number, reason: string): Issue {
  const version = ctx.enrolment.units[unit];
  return gradeIssue(
    'GATE_BINDING_UNDETERMINED',
    { ...indicator.place, unit: version?.id, indicator: indicator.id, period: ctx.input.period.id },
    { indicator: indicator.title['zh-CN'], list, unit: version?.name['zh-CN'] ?? '', missing: reason },
    indicator.clause,
  );
}
