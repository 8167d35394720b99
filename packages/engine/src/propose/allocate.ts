import { bilingual, allocateFen, decimalSum, decimalText, type Fen, formatYuan, type Issue, quantise, tidy } from '@kedu/model';
import type { CompiledExpression, Quantity } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import { type Proposed, unitText } from './context.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, type Verdict, verdicts } from './rule.ts';

/**
 * A package of money shared among the ranked units that fulfil a condition, by weight, whole to the fen; its tranches are
 * released or held by their own conditions.
 *
 * Units: fen. An allocation and its tranches are the same money: releases and holds of a unit add up to its allocation.
 * Missing: where a condition or weight cannot be decided for a ranked unit, every line is withheld (`undetermined`).
 * Rule: PROPOSE-7; D2 (docs/spec/proposals.md).
 * Errors: PROPOSE_UNDETERMINED, PROPOSE_TOTAL_INVALID, PROPOSE_WEIGHT_INVALID, PROPOSE_NO_RECEIVER.
 * Example: 1000.00 yuan among totals 90 and 60 by total → 600.00 and 400.00.
 */
export function allocate(run: RuleFor<'allocate'>): Proposed {
  const { rule, act, ctx, list, scope } = run;
  const place = { ...rule.place, period: ctx.input.period.id };
  const title = rule.title['zh-CN'];
  const totalFen = totalOf(run);
  if (typeof totalFen === 'string') {
    return {
      proposals: [],
      issues: [proposeIssue('PROPOSE_TOTAL_INVALID', place, { rule: title, list: list.list, found: totalFen }, rule.clause)],
    };
  }
  const issues: Issue[] = [];
  const own = verdicts(run, rule.when);
  const among = verdicts(run, act.among);
  const standing = own.map((verdict, k) => (verdict === 'holds' ? among[k] : verdict));
  const weights = weightsOf(act.by, run);
  const receivers: number[] = [];
  for (const [k, unit] of list.members.entries()) {
    if (list.ranked[k] !== 1 || standing[k] === 'fails' || standing[k] === 'too_small') continue;
    const weight = weights[k];
    if (standing[k] === 'undetermined')
      issues.push(undetermined(run, rule.when && own[k] === 'undetermined' ? rule.when : act.among, scope, unit));
    else if (weight === undefined) issues.push(undetermined(run, act.by as CompiledExpression, scope, unit));
    else if (weight < 0)
      issues.push(
        proposeIssue(
          'PROPOSE_WEIGHT_INVALID',
          { ...place, unit: ctx.enrolment.units[unit]?.id },
          { rule: title, ...bilingual('unit', unitText(ctx, unit)), found: weight },
          rule.clause,
        ),
      );
    else receivers.push(k);
  }
  if (issues.some((issue) => issue.severity === 'error')) return { proposals: [], issues };
  const shares = shareOut(
    totalFen,
    receivers.map((k) => ({ k, weight: weights[k] as number, score: list.score[k] as number })),
  );
  if (!shares)
    return {
      proposals: [],
      issues: [...issues, proposeIssue('PROPOSE_NO_RECEIVER', place, { rule: title, list: list.list }, rule.clause)],
    };
  const sum = decimalSum(receivers.map((k) => weights[k] as number));
  const withheld = issues.length > 0 ? { withheldBecause: 'undetermined' as const } : {};
  const released = act.tranches.map(({ when }) => when && verdicts(run, when));
  const lines = shares.flatMap(({ k, amountFen }): Line[] => {
    const unit = list.members[k] as number;
    const ground = `${groundOf(act.among, scope, unit)}; ${formatYuan(totalFen)} × ${decimalText(weights[k] as number)} ÷ ${sum} → ${formatYuan(amountFen)}`;
    const tranches = tranchesOf(run, released, k, amountFen, issues);
    return [{ unit, action: 'allocate', subject: '', amountFen, ground }, ...tranches].map((line) => ({ ...line, ...withheld }) as Line);
  });
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

/**
 * Shares an amount out by weight; whole fen that are left go to the largest remainders, of equal ones to the better score,
 * then to the earlier unit. Undefined where there is nobody, or nobody with a weight.
 *
 * Shape: in the order of the receivers. Rule: PROPOSE-7 (docs/spec/proposals.md). Errors: none.
 * Example: 1.00 yuan to three of weight 1 → the best gets 0.34.
 */
export function shareOut(
  totalFen: Fen,
  receivers: readonly { readonly k: number; readonly weight: number; readonly score: number }[],
): { readonly k: number; readonly amountFen: Fen }[] | undefined {
  if (!receivers.some(({ weight }) => weight > 0)) return undefined;
  const order = [...receivers.keys()].sort((a, b) => (receivers[b]?.score as number) - (receivers[a]?.score as number) || a - b);
  const parts = allocateFen(
    totalFen,
    order.map((i) => receivers[i]?.weight as number),
  );
  const amounts = new Map(order.map((i, place) => [i, parts[place] as number]));
  return receivers.map(({ k }, i) => ({ k, amountFen: amounts.get(i) as number }));
}

/** Fen to allocate, or what was found instead of one amount for all. */
function totalOf({ act, list, scope }: RuleFor<'allocate'>): Fen | string {
  const yuan = new Set<number>();
  if (typeof act.totalYuan === 'number') yuan.add(act.totalYuan);
  else {
    const column = act.totalYuan.evaluate(scope);
    list.members.forEach((unit, k) => {
      if (list.ranked[k] === 1) yuan.add(column.missing[unit] === 0 ? (column.values[unit] as number) : Number.NaN);
    });
  }
  if (yuan.size === 0) return 0;
  const [first = Number.NaN] = yuan;
  if (yuan.size > 1 || !(first >= 0) || first > Number.MAX_SAFE_INTEGER / 100) return [...yuan].slice(0, 3).join(', ');
  return quantise(first, { places: 2, rule: 'half_up' });
}

/** Weight per member, tidied, so that the money follows the decimals that the ground shows; undefined where missing. */
function weightsOf(by: Quantity, { list, scope }: RuleFor<'allocate'>): (number | undefined)[] {
  if (typeof by === 'number') return Array.from(list.members, () => by);
  const column = by.evaluate(scope);
  return Array.from(list.members, (unit) => (column.missing[unit] === 0 ? tidy(column.values[unit] as number) : undefined));
}

function tranchesOf(
  run: RuleFor<'allocate'>,
  released: readonly (readonly Verdict[] | undefined)[],
  k: number,
  amountFen: Fen,
  issues: Issue[],
): Line[] {
  const { act, scope, list } = run;
  if (act.tranches.length === 0) return [];
  const unit = list.members[k] as number;
  const parts = allocateFen(
    amountFen,
    act.tranches.map(({ share }) => share),
  );
  return act.tranches.map(({ title, share, when }, i): Line => {
    const verdict = released[i]?.[k] ?? 'holds';
    if (when && verdict === 'undetermined') issues.push(undetermined(run, when, scope, unit));
    const condition = when ? `${groundOf(when, scope, unit)}; ` : '';
    return {
      unit,
      action: verdict === 'holds' ? 'release' : 'hold',
      subject: title['zh-CN'],
      amountFen: parts[i] as number,
      ground: `${condition}${formatYuan(amountFen)} × ${share} → ${formatYuan(parts[i] as number)}`,
    };
  });
}
