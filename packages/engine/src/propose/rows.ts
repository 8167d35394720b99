import { bilingual, type Fen, type Issue } from '@kedu/model';
import type { CompiledExpression, MoneyRow } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import { unitText } from './context.ts';
import { sum } from './protect.ts';
import type { RuleOnList, Verdict } from './rule.ts';
import { verdicts } from './rule.ts';

/** Money of a member in a table of the rule, its rows added up; undefined where it has none. */
export function amountOf({ ctx, list }: RuleOnList, rows: readonly MoneyRow[], k: number): Fen | undefined {
  const code = ctx.enrolment.units[list.members[k] as number]?.code;
  const own = rows.filter((row) => row.unitCode === code);
  return own.length === 0 ? undefined : sum(own);
}

/** Says that the table has no row for a member. */
export function amountMissing({ rule, ctx, list }: RuleOnList, k: number): Issue {
  const unit = list.members[k] as number;
  const place = { ...rule.place, unit: ctx.enrolment.units[unit]?.id };
  return proposeIssue(
    'PROPOSE_AMOUNT_MISSING',
    place,
    { ...bilingual('rule', rule.title), ...bilingual('unit', unitText(ctx, unit)), field: '' },
    rule.clause,
  );
}

/** How the rule's own condition stands for every member; without one it holds for all of them, ranked or not. */
export function ownVerdicts(run: RuleOnList): Verdict[] {
  return run.rule.when
    ? verdicts(run, run.rule.when)
    : Array.from(run.list.members, (unit) => (run.spared?.has(String(unit)) ? 'fails' : 'holds'));
}

/**
 * Whether a member was assessed, as far as a condition asks: it has a score, and a grade where the condition reads the grade. Money is granted to
 * nobody else (PROPOSE-15, PROPOSE-17).
 */
export function isAssessed({ list }: RuleOnList, k: number, conditions: readonly (CompiledExpression | undefined)[]): boolean {
  if (Number.isNaN(list.score[k] as number)) return false;
  const readsGrade = conditions.some((one) => one?.reads.some((read) => read.kind === 'variable' && read.name === 'grade'));
  return !readsGrade || list.grades[k] !== '';
}
