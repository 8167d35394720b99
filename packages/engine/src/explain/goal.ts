import { decimalText, type Period, tidy } from '@kedu/model';
import type { Goal, GoalRow, Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { goalOfTarget } from '../values/targets.ts';
import { bodyName } from './bodyName.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/**
 * Where a target comes from a goal: the goal, the method with its arithmetic, the rounding; nothing for other targets.
 *
 * Rule: GOAL-5 (docs/spec/goals.md). Errors: none.
 * Example: “工业投资增长10%”, by potential: 10 × 1.2 × 1000 ÷ 1060 = 11.32…, to a step of 0.1: 11.3.
 */
export function explainGoal({ input, enrolment }: Trace, indicator: Indicator, period: Period, unit: number): readonly Explanation[] {
  const found = goalOfTarget(input.scheme, indicator.id, period, enrolment.units[unit]?.code ?? '');
  if (!found) return [];
  const { goal, row } = found;
  const { title, source = '', lead, clause, decompose } = goal;
  const by = row.computed ? (decompose?.by ?? 'hand') : 'hand';
  return [
    step(
      'EXPLAIN_GOAL',
      { source, by, lead: lead === undefined ? '' : bodyName({ input }, lead.name), reason: row.reason ?? '' },
      { title, result: figure(goal.target as number), clause, children: howShared(goal, row) },
    ),
  ];
}

function howShared({ decompose }: Goal, { base = 0, computed }: GoalRow): readonly Explanation[] {
  if (!decompose || !computed) return [];
  const { share, arithmetic, target } = computed;
  const rate =
    decompose.by === 'equal_growth' && decompose.sum === 'sum' && base > 0
      ? [step('EXPLAIN_GOAL_RATE', { percent: decimalText(Math.round((share / base - 1) * 1e8) / 1e6 + 0) })]
      : [];
  return [
    step('EXPLAIN_GOAL_SHARE', { by: decompose.by }, { arithmetic, result: figure(share), children: rate }),
    ...(tidy(share) === target ? [] : [step('EXPLAIN_GOAL_STEP', { step: decompose.step }, { result: figure(target) })]),
  ];
}
