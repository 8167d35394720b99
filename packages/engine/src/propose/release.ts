import { formatYuan, type Issue } from '@kedu/model';
import type { Proposed } from './context.ts';
import { sum } from './protect.ts';
import { amountMissing, isAssessed, ownVerdicts } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

/**
 * Next year's money of a unit, released where it passed its evaluation and held otherwise; who was not assessed is held.
 *
 * Units: fen. Shape: one line for each item of a unit (rows of one item add up). Missing: what cannot be decided is held and reported.
 * Rule: PROPOSE-15; C8 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_AMOUNT_MISSING.
 * Example: `grade != 'failed'`, grade good → release 500.00; not assessed → hold 500.00.
 */
export function release(run: RuleFor<'release'>): Proposed {
  const { rule, act, ctx, list, scope } = run;
  const issues: Issue[] = [];
  const passed = verdicts(run, act.releaseWhen);
  const lines = ownVerdicts(run).flatMap((own, k): Line[] => {
    const unit = list.members[k] as number;
    if (own === 'fails' || own === 'too_small') return [];
    if (own === 'undetermined') {
      if (list.ranked[k] === 1 && rule.when) issues.push(undetermined(run, rule.when, scope, unit));
      return [];
    }
    const code = ctx.enrolment.units[unit]?.code;
    const rows = act.of.filter((row) => row.unitCode === code);
    if (rows.length === 0) issues.push(amountMissing(run, k));
    const assessed = isAssessed(run, k, [act.releaseWhen]);
    if (assessed && rows.length > 0 && passed[k] === 'undetermined') issues.push(undetermined(run, act.releaseWhen, scope, unit));
    const action = assessed && passed[k] === 'holds' ? 'release' : 'hold';
    const condition = assessed ? groundOf(act.releaseWhen, scope, unit) : 'not_assessed';
    return [...new Set(rows.map((row) => row.item ?? ''))].map((item): Line => {
      const amountFen = sum(rows.filter((row) => (row.item ?? '') === item));
      return { unit, action, subject: item, amountFen, ground: `${condition}; ${formatYuan(amountFen)}` };
    });
  });
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}
