import { bilingual, type Column, type Issue, type Period, type Place, placeOfOrigin } from '@kedu/model';
import { type Indicator, isReviewLate } from '@kedu/scheme';
import type { AssessInput, Enrolment } from '../context.ts';
import { markedIndicator } from '../raters/columns.ts';
import { dueDay } from './calendar.ts';
import { valueIssue } from './codes.ts';
import type { Existence } from './existence.ts';
import type { ReportedTable } from './reported.ts';

/** Of one indicator and period so many cells are named one by one; the rest is counted. */
const NAMED = 20;

/**
 * Everything that is wrong with the reported values of a run, all at once, in the order of indicators, periods and units.
 *
 * Rule: CHECK-2, CHECK-5…9 (docs/spec/values.md), FROM-1, FROM-2 (docs/spec/composed.md).
 * Errors: returned, none thrown; of open votes SURVEY_REVIEW_LATE (SURVEY-2). Values outside their range are named up to 20 a column, then counted.
 */
export function reportedFaults(input: AssessInput, enrolment: Enrolment, table: ReportedTable, existence: Existence): Issue[] {
  const { scheme, observations } = input;
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const issues: Issue[] = [...unknownUnits(input)];
  for (const id of [...observations.indicators].sort()) {
    const marked = markedIndicator(id);
    if (marked !== undefined && (known.get(marked)?.raters ?? known.get(marked)?.survey)) continue;
    const indicator = known.get(id);
    const periods = table.periods(id);
    if (!indicator) {
      if (periods.length > 0) issues.push(valueIssue('CHECK_INDICATOR_UNKNOWN', firstPlace(id, periods, table, enrolment), { found: id }));
      continue;
    }
    if (indicator.raters ?? indicator.survey) {
      issues.push(...ratedReported(indicator, input, enrolment));
      continue;
    }
    if (indicator.formula && periods.length > 0) {
      issues.push(
        valueIssue(
          'CHECK_DERIVED_REPORTED',
          firstPlace(id, periods, table, enrolment),
          { formula: indicator.formula.source },
          indicator.clause,
        ),
      );
      continue;
    }
    const from = indicator.fromChildren ? 'children' : indicator.resultOf ? 'result' : undefined;
    if (from !== undefined && periods.length > 0) {
      const args = { title: indicator.title['zh-CN'], from };
      issues.push(valueIssue('FROM_REPORTED', firstPlace(id, periods, table, enrolment), args, indicator.clause));
      continue;
    }
    for (const period of periods) {
      const column = table.column(id, period.id);
      if (!column) continue;
      issues.push(...absentUnits(indicator, period, column, enrolment, table, existence));
      issues.push(...outOfRange(indicator, period, column, enrolment, table));
    }
  }
  issues.push(...lateReviews(input));
  for (const indicator of scheme.indicators) {
    const due = dueDay(indicator, input.period);
    if (
      indicator.formula ||
      indicator.fromChildren ||
      indicator.resultOf ||
      input.asOf <= due ||
      table.periods(indicator.id).some((one) => overlaps(one, input.period))
    )
      continue;
    const place = { ...indicator.place, indicator: indicator.id, period: input.period.id };
    issues.push(valueIssue('CHECK_INDICATOR_WITHOUT_DATA', place, { title: indicator.title['zh-CN'], due }, indicator.clause));
  }
  return issues;
}

/** Open votes whose legal review is dated after the as-of day (SURVEY-2). */
function lateReviews({ scheme, asOf, period }: AssessInput): Issue[] {
  return scheme.indicators.flatMap(({ id, title, survey, clause }) => {
    const review = survey?.legalReview;
    if (!survey || !review || !isReviewLate(survey, asOf)) return [];
    const args = { ...bilingual('title', title), document: review.document, found: review.date, as_of: asOf };
    return [valueIssue('SURVEY_REVIEW_LATE', { ...survey.place, indicator: id, period: period.id }, args, clause)];
  });
}

/** Values that were reported beside the marks of raters (RATERS-6) or the answers of the public (SURVEY-6). */
function ratedReported({ id, title, survey, clause }: Indicator, { observations }: AssessInput, { units }: Enrolment): Issue[] {
  const rowOf = new Map(observations.unitIds.map((unit, row) => [unit, row]));
  for (const period of observations.periods) {
    if (!observations.column(id, period)) continue;
    const origins = units.map((unit) => observations.origin(id, period, rowOf.get(unit.id) ?? -1));
    const origin = origins.find((one) => one !== undefined);
    const place = origin ? placeOfOrigin({ ...origin, text: undefined }) : {};
    return [
      valueIssue(
        survey ? 'SURVEY_REPORTED' : 'CHECK_RATED_REPORTED',
        { ...place, indicator: id, period },
        bilingual('title', title),
        clause,
      ),
    ];
  }
  return [];
}

function overlaps(a: Period, b: Period): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function* unknownUnits({ observations, register }: AssessInput): Generator<Issue> {
  const registered = new Set(register.versions.map((version) => version.id));
  for (const [row, unit] of observations.unitIds.entries()) {
    if (registered.has(unit)) continue;
    yield valueIssue('CHECK_UNIT_UNKNOWN', rowPlace(observations, row, unit), { found: unit });
  }
}

function rowPlace(observations: AssessInput['observations'], row: number, unit: string): Place {
  for (const indicator of observations.indicators) {
    for (const period of observations.periods) {
      const origin = observations.origin(indicator, period, row);
      if (origin) return { ...placeOfOrigin({ ...origin, column: undefined, text: undefined }), unit };
    }
  }
  return { unit };
}

function firstPlace(indicator: string, periods: readonly Period[], table: ReportedTable, enrolment: Enrolment): Place {
  for (const period of periods) {
    for (let unit = 0; unit < enrolment.units.length; unit += 1) {
      const origin = table.origin(indicator, period.id, unit);
      if (origin) return { ...placeOfOrigin({ ...origin, text: undefined }), indicator };
    }
  }
  return { indicator };
}

function absentUnits(
  indicator: Indicator,
  period: Period,
  column: Column,
  enrolment: Enrolment,
  table: ReportedTable,
  existence: Existence,
): Issue[] {
  const absent = existence.absent(period);
  if (!absent) return [];
  const issues: Issue[] = [];
  absent.forEach((isAbsent, unit) => {
    if (isAbsent === 0 || column.missing[unit] !== 0) return;
    issues.push(
      valueIssue('CHECK_UNIT_NOT_IN_EXISTENCE', cellPlace(indicator, period, unit, enrolment, table), {
        found: column.values[unit] as number,
      }),
    );
  });
  return issues;
}

function outOfRange(indicator: Indicator, period: Period, column: Column, enrolment: Enrolment, table: ReportedTable): Issue[] {
  if (!indicator.range) return [];
  const low = indicator.range[0] ?? Number.NEGATIVE_INFINITY;
  const high = indicator.range[1] ?? Number.POSITIVE_INFINITY;
  const args = { expected: rangeText(indicator.range), measure: indicator.unit ?? '' };
  const issues: Issue[] = [];
  let more = 0;
  for (let unit = 0; unit < column.values.length; unit += 1) {
    const found = column.values[unit] as number;
    if (column.missing[unit] !== 0 || (found >= low && found <= high)) continue;
    if (issues.length >= NAMED) more += 1;
    else
      issues.push(
        valueIssue('CHECK_OUT_OF_RANGE', cellPlace(indicator, period, unit, enrolment, table), { found, ...args }, indicator.clause),
      );
  }
  if (more > 0)
    issues.push(valueIssue('CHECK_OUT_OF_RANGE_MORE', { indicator: indicator.id, period: period.id }, { more, ...args }, indicator.clause));
  return issues;
}

function rangeText([low, high]: readonly [number | null, number | null]): string {
  if (low === null) return high === null ? '' : `≤ ${high}`;
  return high === null ? `≥ ${low}` : `${low}…${high}`;
}

function cellPlace(indicator: Indicator, period: Period, unit: number, enrolment: Enrolment, table: ReportedTable): Place {
  const origin = table.origin(indicator.id, period.id, unit);
  return {
    ...(origin ? placeOfOrigin(origin) : {}),
    unit: enrolment.units[unit]?.id,
    indicator: indicator.id,
    period: period.id,
  };
}
