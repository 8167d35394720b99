import { firstDay, type Issue, lastDay, type Period } from '@kedu/model';
import { type CompiledScheme, versionInForce } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { PlannedRun } from './pack.ts';

/**
 * Of each scheme the version in force on the last day of a period, in the order given.
 *
 * A scheme of a term of office (`every: term`) is run for terms only; where the pack has one in force, a term is for such schemes alone.
 * Rule: PACK-4, FROM-8.
 */
export function schemesInForce(schemes: readonly CompiledScheme[], period: Period): readonly CompiledScheme[] {
  const ids = [...new Set(schemes.map(({ id }) => id))];
  const inForce = ids.flatMap((id) => {
    const version = versionInForce(
      schemes.filter((scheme) => scheme.id === id),
      period,
    );
    return version ? [version] : [];
  });
  const ofTerms = inForce.filter(({ every }) => every === 'term');
  if (ofTerms.length === 0) return inForce;
  return period.kind === 'term' ? ofTerms : inForce.filter(({ every }) => every !== 'term');
}

/** Whether every period has a scheme. Errors: PACK_NO_SCHEME; PACK_AS_OF_EARLY warns of a day before the period begins. */
export function checkRuns(runs: readonly PlannedRun[], schemes: readonly CompiledScheme[]): Issue[] {
  return runs.flatMap(({ period, asOf }) => {
    const place = { file: 'pack.yaml', path: 'runs.periods', period: period.id };
    const issues: Issue[] = [];
    if (schemes.length > 0 && schemesInForce(schemes, period).length === 0) {
      const known = schemes.map(({ id, version, inForce }) => `${id}@${version} ${inForce.from}…${inForce.until ?? ''}`).join(', ');
      issues.push(runnerIssue('PACK_NO_SCHEME', place, { period: period.id, day: lastDay(period), known }));
    }
    if (asOf < firstDay(period))
      issues.push(runnerIssue('PACK_AS_OF_EARLY', place, { period: period.id, day: asOf, from: firstDay(period) }));
    return issues;
  });
}
