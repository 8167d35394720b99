import { bilingual, type Fen, firstDay, formatYuan, type Issue, lastDay } from '@kedu/model';
import type { DecisionRow } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import type { Proposed } from './context.ts';
import { shareOfFen } from './fen.ts';
import { type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

/**
 * Bonuses withheld along the chain of responsibility, from effective decisions of the disciplinary authority only, each
 * decision counting once: in the period in which it takes effect.
 *
 * Shape: `runs` — the rule on each of its lists; a unit counts in the first list that holds it.
 * Units: fen, negative. Subject: the decision's number and the person's pseudonym as the table gives it.
 * Rule: PROPOSE-9; D4 (docs/spec/proposals.md).
 * Errors: PROPOSE_DECISION_INCOMPLETE, PROPOSE_DECISION_NOT_COUNTED, PROPOSE_ROLE_WITHOUT_RATE, PROPOSE_UNIT_UNKNOWN, PROPOSE_UNDETERMINED.
 * Example: a warning, bonus 10000.00, person 50 % → −5000.00; leader in charge 30 %, head of office 20 % of their own bonuses.
 */
export function withhold(runs: readonly RuleFor<'withhold'>[]): Proposed {
  const [first] = runs;
  if (!first) return { proposals: [], issues: [] };
  const { rule, act } = first;
  const issues: Issue[] = [];
  const effective = act.decisions.filter((row) => isEffective(first, row, issues));
  const spent = new Map<string, Fen>();
  const proposals = onePerPerson(act.rates, effective).flatMap((row) => {
    const rate = act.rates[row.role];
    if (rate === undefined) {
      const args = { ...bilingual('rule', rule.title), decision: row.decision, role: row.role, known: Object.keys(act.rates).join(', ') };
      issues.push(proposeIssue('PROPOSE_ROLE_WITHOUT_RATE', row.place, args, rule.clause));
      return [];
    }
    const found = memberOf(runs, row, issues);
    if (!found) return [];
    const key = JSON.stringify([row.unitCode, row.person]);
    const before = spent.get(key) ?? 0;
    const asked = shareOfFen(row.bonusFen, rate);
    const amountFen = Math.max(0, Math.min(asked, row.bonusFen - before));
    spent.set(key, before + amountFen);
    const limit = amountFen < asked ? `; ${formatYuan(row.bonusFen)} − ${formatYuan(before)} = ${formatYuan(row.bonusFen - before)}` : '';
    const line: Line = {
      unit: found.unit,
      action: 'withhold',
      subject: `${row.decision}/${row.person}/${row.role}`,
      amountFen: 0 - amountFen,
      ground: `${row.body} ${row.decision} ${row.effectiveOn}; ${row.role}: ${formatYuan(row.bonusFen)} × ${rate} → ${formatYuan(asked)}${limit}`,
    };
    return [proposalOf(found.run, line)];
  });
  return { proposals, issues };
}

/** Complete, and effective in the period and not after the as-of day. An earlier one was counted in its own period. */
function isEffective({ rule, ctx }: RuleFor<'withhold'>, row: DecisionRow, issues: Issue[]): boolean {
  const cells = {
    decision: row.decision,
    body: row.body,
    effective_on: row.effectiveOn,
    unit: row.unitCode,
    person: row.person,
    role: row.role,
  };
  const missing = Object.entries(cells)
    .filter(([, text]) => text.trim() === '')
    .map(([name]) => name);
  if (missing.length > 0) {
    issues.push(
      proposeIssue(
        'PROPOSE_DECISION_INCOMPLETE',
        row.place,
        { ...bilingual('rule', rule.title), decision: row.decision, missing: missing.join(', ') },
        rule.clause,
      ),
    );
    return false;
  }
  const from = firstDay(ctx.input.period);
  const [until = ''] = [ctx.input.asOf, lastDay(ctx.input.period)].sort();
  if (row.effectiveOn > until) {
    const args = { ...bilingual('rule', rule.title), decision: row.decision, effective: row.effectiveOn, from, until };
    issues.push(proposeIssue('PROPOSE_DECISION_NOT_COUNTED', row.place, args, rule.clause));
  }
  return row.effectiveOn >= from && row.effectiveOn <= until;
}

/** A person in several roles of one decision answers once, in the role with the highest rate. */
function onePerPerson(rates: Readonly<Record<string, number>>, rows: readonly DecisionRow[]): DecisionRow[] {
  const kept = new Map<string, DecisionRow>();
  for (const row of rows) {
    const key =
      rates[row.role] === undefined
        ? JSON.stringify([row.decision, row.unitCode, row.person, row.role])
        : JSON.stringify([row.decision, row.unitCode, row.person]);
    const known = kept.get(key);
    if (!known || (rates[row.role] ?? 0) > (rates[known.role] ?? 0)) kept.set(key, row);
  }
  return [...kept.values()];
}

function memberOf(
  runs: readonly RuleFor<'withhold'>[],
  row: DecisionRow,
  issues: Issue[],
): { run: RuleFor<'withhold'>; unit: number } | undefined {
  for (const run of runs) {
    const unit = run.ctx.enrolment.indexOfCode(row.unitCode);
    const k = unit < 0 ? -1 : run.list.members.indexOf(unit);
    if (k < 0) continue;
    if (!run.rule.when) return { run, unit };
    const verdict = verdicts(run, run.rule.when)[k];
    if (verdict === 'undetermined') issues.push(undetermined(run, run.rule.when, run.scope, unit));
    return verdict === 'holds' ? { run, unit } : undefined;
  }
  const [first] = runs;
  issues.push(
    proposeIssue('PROPOSE_UNIT_UNKNOWN', row.place, { rule: first?.rule.title['zh-CN'] ?? '', code: row.unitCode }, first?.rule.clause),
  );
  return undefined;
}
