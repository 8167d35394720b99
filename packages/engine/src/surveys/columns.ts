import type { Observations } from '@kedu/model';
import type { Indicator, SurveyDimension } from '@kedu/scheme';

/** What is known of the answers of one unit; each is a column of the observations (SURVEY-3). */
export const SURVEY_FIGURES = ['mean', 'se', 'freedom', 't', 'margin', 'respondents', 'clusters', 'design_effect', 'trimmed'] as const;
export type SurveyFigure = (typeof SURVEY_FIGURES)[number];

const JOINT = ':';

/** Name of the column that holds a figure of a survey: surveyColumn('parks', 'mean') → `parks:survey:mean`. No indicator is named so. */
export function surveyColumn(indicator: string, figure: SurveyFigure): string {
  return [indicator, 'survey', figure].join(JOINT);
}

/** Name of the column that holds how many respondents of a category there were: surveyGroupColumn('parks', 'role', '网格员') → `parks:survey:role:网格员`. */
export function surveyGroupColumn(indicator: string, dimension: string, category: string): string {
  return [indicator, 'survey', dimension, category].join(JOINT);
}

/** Figures of one unit’s survey in one period, as they stand in the observations. */
export interface SurveyFigures extends Readonly<Partial<Record<SurveyFigure, number>>> {
  /** Respondents by category, in the order of the dimension. */
  readonly groups: readonly { readonly dimension: SurveyDimension; readonly counts: readonly number[] }[];
  /** The file that the answers stood in. */
  readonly file: string;
}

/**
 * Figures of a survey out of the observations.
 *
 * Missing: undefined where nobody of the unit was asked. Rule: SURVEY-3, SURVEY-8. Errors: none.
 */
export function surveyFigures(
  observations: Observations,
  { id, survey }: Pick<Indicator, 'id' | 'survey'>,
  period: string,
  unitId: string,
): SurveyFigures | undefined {
  const row = observations.unitIds.indexOf(unitId);
  const read = (name: string): number | undefined => {
    const column = row < 0 ? undefined : observations.column(name, period);
    return column?.missing[row] === 0 ? column.values[row] : undefined;
  };
  const respondents = read(surveyColumn(id, 'respondents'));
  if (respondents === undefined) return undefined;
  const figures = SURVEY_FIGURES.flatMap((figure) => {
    const value = read(surveyColumn(id, figure));
    return value === undefined ? [] : [[figure, value] as const];
  });
  return {
    ...Object.fromEntries(figures),
    groups: (survey?.weighting?.dimensions ?? []).map((dimension) => ({
      dimension,
      counts: dimension.categories.map((category) => read(surveyGroupColumn(id, dimension.id, category.id)) ?? 0),
    })),
    file: observations.origin(surveyColumn(id, 'respondents'), period, row)?.file ?? '',
  };
}
