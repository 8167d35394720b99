import { bilingual, allocateWhole, type Fen, formatYuan, type Issue, shortestDecimal } from '@kedu/model';
import { proposeIssue } from './codes.ts';
import { type Proposed, unitText } from './context.ts';
import { timesFen } from './fen.ts';
import { amountMissing, amountOf } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

/** One who is paid. */
interface Payee {
  readonly k: number;
  readonly baseFen: Fen;
  readonly coefficient: number;
}

/**
 * Pay by grade: the base of a unit times the coefficient of its grade; with `keepTotal` all coefficients are scaled by one factor, so that the
 * whole is the sum of the bases, to the fen.
 *
 * Units: fen. Missing: who has no base or whose grade has no coefficient is paid nothing and reported; where the condition cannot be decided for a
 * ranked unit and the total is kept, every line is withheld (`undetermined`), for its amount would change all others.
 * Rule: PROPOSE-13; C2 (docs/spec/proposals.md).
 * Errors: PROPOSE_UNDETERMINED, PROPOSE_AMOUNT_MISSING, PROPOSE_GRADE_WITHOUT_COEFFICIENT, PROPOSE_NO_RECEIVER.
 * Example: bases 1000.00 each, a 1.2 and c 0.9 → 1200.00 and 900.00; total kept, all × 2000.00 ÷ 2100.00 → 1142.86 and 857.14.
 */
export function pay(run: RuleFor<'pay'>): Proposed {
  const { rule, act, ctx, list, scope } = run;
  const issues: Issue[] = [];
  let isOpen = false;
  const payees = verdicts(run, rule.when).flatMap((verdict, k): Payee[] => {
    const unit = list.members[k] as number;
    if (verdict === 'fails' || verdict === 'too_small') return [];
    if (verdict === 'undetermined') {
      if (list.ranked[k] === 1 && rule.when) {
        issues.push(undetermined(run, rule.when, scope, unit));
        isOpen = true;
      }
      return [];
    }
    const grade = list.grades[k] ?? '';
    const coefficient = Object.hasOwn(act.coefficient, grade) ? act.coefficient[grade] : undefined;
    if (coefficient === undefined) issues.push(withoutCoefficient(run, unit, grade));
    const baseFen = amountOf(run, act.of, k);
    if (baseFen === undefined) issues.push(amountMissing(run, k));
    return coefficient === undefined || baseFen === undefined ? [] : [{ k, baseFen, coefficient }];
  });
  const amounts = act.keepTotal ? scaled(run, payees) : payees.map(({ baseFen, coefficient }) => timesFen(baseFen, coefficient));
  if (!amounts) {
    const place = { ...rule.place, period: ctx.input.period.id };
    issues.push(proposeIssue('PROPOSE_NO_RECEIVER', place, { ...bilingual('rule', rule.title), list: list.list }, rule.clause));
    return { proposals: [], issues };
  }
  const factor = act.keepTotal && total(payees) > 0 ? factorText(payees) : undefined;
  const kept = factor === undefined ? '' : `keep_total: ${formatYuan(total(payees))} ÷ ${wholeText(payees)} = ${factor}; `;
  const withheld = isOpen && act.keepTotal ? { withheldBecause: 'undetermined' as const } : {};
  const proposals = payees.map(({ k, baseFen, coefficient }, i) => {
    const unit = list.members[k] as number;
    const condition = rule.when ? `${groundOf(rule.when, scope, unit)}; ` : '';
    const amountFen = amounts[i] as Fen;
    const ground = `${condition}grade == '${list.grades[k]}'; ${kept}${formatYuan(baseFen)} × ${coefficient}${factor === undefined ? '' : ` × ${factor}`} → ${formatYuan(amountFen)}`;
    const line: Line = { unit, action: 'pay', subject: '', amountFen, ground, ...withheld };
    return proposalOf(run, line);
  });
  return { proposals, issues };
}

/** The sum of the bases by base × coefficient; what is left of a fen goes to the larger remainder, of equal ones to the better score. */
function scaled({ list }: RuleFor<'pay'>, payees: readonly Payee[]): Fen[] | undefined {
  const totalFen = total(payees);
  if (totalFen === 0) return payees.map(() => 0);
  const { weights } = products(payees);
  if (weights.every((weight) => weight === 0n)) return undefined;
  const order = [...payees.keys()].sort((a, b) => scoreOf(list.score, payees[b]) - scoreOf(list.score, payees[a]) || a - b);
  const parts = allocateWhole(
    totalFen,
    order.map((i) => weights[i] as bigint),
  );
  const amounts = new Map(order.map((i, place) => [i, parts[place] as Fen]));
  return payees.map((_, i) => amounts.get(i) as Fen);
}

const scoreOf = (scores: Float64Array, payee: Payee | undefined): number => {
  const score = scores[payee?.k ?? -1] ?? Number.NaN;
  return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
};

const total = (payees: readonly Payee[]): Fen => payees.reduce((sum, { baseFen }) => sum + baseFen, 0);

/** Base × coefficient of each, exact, in fen of 10^−places. */
function products(payees: readonly Payee[]): { readonly weights: readonly bigint[]; readonly places: number } {
  const decimals = payees.map(({ coefficient }) => shortestDecimal(coefficient));
  const lowest = decimals.reduce((least, { exponent }) => Math.min(least, exponent), 0);
  const weights = decimals.map(
    ({ digits, exponent }, i) => BigInt(digits + '0'.repeat(exponent - lowest)) * BigInt((payees[i] as Payee).baseFen),
  );
  return { weights, places: -lowest };
}

/** The factor by which all coefficients are scaled, with so many decimals (four at least) that no amount is out by a tenth of a fen for want of more. */
function factorText(payees: readonly Payee[]): string {
  const { weights, places } = products(payees);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const largest = weights.reduce((most, weight) => (weight > most ? weight : most), 0n);
  const unit = tenTo(places);
  let decimals = 4;
  while (5n * largest > unit * tenTo(decimals)) decimals += 1;
  const scale = tenTo(decimals);
  const rounded = (2n * BigInt(total(payees)) * unit * scale + whole) / (2n * whole);
  return `${rounded / scale}.${String(rounded % scale).padStart(decimals, '0')}`;
}

const tenTo = (exponent: number): bigint => BigInt(`1${'0'.repeat(exponent)}`);

/** The sum of bases × coefficients in yuan, exact: 5600.00, 1234.56789. */
function wholeText(payees: readonly Payee[]): string {
  const { weights, places } = products(payees);
  const digits = String(weights.reduce((sum, weight) => sum + weight, 0n)).padStart(places + 3, '0');
  const text = `${digits.slice(0, -(places + 2))}.${digits.slice(-(places + 2))}`;
  return text.replace(/(\.\d\d\d*?)0+$/, '$1');
}

function withoutCoefficient({ rule, act, ctx }: RuleFor<'pay'>, unit: number, grade: string): Issue {
  const args = {
    ...bilingual('rule', rule.title),
    ...bilingual('unit', unitText(ctx, unit)),
    grade,
    known: Object.keys(act.coefficient).join(', '),
  };
  return proposeIssue('PROPOSE_GRADE_WITHOUT_COEFFICIENT', { ...rule.place, unit: ctx.enrolment.units[unit]?.id }, args, rule.clause);
}
