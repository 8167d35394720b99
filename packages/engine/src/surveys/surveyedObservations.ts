import { type Column, missingCode, type Observations, type Origin, type UnitRegister } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { SURVEY_FIGURES, type SurveyFigure, surveyColumn, surveyGroupColumn } from './columns.ts';

/** Counted answers of one unit; no single answer is known any more. */
export interface UnitSurvey extends Readonly<Partial<Record<SurveyFigure, number>>> {
  readonly respondents: number;
  /** Respondents by category, for each dimension of the weighting. */
  readonly groups: readonly { readonly dimension: string; readonly counts: ReadonlyMap<string, number> }[];
}

/** Counted answers about one indicator in one period. */
export interface SurveyedIndicator {
  readonly indicator: Indicator;
  readonly period: string;
  /** The files that the answers stood in, joined; no line of them is ever cited as the origin of a value. */
  readonly file: string;
  /** By unit ID. */
  readonly byUnit: ReadonlyMap<string, UnitSurvey>;
}

/** Answers rest on a whole file: its first line stands for it. */
const WHOLE_FILE = 1;

/**
 * Observations with the figures of surveys among them, so that what was counted goes wherever values go: into the hash of the data, the snapshot, the report.
 *
 * Shape: per indicator a column for each figure (SURVEY_FIGURES) and for each category of the population. Missing: a unit that was not asked, and a mean of too few respondents, are `overdue`, which
 * the calendar decides on (CHECK-3); every other figure that too few respondents or one cluster do not give is `withheld`. Rule: SURVEY-3. Errors: none.
 */
export function withSurveyFigures(
  observations: Observations,
  surveyed: readonly SurveyedIndicator[],
  register: UnitRegister,
): Observations {
  if (surveyed.length === 0) return observations;
  const { unitIds } = observations;
  const example = new Set(register.versions.filter((unit) => unit.example).map(({ id }) => id));
  const columns = new Map<string, Map<string, { readonly column: Column; readonly file: string }>>();
  for (const { indicator, period, file, byUnit } of surveyed) {
    const put = (name: string, figure: (unit: UnitSurvey) => number | undefined, blank: 'overdue' | 'withheld' = 'withheld'): void => {
      const byPeriod = columns.get(name) ?? new Map<string, { readonly column: Column; readonly file: string }>();
      byPeriod.set(period, { column: columnOf(unitIds, byUnit, figure, blank), file });
      columns.set(name, byPeriod);
    };
    for (const figure of SURVEY_FIGURES)
      put(surveyColumn(indicator.id, figure), (unit) => unit[figure], figure === 'mean' ? 'overdue' : 'withheld');
    for (const { id, categories } of indicator.survey?.weighting?.dimensions ?? [])
      for (const category of categories)
        put(
          surveyGroupColumn(indicator.id, id, category.id),
          ({ groups }) => groups.find(({ dimension }) => dimension === id)?.counts.get(category.id) ?? 0,
        );
  }
  const originOf = (name: string, period: string, unit: number): Origin | undefined => {
    const found = columns.get(name)?.get(period);
    if (found?.column.missing[unit] !== 0) return undefined;
    return { file: found.file, line: WHOLE_FILE, example: example.has(unitIds[unit] ?? '') };
  };
  return {
    unitIds,
    indicators: [...new Set([...observations.indicators, ...columns.keys()])].sort(),
    periods: [...new Set([...observations.periods, ...surveyed.map(({ period }) => period)])].sort(),
    column: (name, period) => columns.get(name)?.get(period)?.column ?? observations.column(name, period),
    origin: (name, period, unit) => (columns.has(name) ? originOf(name, period, unit) : observations.origin(name, period, unit)),
  };
}

function columnOf(
  unitIds: readonly string[],
  byUnit: ReadonlyMap<string, UnitSurvey>,
  figure: (unit: UnitSurvey) => number | undefined,
  blank: 'overdue' | 'withheld',
): Column {
  const values = new Float64Array(unitIds.length).fill(Number.NaN);
  const missing = new Uint8Array(unitIds.length).fill(missingCode('overdue'));
  unitIds.forEach((id, i) => {
    const unit = byUnit.get(id);
    if (!unit) return;
    const value = figure(unit);
    values[i] = value ?? Number.NaN;
    missing[i] = value === undefined ? missingCode(blank) : 0;
  });
  return { values, missing };
}
