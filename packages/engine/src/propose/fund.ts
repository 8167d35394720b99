import { bilingual, type Fen, formatYuan, type Issue } from '@kedu/model';
import type { CompiledExpression } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import { type Proposed, unitText } from './context.ts';
import { shareOfFen } from './fen.ts';
import { amountMissing, amountOf, isAssessed, ownVerdicts } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

/**
 * Money that is asked for, granted by the result of an evaluation before the fact: the whole, a share, or nothing; with what is saved.
 *
 * Units: fen; of every line granted + saved = asked. Missing: who was not assessed is rejected (no evaluation, no budget); where a condition cannot
 * be decided for one who was, the line is withheld (`undetermined`) and reported.
 * Rule: PROPOSE-17; C10 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_AMOUNT_MISSING, PROPOSE_SHARE_INVALID.
 * Example: 1000.00 asked, adjusted to 0.8 → adjust 800.00, saved 200.00.
 */
export function fund(run: RuleFor<'fund'>): Proposed {
  const { rule, act, list, scope } = run;
  const issues: Issue[] = [];
  const approved = verdicts(run, act.approve);
  const adjusted = act.adjust && verdicts(run, act.adjust.when);
  const to = act.adjust && typeof act.adjust.to !== 'number' ? act.adjust.to.evaluate(scope) : undefined;
  const lines = ownVerdicts(run).flatMap((own, k): Line[] => {
    const unit = list.members[k] as number;
    if (own === 'fails' || own === 'too_small') return [];
    if (own === 'undetermined') {
      if (list.ranked[k] === 1 && rule.when) issues.push(undetermined(run, rule.when, scope, unit));
      return [];
    }
    const askedFen = amountOf(run, act.of, k);
    if (askedFen === undefined) {
      issues.push(amountMissing(run, k));
      return [];
    }
    if (!isAssessed(run, k, [act.approve, act.adjust?.when])) return [granted(unit, 'reject', askedFen, 0, 'not_assessed')];
    const open = (action: 'approve' | 'adjust', expression: CompiledExpression): Line[] => {
      issues.push(undetermined(run, expression, scope, unit));
      const ground = `${expression.source}; ${formatYuan(askedFen)}`;
      return [{ unit, action, subject: '', ground, withheldBecause: 'undetermined' }];
    };
    if (approved[k] === 'undetermined') return open('approve', act.approve);
    if (approved[k] === 'holds') return [granted(unit, 'approve', askedFen, askedFen, groundOf(act.approve, scope, unit))];
    if (!act.adjust || !adjusted) return [granted(unit, 'reject', askedFen, 0, groundOf(act.approve, scope, unit))];
    if (adjusted[k] === 'undetermined') return open('adjust', act.adjust.when);
    if (adjusted[k] !== 'holds') {
      const ground = [act.approve, act.adjust.when].map((condition) => groundOf(condition, scope, unit)).join('; ');
      return [granted(unit, 'reject', askedFen, 0, ground)];
    }
    if (to && to.missing[unit] !== 0) return open('adjust', act.adjust.to as CompiledExpression);
    const share = to ? (to.values[unit] as number) : (act.adjust.to as number);
    if (!(share >= 0 && share <= 1)) {
      issues.push(shareInvalid(run, unit, share));
      return [];
    }
    const grantedFen = shareOfFen(askedFen, share);
    const arithmetic = typeof act.adjust.to === 'number' ? '' : `; ${act.adjust.to.source}: ${act.adjust.to.arithmetic(scope, unit)}`;
    const ground = `${groundOf(act.adjust.when, scope, unit)}${arithmetic}; ${formatYuan(askedFen)} × ${share} → ${formatYuan(grantedFen)}`;
    return [granted(unit, 'adjust', askedFen, grantedFen, ground)];
  });
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

function granted(unit: number, action: 'approve' | 'adjust' | 'reject', askedFen: Fen, amountFen: Fen, condition: string): Line {
  const savedFen = askedFen - amountFen;
  const ground = `${condition}; ${formatYuan(askedFen)} − ${formatYuan(amountFen)} = ${formatYuan(savedFen)}`;
  return { unit, action, subject: '', amountFen, savedFen, ground };
}

function shareInvalid({ rule, act, ctx }: RuleFor<'fund'>, unit: number, found: number): Issue {
  const to = act.adjust?.to;
  const at = typeof to === 'object' ? to.place : rule.place;
  const place = { ...at, unit: ctx.enrolment.units[unit]?.id };
  return proposeIssue(
    'PROPOSE_SHARE_INVALID',
    place,
    { ...bilingual('rule', rule.title), ...bilingual('unit', unitText(ctx, unit)), found },
    rule.clause,
  );
}
