import { bilingual, type Issue, type Period, shortestDecimal } from '@kedu/model';
import type { StaffRow, StaffRule } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import { type Proposed, unitText } from './context.ts';
import { ownVerdicts } from './rows.ts';
import { groundOf, type Line, proposalOf, type RuleFor, undetermined } from './rule.ts';

/**
 * Staffing control: how many persons may come for those who left, or the ceiling of a headcount that shrinks over years.
 *
 * Units: persons, whole and rounded down. Missing: a unit without a row, or whose condition cannot be decided, gets no proposal and is reported.
 * Rule: PROPOSE-18; D7 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_STAFF_ROW_MISSING.
 * Example: one in for two out, 7 left → permit 3; −30 % over 3 years, base 101, first year → ceiling 90.
 */
export function staff(run: RuleFor<'staff'>): Proposed {
  const { rule, act, ctx, list, scope } = run;
  const issues: Issue[] = [];
  const lines = ownVerdicts(run).flatMap((verdict, k): Line[] => {
    const unit = list.members[k] as number;
    if (verdict === 'fails' || verdict === 'too_small') return [];
    if (verdict === 'undetermined') {
      if (list.ranked[k] === 1 && rule.when) issues.push(undetermined(run, rule.when, scope, unit));
      return [];
    }
    const version = ctx.enrolment.units[unit];
    const row = act.posts.find((one) => one.unitCode === version?.code);
    if (!row) {
      const args = { ...bilingual('rule', rule.title), ...bilingual('unit', unitText(ctx, unit)) };
      issues.push(proposeIssue('PROPOSE_STAFF_ROW_MISSING', { ...rule.place, unit: version?.id }, args, rule.clause));
      return [];
    }
    const { count, arithmetic } =
      act.staffRule.kind === 'replace' ? permitted(row, act.staffRule) : ceiling(row, act.staffRule, ctx.input.period);
    const condition = rule.when ? `${groundOf(rule.when, scope, unit)}; ` : '';
    const action = act.staffRule.kind === 'replace' ? 'permit' : 'ceiling';
    return [{ unit, action, subject: '', count, ground: `${condition}${arithmetic}` }];
  });
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

type Replace = Extract<StaffRule, { readonly kind: 'replace' }>;
type Shrink = Extract<StaffRule, { readonly kind: 'shrink' }>;

/** So many in for so many out, and no more than were asked for. */
function permitted({ left = 0, asked }: StaffRow, rule: Replace): { readonly count: number; readonly arithmetic: string } {
  const most = Math.floor((left * rule.in) / rule.out);
  const sum = `floor(${left} × ${rule.in} ÷ ${rule.out}) = ${most}`;
  if (asked === undefined) return { count: most, arithmetic: sum };
  const count = Math.min(most, asked);
  return { count, arithmetic: `${sum}; min(${most}, ${asked}) = ${count}` };
}

/** Base × (1 − share × year ÷ years), rounded down, by exact arithmetic, and no more than are there. */
function ceiling(row: StaffRow, rule: Shrink, period: Period): { readonly count: number; readonly arithmetic: string } {
  const base = row.baseHeadcount ?? row.headcount;
  const year = Math.min(Math.max(Math.floor(period.last / 12) - rule.from + 1, 0), rule.years);
  const { digits, exponent } = shortestDecimal(rule.shrink);
  const scale = 10n ** BigInt(Math.max(0, -exponent));
  const shrink = BigInt(digits) * 10n ** BigInt(Math.max(0, exponent));
  const whole = scale * BigInt(rule.years);
  const most = Number((BigInt(base) * (whole - shrink * BigInt(year))) / whole);
  const count = Math.min(most, row.headcount);
  return {
    count,
    arithmetic: `floor(${base} × (1 − ${rule.shrink} × ${year} ÷ ${rule.years})) = ${most}; min(${most}, ${row.headcount}) = ${count}`,
  };
}
