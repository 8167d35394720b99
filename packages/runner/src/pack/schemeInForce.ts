import { firstDay, type Issue, lastDay, type Period } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { PlannedRun } from './pack.ts';

/** The scheme versions in force on the last day of a period, in the order given. Rule: PACK-4. */
export function schemesInForce(schemes: readonly CompiledScheme[], period: Period): readonly CompiledScheme[] {
  const day = lastDay(period);
  return schemes.filter(({ inForce }) => inForce.from <= day && (inForce.until === undefined || day <= inForce.until));
}

/** Whether every period has its scheme, and one version of it. Errors: PACK_NO_SCHEME, PACK_TWO_SCHEMES; PACK_AS_OF_EARLY warns. */
export function checkRuns(runs: readonly PlannedRun[], schemes: readonly CompiledScheme[]): Issue[] {
  return runs.flatMap(({ period, asOf }) => {
    const place = { file: 'pack.yaml', period: period.id };
    const current = schemesInForce(schemes, period);
    const issues: Issue[] = [];
    if (current.length === 0 && schemes.length > 0) {
      const known = schemes.map(({ id, version, inForce }) => `${id}@${version} ${inForce.from}…${inForce.until ?? ''}`).join(', ');
      issues.push(runnerIssue('PACK_NO_SCHEME', place, { period: period.id, day: lastDay(period), known }));
    }
    for (const [i, scheme] of current.entries()) {
      const first = current.find((other, k) => k < i && other.id === scheme.id);
      if (first) issues.push(runnerIssue('PACK_TWO_SCHEMES', place, { scheme: scheme.id, period: period.id, first: first.version, second: scheme.version }));
    }
    if (asOf < firstDay(period)) issues.push(runnerIssue('PACK_AS_OF_EARLY', place, { period: period.id, day: asOf, from: firstDay(period) }));
    return issues;
  });
}
