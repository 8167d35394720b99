import { type CompiledScheme, isReviewLate } from '@kedu/scheme';
import type { ReportedTable } from '../values/reported.ts';
import { surveyColumn } from './columns.ts';

/**
 * Reported values with those of indicators that the public is asked about: the weighted mean of the answers.
 *
 * Shape: a column over the units of the run. Missing: `overdue` for a unit that was not asked or has too few respondents; the calendar
 * decides what that means (CHECK-3). Rule: SURVEY-6. Errors: none; a value that a data file
 * gives such an indicator is not read (SURVEY_REPORTED), nor an open vote whose legal review is dated after `asOf` (SURVEY-2).
 */
export function withSurveys(table: ReportedTable, scheme: Pick<CompiledScheme, 'indicators'>, asOf: string): ReportedTable {
  const asked = new Map(scheme.indicators.flatMap(({ id, survey }) => (survey ? [[id, surveyColumn(id, 'mean')] as const] : [])));
  const late = new Set(scheme.indicators.flatMap(({ id, survey }) => (survey && isReviewLate(survey, asOf) ? [id] : [])));
  if (asked.size === 0) return table;
  const named = (id: string): string => asked.get(id) ?? id;
  return {
    ...table,
    periods: (id) => (late.has(id) ? [] : table.periods(named(id))),
    column: (id, period) => (late.has(id) ? undefined : table.column(named(id), period)),
    origin: (id, period, unit) => (late.has(id) ? undefined : table.origin(named(id), period, unit)),
    reporter: (id, period, unit) => table.reporter(named(id), period, unit),
  };
}
