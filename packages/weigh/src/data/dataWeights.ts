/** Figures beside a weight that say why it is what it is. */
export type ReasonName = 'entropy' | 'information' | 'deviation' | 'conflict' | 'loading';

/** Weights out of the scores of units, with the figures behind them. */
export interface DataWeights {
  /** Adding up to 1, in the order of the columns. */
  readonly weights: readonly number[];
  readonly reasons: readonly { readonly name: ReasonName; readonly values: readonly number[] }[];
  /** Share of the variance that the first component explains (PCA). */
  readonly explained?: number | undefined;
  /** Positions of columns whose loading has the sign that fewer columns have (PCA). */
  readonly against?: readonly number[] | undefined;
}

/** Why scores give no weights: no column tells units apart, a score below 0 has no share of a sum, too few units. */
export type NoWeights = 'no_difference' | 'negative' | 'too_few';

/** One way to weigh: units × parts, without gaps. */
export type DataMethod = (scores: readonly (readonly number[])[]) => DataWeights | NoWeights;

/** Fewer units say nothing. */
export const FEWEST_UNITS = 3;
