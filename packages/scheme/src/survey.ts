import type { LocalizedText, Place } from '@kedu/model';

/** How the public was asked about an indicator, and how answers make its value (SURVEY-1 to SURVEY-9). */
export interface Survey {
  /** A sample in which everybody had a known chance, or whoever came. */
  readonly sample: 'probability' | 'open_vote';
  /** On what paper and day an open vote was admitted as a basis of assessment. */
  readonly legalReview?: { readonly document: string; readonly date: string } | undefined;
  /** What the sample was drawn from. */
  readonly frame?: LocalizedText | undefined;
  readonly mode: readonly SurveyMode[];
  /** How answers are weighted to the population; absent where only base weights count. */
  readonly weighting?: SurveyWeighting | undefined;
  /** With fewer respondents a unit has no value. */
  readonly atLeast: number;
  /** Fewer respondents of a category are warned of. */
  readonly atLeastInGroup: number;
  /** Confidence of the margin of error, in per cent. */
  readonly confidence: 90 | 95 | 99;
  /** How many respondents, or clusters, a unit’s sample was drawn from. */
  readonly sampledOf?: number | undefined;
  readonly place: Place;
}

export type SurveyMode = 'online' | 'field' | 'telephone' | 'mail';

/** Weighting of answers to what is known of the population (SURVEY-4). */
export interface SurveyWeighting {
  readonly method: 'strata' | 'raking';
  /** In the order of the table. */
  readonly dimensions: readonly SurveyDimension[];
  readonly population: readonly PopulationRow[];
  /** No weight above so many times their mean. */
  readonly trim?: number | undefined;
}

/** One way to divide the public: by role, by age. */
export interface SurveyDimension {
  readonly id: string;
  readonly title: LocalizedText;
  /** In the order of the table; IDs are the texts of the answer file. */
  readonly categories: readonly { readonly id: string; readonly title: LocalizedText }[];
}

/** People of one category in one unit, or in every unit that has no rows of its own. */
export interface PopulationRow {
  readonly unitCode?: string | undefined;
  readonly dimension: string;
  readonly category: string;
  readonly people: number;
  readonly place: Place;
}

/**
 * Whether the legal review that admits an open vote is dated after the as-of day of a run: the vote has no value then.
 *
 * Rule: SURVEY-2. Errors: none. Example: review of 2024-05-01, as of 2024-04-30 → true.
 */
export function isReviewLate({ legalReview }: Pick<Survey, 'legalReview'>, asOf: string): boolean {
  return legalReview !== undefined && legalReview.date > asOf;
}

/**
 * People by category, in the order of the dimension: the unit’s own rows where it has any, else those for all.
 *
 * Missing: a category without a row has nobody; undefined where no row holds for the unit. Rule: SURVEY-4. Example: rows `*` 60 40 → [60, 40] for every unit.
 */
export function peopleOf(
  { population }: Pick<SurveyWeighting, 'population'>,
  { id, categories }: SurveyDimension,
  unitCode: string,
): readonly number[] | undefined {
  const own = population.filter((row) => row.dimension === id && row.unitCode === unitCode);
  const rows = own.length > 0 ? own : population.filter((row) => row.dimension === id && row.unitCode === undefined);
  if (rows.length === 0) return undefined;
  return categories.map((category) => rows.find((row) => row.category === category.id)?.people ?? 0);
}
