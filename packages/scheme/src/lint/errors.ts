import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator } from '../compiled.ts';
import { type ErrorSource, FEWEST_REVISIONS } from '../valueError.ts';
import type { Draft } from './draft.ts';

/**
 * Errors of values that do not fit their indicator, and revisions too few to estimate one from.
 *
 * Rule: ERROR-1, ERROR-2 (docs/spec/uncertainty.md). Errors: SCHEME_ERROR_SOURCE, ERROR_REVISIONS_FEW (a warning: no error is claimed then).
 */
export function checkErrors({ scheme }: Draft): Issue[] {
  return scheme.indicators.flatMap((indicator) => (indicator.error ?? []).flatMap((source) => checkSource(indicator, source)));
}

function checkSource(indicator: Indicator, source: ErrorSource): Issue[] {
  const { id, title, clause } = indicator;
  const args = { indicator: title['zh-CN'], id };
  if (source.kind === 'survey' || source.kind === 'raters') {
    if (indicator[source.kind] !== undefined) return [];
    return [schemeIssue('SCHEME_ERROR_SOURCE', source.place, { ...args, found: source.kind }, clause)];
  }
  if (source.kind !== 'revisions' || source.rows.length >= FEWEST_REVISIONS) return [];
  return [schemeIssue('ERROR_REVISIONS_FEW', source.place, { ...args, found: source.rows.length, expected: FEWEST_REVISIONS }, clause)];
}
