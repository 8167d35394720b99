import { firstDay, type Issue, lastDay } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { PlannedRun } from '../pack/pack.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';

const NOT_COUNTED = 'PROPOSE_DECISION_NOT_COUNTED';

/**
 * The issues of a pack without those of decisions that another of its periods counts; a decision that none counts is said once, with the days
 * of the last period.
 *
 * Rule: PACK-8. Example: a decision of 2023 is not missed in 2022 where the pack runs both years.
 */
export function withoutCountedDecisions(
  issues: readonly Issue[],
  runs: readonly PlannedRun[],
  schemes: readonly CompiledScheme[],
): readonly Issue[] {
  if (!issues.some(({ code }) => code === NOT_COUNTED)) return issues;
  const counted = new Set(runs.flatMap((run) => schemesInForce(schemes, run.period).flatMap((scheme) => decisionsOf(scheme, run))));
  const told = new Map<string, Issue>();
  for (const issue of issues) {
    const decision = String(issue.args.decision);
    const before = told.get(decision);
    if (issue.code === NOT_COUNTED && (!before || String(before.args.until) < String(issue.args.until))) told.set(decision, issue);
  }
  return issues.filter(
    (issue) => issue.code !== NOT_COUNTED || (!counted.has(String(issue.args.decision)) && told.get(String(issue.args.decision)) === issue),
  );
}

/** Numbers of the decisions that a scheme counts in a run: those in effect within its period and by its day. */
function decisionsOf({ consequences }: CompiledScheme, { period, asOf }: PlannedRun): string[] {
  const from = firstDay(period);
  const until = asOf < lastDay(period) ? asOf : lastDay(period);
  return consequences
    .flatMap(({ propose }) => (propose.action === 'withhold' ? propose.decisions : []))
    .filter(({ effectiveOn }) => effectiveOn >= from && effectiveOn <= until)
    .map(({ decision }) => decision);
}
