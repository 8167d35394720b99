import { formatYuan, type Issue, tidy } from '@kedu/model';
import type { CompiledExpression } from '@kedu/scheme';
import { figure } from '../normalise/figure.ts';
import type { Proposed } from './context.ts';
import { timesFen } from './fen.ts';
import { amountMissing, amountOf } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

/**
 * Compensation along a curve: the base of a unit times the curve at its index, so that a worse index is never paid more.
 *
 * Units: fen. Missing: a ranked unit whose condition or index cannot be decided is paid nothing and reported.
 * Rule: PROPOSE-14; C7, D8 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_AMOUNT_MISSING.
 * Example: 1000.00 along [0.8, 1], [1, 0.6] at 0.9 → 800.00.
 */
export function compensate(run: RuleFor<'compensate'>): Proposed {
  const { rule, act, list, scope } = run;
  const issues: Issue[] = [];
  const column = typeof act.index === 'number' ? undefined : act.index.evaluate(scope);
  const lines = verdicts(run, rule.when).flatMap((verdict, k): Line[] => {
    const unit = list.members[k] as number;
    if (verdict === 'fails' || verdict === 'too_small') return [];
    const isOpen = verdict === 'undetermined';
    if (isOpen || (column && column.missing[unit] !== 0)) {
      const expression = isOpen ? rule.when : (act.index as CompiledExpression);
      if (expression && (list.ranked[k] === 1 || !isOpen)) issues.push(undetermined(run, expression, scope, unit));
      return [];
    }
    const baseFen = amountOf(run, act.of, k);
    if (baseFen === undefined) {
      issues.push(amountMissing(run, k));
      return [];
    }
    const index = column ? (column.values[unit] as number) : (act.index as number);
    const { share, arithmetic } = alongCurve(act.curve, index);
    const amountFen = timesFen(baseFen, share);
    const condition = rule.when ? `${groundOf(rule.when, scope, unit)}; ` : '';
    const said = typeof act.index === 'number' ? '' : `${act.index.source}: ${act.index.arithmetic(scope, unit)}; `;
    const ground = `${condition}${said}${formatYuan(baseFen)} × ${arithmetic} → ${formatYuan(amountFen)}`;
    return [{ unit, action: 'compensate', subject: '', amountFen, ground }];
  });
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

/**
 * Share that a curve pays at an index: straight lines between its points, flat outside; never beyond the points between which it lies.
 *
 * Rule: PROPOSE-14. Errors: none; the index of the points rises (SCHEME_CURVE_ORDER).
 * Example: [[0.8, 1], [1, 0.6]] at 0.9 → 0.8.
 */
export function alongCurve(
  curve: readonly (readonly [number, number])[],
  index: number,
): { readonly share: number; readonly arithmetic: string } {
  const after = curve.findIndex(([x]) => x >= index);
  const at = curve[after < 0 ? curve.length - 1 : after] as readonly [number, number];
  const before = curve[after - 1];
  if (!before || at[0] === index) return { share: at[1], arithmetic: figure(at[1]) };
  const [x0, y0] = before;
  const [x1, y1] = at;
  const straight = y0 + ((y1 - y0) * (index - x0)) / (x1 - x0);
  const share = Math.min(Math.max(tidy(straight), Math.min(y0, y1)), Math.max(y0, y1));
  const arithmetic = `(${figure(y0)} + (${figure(y1)} − ${figure(y0)}) × (${figure(index)} − ${figure(x0)}) ÷ (${figure(x1)} − ${figure(x0)}))`;
  return { share, arithmetic };
}
