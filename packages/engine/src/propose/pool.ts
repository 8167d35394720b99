import { bilingual, decimalSum, decimalText, type Fen, formatYuan, type Issue, quantaToNumber } from '@kedu/model';
import type { CompiledExpression } from '@kedu/scheme';
import { shareOut } from './allocate.ts';
import { proposeIssue } from './codes.ts';
import type { Proposed } from './context.ts';
import { shareOfFen } from './fen.ts';
import { amountMissing, amountOf } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

interface Taken {
  readonly k: number;
  readonly ofFen: Fen;
  readonly takenFen: Fen;
}

/**
 * A pool of reward and penalty: a share of the money of those who fulfil one condition goes, whole, to those who fulfil
 * another; the own budget of the unit from which it is taken fills the gap.
 *
 * Units: fen; takes negative, gives positive, and they add up to nothing; a share below half a fen takes nothing and has no line; `fill` is what the unit puts in itself.
 * Missing: where a condition cannot be decided for a ranked unit, every line is withheld (`undetermined`).
 * Rule: PROPOSE-8; D3 (docs/spec/proposals.md).
 * Errors: PROPOSE_UNDETERMINED, PROPOSE_AMOUNT_MISSING, PROPOSE_NO_RECEIVER.
 * Example: the last loses 10 % of 1000.00, two excellent share equally → −100.00, +50.00, +50.00, fill 100.00.
 */
export function pool(run: RuleFor<'pool'>): Proposed {
  const { rule, act, ctx, list, scope } = run;
  const issues: Issue[] = [];
  const losing = positions(run, act.takeFrom, issues, rule.when);
  const gaining = positions(run, act.giveTo, issues).filter((k) => !losing.includes(k));
  const withheld = issues.length > 0 ? ('undetermined' as const) : undefined;
  const taken = losing.flatMap((k): Taken[] => {
    const ofFen = amountOf(run, act.of, k);
    if (ofFen !== undefined) {
      const takenFen = shareOfFen(ofFen, act.rate);
      return takenFen === 0 ? [] : [{ k, ofFen, takenFen }];
    }
    issues.push(amountMissing(run, k));
    return [];
  });
  const totalFen = taken.reduce((total, one) => total + one.takenFen, 0);
  if (totalFen === 0) return { proposals: [], issues };
  const receivers = gaining.map((k) => ({ k, weight: weightOf(run, k), score: list.score[k] as number }));
  const shares = shareOut(totalFen, receivers);
  if (!shares)
    issues.push(
      proposeIssue(
        'PROPOSE_NO_RECEIVER',
        { ...rule.place, period: ctx.input.period.id },
        { ...bilingual('rule', rule.title), list: list.list },
        rule.clause,
      ),
    );
  const because = withheld ?? (shares ? undefined : ('no_receiver' as const));
  const weightSum = decimalSum(receivers.map(({ weight }) => weight));
  const lines: Line[] = [
    ...taken.map(({ k, ofFen, takenFen }): Line => {
      const unit = list.members[k] as number;
      const ground = `${groundOf(act.takeFrom, scope, unit)}; ${formatYuan(ofFen)} × ${act.rate} → ${formatYuan(takenFen)}`;
      return { unit, action: 'take', subject: '', amountFen: 0 - takenFen, ground };
    }),
    ...(shares ?? []).map(({ k, amountFen }, i): Line => {
      const unit = list.members[k] as number;
      const ground = `${groundOf(act.giveTo, scope, unit)}; ${formatYuan(totalFen)} × ${decimalText(receivers[i]?.weight as number)} ÷ ${weightSum} → ${formatYuan(amountFen)}`;
      return { unit, action: 'give', subject: '', amountFen, ground };
    }),
    ...(shares ? taken : []).map(({ k, ofFen, takenFen }): Line => {
      const ground = `${formatYuan(ofFen)} − ${formatYuan(ofFen - takenFen)} = ${formatYuan(takenFen)}`;
      return { unit: list.members[k] as number, action: 'fill', subject: '', amountFen: takenFen, ground };
    }),
  ];
  return { proposals: lines.map((line) => proposalOf(run, because ? { ...line, withheldBecause: because } : line)), issues };
}

/** Ranked members that fulfil the condition (and the rule's own, where one is given). */
function positions(run: RuleFor<'pool'>, condition: CompiledExpression, issues: Issue[], also?: CompiledExpression): number[] {
  const own = verdicts(run, condition);
  const others = also ? verdicts(run, also) : undefined;
  const holding: number[] = [];
  run.list.members.forEach((unit, k) => {
    if (run.list.ranked[k] !== 1) return;
    const pair = [[condition, own[k]], ...(also ? [[also, others?.[k]] as const] : [])] as const;
    if (pair.some(([, verdict]) => verdict === 'fails' || verdict === 'too_small')) return;
    const open = pair.find(([, verdict]) => verdict === 'undetermined');
    if (open) issues.push(undetermined(run, open[0] as CompiledExpression, run.scope, unit));
    else holding.push(k);
  });
  return holding;
}

/** One each, yuan, or the score as people see it; a score below zero weighs nothing. */
function weightOf(run: RuleFor<'pool'>, k: number): number {
  if (run.act.shared === 'equally') return 1;
  if (run.act.shared === 'by_amount') return quantaToNumber(amountOf(run, run.act.of, k) ?? 0, 2);
  return quantaToNumber(Math.max(0, run.list.score[k] as number), run.ctx.input.scheme.rounding.total.places);
}
